import { shanghaiDay } from '@anlan/domain';
import { until } from '@anlan/platform/testing';
import type { Page } from 'playwright-core';
import { expectAccessible, expectFits, shot, theConsole, type Visit } from './console.kit';
import { button, drawer, HAZARDS, ownTitle, phonePicture, type HazardBody } from './hazard.kit';
import { ownCreditCode, placeOf, SUBJECTS } from './subject.kit';

const c = theConsole();
const base = '440310';
const api = '/api/enforcement/v1';
const today = (): string => shanghaiDay(new Date());

interface Scene {
  readonly name: string;
  readonly subjectId: string;
  readonly code: string;
  readonly campaign: string;
  readonly campaignId: string;
  readonly checklist: string;
}

/** What stood before the story begins: an enterprise with a code at its door, a checklist, and a campaign that runs. */
async function scene(): Promise<Scene> {
  const [section, name, campaign, checklist] = [c.as(base, 'section'), ownTitle('鑫源五金'), ownTitle('粉尘整治'), ownTitle('工贸日常检查表')];
  const subject = await section.post<{ id: string; code: string }>(SUBJECTS, { kind: 'enterprise', name, creditCode: ownCreditCode(), address: '锦绣路 7 号', divisionCode: await placeOf(c) });
  const { id: listId } = await section.post<{ id: string }>(`${api}/checklists`, { name: checklist, items: [{ code: '1', text: '疏散通道是否畅通' }, { code: '2', text: '除尘系统是否按规定清灰', evidence: 'when_failed' }] });
  await section.post(`${api}/checklists/${listId}/actions/publish`, {}, { version: 1 });
  const { items: units } = await section.get<{ items: { id: string }[] }>('/api/tenancy/v1/units?limit=1');
  const { id: campaignId } = await section.post<{ id: string }>(`${api}/campaigns`, { name: campaign, from: '2026-01-01', to: '2099-12-31', leadUnitId: units[0]!.id });
  await section.post(`${api}/campaigns/${campaignId}/actions/start`, {}, { version: 1 });
  return { name, subjectId: subject.id, code: subject.code, campaign, campaignId, checklist };
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.click();
  if (await box.isEditable()) await box.fill(option);
  await page.locator('.ant-select-dropdown:visible').locator('.ant-select-item-option', { hasText: option }).first().click();
  await page.keyboard.press('Escape');
}

const answer = (page: Page, item: string, said: string) => page.getByRole('region', { name: item }).getByText(said, { exact: true }).click();

async function picture(visit: Visit, within = visit.page.locator('body')): Promise<void> {
  await within.getByTestId('pictures').first().setInputFiles({ name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer: await phonePicture(visit.page) });
  await within.getByText('已上传').first().waitFor();
}

async function signed(page: Page, who: string): Promise<void> {
  const place = page.getByRole('region', { name: who });
  const pad = place.getByRole('img');
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 10, { steps: 4 });
  await page.mouse.move(box.x + box.width - 20, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await button(page, '确认签名', place).click();
  await place.getByText('已签名').waitFor();
}

const stateOf = async (id: string): Promise<HazardBody & { reopened: number }> => c.as(base, 'section').get(`${HAZARDS}/${id}`);

/** Who works at it where it lies, on his own screen. */
async function submit(owner: Visit, words: string): Promise<void> {
  await button(owner.page, '申请验收').click();
  await picture(owner, drawer(owner.page));
  await drawer(owner.page).getByLabel('整改情况').fill(words);
  await expectFits(owner.page);
  await button(owner.page, '申请验收', drawer(owner.page)).click();
  await owner.page.getByText('待复查').first().waitFor();
}

async function verify(officer: Visit, reason?: string): Promise<void> {
  await button(officer.page, '复查').click();
  const form = drawer(officer.page);
  await form.getByLabel(reason ? '不合格，退回整改' : '合格，销号', { exact: true }).check();
  if (reason) await form.getByLabel('不合格的原因').fill(reason);
  await button(officer.page, '复查', form).click();
  await form.waitFor({ state: 'detached' });
}

describe('the story of a hazard, in the browser', () => {
  it('given four people and a second officer, then what a patrol and an inspection find goes its whole way, in one campaign, and a complaint opens it again', async () => {
    const s = await scene();

    // The grid member, at the door with his phone.
    const grid = await c.signInAs(base, 'grid1', { view: 'phone' });
    await grid.open('/checks/new');
    await grid.page.getByLabel(/^场所码/).fill(s.code);
    await choose(grid.page, '检查表', s.checklist);
    await choose(grid.page, '专项行动', s.campaign);
    await expectFits(grid.page);
    await button(grid.page, '开始检查').click();
    await grid.page.getByRole('heading', { level: 1, name: s.name }).waitFor();
    await answer(grid.page, '疏散通道是否畅通', '否');
    await answer(grid.page, '除尘系统是否按规定清灰', '不适用');
    await grid.page.getByLabel('第 1 项现场情况').fill('通道堆放杂物');
    await picture(grid);
    await expectAccessible(grid.page);
    await expectFits(grid.page);
    await shot(grid.page, 'story-patrol', { fullPage: true });
    await button(grid.page, '完成检查').click();
    await grid.page.getByText('发现的隐患（1）').waitFor();
    await grid.page.getByRole('link', { name: /疏散通道是否畅通/ }).click();
    await grid.page.waitForURL(/\/hazards\/[0-9a-f-]{36}$/);
    const id = grid.page.url().split('/').pop()!;

    // The street hands it to the enterprise.
    const street = await c.signInAs(base, 'street1');
    await street.open(`/hazards/${id}`);
    await button(street.page, '交办').click();
    await drawer(street.page).getByLabel('整改责任人').fill('黄志伟');
    await street.page.locator('.ant-select-item-option', { hasText: '黄志伟' }).click();
    await button(street.page, '7 天', drawer(street.page)).click();
    await button(street.page, '交办', drawer(street.page)).click();
    await street.page.getByText('已交办', { exact: true }).first().waitFor();

    // The enterprise, on a small phone.
    const owner = await c.signInAs(base, 'owner', { view: 'phone' });
    await owner.open(`/hazards/${id}`);
    await button(owner.page, '开始整改').click();
    await button(owner.page, '开始整改', drawer(owner.page)).click();
    await submit(owner, '已清理部分通道');
    await shot(owner.page, 'story-owner', { fullPage: true });

    // The district sends it back once.
    const officer = await c.signInAs(base, 'officer');
    await officer.open(`/hazards/${id}`);
    await verify(officer, '东侧仍有杂物');
    await officer.page.getByText('东侧仍有杂物').first().waitFor();
    await owner.open(`/hazards/${id}`);
    await submit(owner, '已全部清理');
    await officer.open(`/hazards/${id}`);
    await verify(officer);
    await officer.page.getByText('复查合格，销号').first().waitFor();
    expect(await stateOf(id)).toMatchObject({ status: 'closed', rejections: 1 });

    // An inspection by two officers, for the same campaign.
    const second = await c.newPerson(base, 'enforcement-officer', { displayName: ownTitle('陈静') });
    await officer.open(`/checks/new?kind=inspection&subject=${s.subjectId}`);
    await officer.page.getByText(s.name).first().waitFor();
    await officer.page.getByLabel('拟检查日期').fill(today());
    await officer.page.getByLabel('检查事项（须在公布的事项清单内）').fill('粉尘防爆安全规定执行情况');
    await choose(officer.page, '事由', '专项行动');
    for (const [n, who] of ['刘洋', second.displayName].entries()) {
      const group = officer.page.getByRole('group', { name: `执法人员 ${n + 1}` });
      await group.getByRole('combobox', { name: '姓名' }).fill(who);
      await officer.page.locator('.ant-select-dropdown:visible').locator('.ant-select-item-option', { hasText: who }).first().click();
      await group.getByLabel('执法证号').fill(`1903100000${n + 1}`);
    }
    await choose(officer.page, '检查表', s.checklist);
    await choose(officer.page, '专项行动', s.campaign);
    await expectAccessible(officer.page);
    await shot(officer.page, 'story-inspection-request', { fullPage: true });
    await button(officer.page, '提交申请').click();
    await officer.page.getByText('待批').first().waitFor();
    expect(await button(officer.page, '批准').count()).toBe(0);
    const inspection = new URL(officer.page.url()).pathname.replace(`/${base}`, '');

    const leader = await c.signInAs(base, 'leader');
    await leader.open(inspection);
    await button(leader.page, '批准').click();
    await drawer(leader.page).getByLabel('意见').fill('同意');
    await button(leader.page, '批准', drawer(leader.page)).click();
    await leader.page.getByText('已批').first().waitFor();

    const colleague = await c.signInAs(base, second, { view: 'phone' });
    await colleague.open(inspection);
    await button(colleague.page, '扫码入企').click();
    await drawer(colleague.page).getByLabel(/^场所码/).fill(s.code);
    await button(colleague.page, '扫码入企', drawer(colleague.page)).click();
    await button(colleague.page, '记录签字').or(colleague.page.getByRole('link', { name: '记录签字' })).first().click();
    await answer(colleague.page, '疏散通道是否畅通', '是');
    await answer(colleague.page, '除尘系统是否按规定清灰', '否');
    await colleague.page.getByLabel('第 2 项现场情况').fill('除尘管道积尘');
    await signed(colleague.page, '执法人员 刘洋');
    await signed(colleague.page, `执法人员 ${second.displayName}`);
    const party = colleague.page.getByRole('region', { name: /^当事人/ });
    await party.getByLabel('姓名').fill('黄志伟');
    await party.getByLabel('拒签说明').fill('负责人外出');
    await expectAccessible(colleague.page);
    await expectFits(colleague.page);
    await shot(colleague.page, 'story-signatures', { fullPage: true });
    await button(colleague.page, '记录签字，完成检查').click();
    await colleague.page.getByText('发现的隐患（1）').waitFor();
    await colleague.page.getByText('已签字').first().waitFor();

    // Both count in the campaign, and its numbers lead to them.
    const section = await c.signInAs(base, 'section');
    await section.open(`/campaigns/${s.campaignId}`);
    await section.page.getByText(/发现隐患2处,现场整改0处,限期整改2处/).waitFor();
    await shot(section.page, 'story-campaign', { fullPage: true });
    await section.page.getByRole('link', { name: /^已销号 1/ }).click();
    await section.page.waitForURL(new RegExp(`/hazards\\?.*campaignId=${s.campaignId}`));
    await section.page.getByText('疏散通道是否畅通').first().waitFor();
    expect(await section.page.getByText('除尘系统是否按规定清灰').count()).toBe(0);

    // A complaint: the street looks again, and it begins anew.
    await street.open(`/hazards/${id}`);
    await button(street.page, '复核重开').click();
    await drawer(street.page).getByLabel('投诉举报').check();
    await drawer(street.page).getByLabel('发现的问题').fill('群众反映通道又被占用');
    await button(street.page, '复核重开', drawer(street.page)).click();
    await street.page.getByText('群众反映通道又被占用').first().waitFor();
    await owner.open(`/hazards/${id}`);
    await submit(owner, '已划线并上锁');
    await officer.open(`/hazards/${id}`);
    await verify(officer);
    await until('closed anew', async () => ((await stateOf(id)).status === 'closed' ? true : undefined));
    await officer.page.getByText('群众反映通道又被占用').first().waitFor();
    await expectAccessible(officer.page);
    await shot(officer.page, 'story-closed', { fullPage: true });
    expect(await stateOf(id)).toMatchObject({ status: 'closed', reopened: 1, rejections: 1 });

    // The neighbouring district knows nothing of it.
    const other = await c.signInAs('330108', 'officer');
    await other.open(`/hazards/${id}`);
    await other.page.getByRole('heading', { name: /没有这条隐患/ }).waitFor();
  }, 240_000);
});
