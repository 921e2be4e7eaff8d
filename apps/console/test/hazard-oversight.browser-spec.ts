import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, HAZARDS, ownTitle, reportedHazard, type HazardBody } from './hazard.kit';
import type { Page } from 'playwright-core';

const c = theConsole();
const base = '440310';
const SUBJECTS = '/api/enforcement/v1/subjects';
const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** One of the actions that stand behind a button of their own. */
async function choose(page: Page, name: string): Promise<void> {
  await button(page, '更多办理').click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

/** Sends the form of a step, whose button is called as the step. */
const send = (page: Page, name: string) => button(page, name, drawer(page)).click();

async function chooseUnit(page: Page, label: string, unit: string): Promise<void> {
  await drawer(page).getByRole('combobox', { name: label }).fill(unit);
  await page.locator('.ant-select-dropdown:visible').getByText(unit, { exact: false }).first().click();
}

describe('a hazard beside its way from report to closure', () => {
  const step = (who: string, h: HazardBody, verb: string, body: object = {}) => c.as(base, who).post<HazardBody>(`${HAZARDS}/${h.id}/actions/${verb}`, body, { version: h.version });
  const assigned = async (title: string, more: object = {}): Promise<HazardBody> => {
    const { items } = await c.as(base, 'street1').get<{ items: { memberId: string; name: string }[] }>(`${HAZARDS}/assignees?q=${encodeURIComponent('黄志伟')}`);
    return step('street1', await reportedHazard(c, title, more), 'assign', { memberId: items[0]!.memberId });
  };

  it('given who rectifies asks for more time, then the street sees what he asks and approves it', async () => {
    const hazard = await assigned(ownTitle('消防水管漏水'));
    const owner = await c.signInAs(base, 'owner', { view: 'phone' });
    await owner.open(`/hazards/${hazard.id}`);
    await button(owner.page, '申请延期').click();
    await button(owner.page, '15 天', drawer(owner.page)).click();
    await drawer(owner.page).getByLabel('延期理由').fill('配件未到货');
    await expectFits(owner.page);
    await send(owner.page, '申请延期');
    await owner.page.getByText(/申请延期至 .+，待答复/).waitFor();

    const street = await c.signInAs(base, 'street1');
    await street.open(`/hazards/${hazard.id}`);
    await street.page.getByText('配件未到货').first().waitFor();
    await button(street.page, '答复延期申请').click();
    await drawer(street.page).getByText(/黄志伟申请延至/).waitFor();
    await expectAccessible(street.page);
    await shot(street.page, 'hazard-extension');
    await send(street.page, '答复延期申请');
    await street.page.getByText(/待答复/).waitFor({ state: 'detached' });
  }, 120_000);

  it('given a major hazard, then it is listed with its five requirements, an expert agrees, and a department answers for it too', async () => {
    const hazard = await assigned(ownTitle('有限空间无审批'), { level: 'major' });
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/hazards/${hazard.id}`);
    await page.getByText('重大事故隐患尚未挂牌督办').waitFor();
    await choose(page, '挂牌督办');
    await send(page, '挂牌督办');
    await drawer(page).getByText('请填写责任').waitFor();
    for (const [label, said] of [['责任', '张三（总经理）'], ['措施', '停止作业，补办审批'], ['资金', '五万元，已到位'], ['时限', '三十日内'], ['预案', '现场处置方案已演练']] as const) await drawer(page).getByLabel(label, { exact: true }).fill(said);
    await send(page, '挂牌督办');
    await page.getByText('督办中').waitFor();
    await choose(page, '交办主管部门');
    await chooseUnit(page, '主管部门', '执法监督科');
    await send(page, '交办主管部门');
    await page.getByRole('heading', { name: '双重交办' }).waitFor();
    await step('owner', await step('owner', await c.as(base, 'owner').get<HazardBody>(`${HAZARDS}/${hazard.id}`), 'start'), 'submit', { evidence: ['已整改'] });
    await button(page, '登记专家意见').click();
    await drawer(page).getByLabel('专家（姓名、单位）').fill('王五（市专家库）');
    await drawer(page).getByLabel('意见', { exact: true }).fill('已按方案治理');
    await drawer(page).getByLabel('同意', { exact: true }).check();
    await send(page, '登记专家意见');
    await page.getByText('同意销号', { exact: true }).waitFor();
    await button(page, '复查').click();
    await send(page, '复查');
    await page.getByText('复查合格，待部门一侧闭环').first().waitFor();
    await expectAccessible(page);
    await shot(page, 'hazard-oversight', { fullPage: true });
  }, 120_000);

  it('given a closed hazard, then somebody else re-opens it, and it is handed to another unit', async () => {
    const hazard = await step('street1', await reportedHazard(c, ownTitle('配电箱敞开')), 'assign');
    const sent = await step('admin', await step('admin', hazard, 'start'), 'submit', { evidence: ['已关闭'] });
    await step('officer', sent, 'verify', { result: 'accepted' });
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/hazards/${hazard.id}`);
    await button(page, '复核重开').click();
    await drawer(page).getByLabel('发现的问题').fill('抽查时再次敞开');
    await send(page, '复核重开');
    await page.getByText('抽查时再次敞开').first().waitFor();
    await choose(page, '移送');
    await chooseUnit(page, '接收单位', '执法监督科');
    await drawer(page).getByLabel('移送理由').fill('属执法监督');
    await send(page, '移送');
    await page.getByText('属执法监督').first().waitFor();
    expect((await c.as(base, 'section').get<HazardBody>(`${HAZARDS}/${hazard.id}`)).status).toBe('reported');
  }, 120_000);

  it('given a subject on file, then a report of what was put right on the spot names it, and the ledger finds it so', async () => {
    const { items } = await c.as(base, 'grid1').get<{ items: { divisionCode: string }[] }>(`${HAZARDS}?limit=1`);
    const name = ownTitle('坪山某五金厂');
    const subject = await c.as(base, 'grid1').post<{ id: string }>(SUBJECTS, { kind: 'small_premises', name, address: '坪山大道 1 号', divisionCode: items[0]!.divisionCode });
    const { page, open } = await c.signInAs(base, 'grid1', { view: 'phone' });
    await open('/hazards/new');
    const title = ownTitle('插座烧焦');
    await page.getByLabel('发现了什么').fill(title);
    await page.getByLabel('监管对象').fill(name);
    await page.locator('.ant-select-dropdown:visible').getByText(name).click();
    await page.getByText('现场整改', { exact: true }).click();
    await page.getByText('整改前、后都有照片的一般隐患，上报即销号').waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'report-on-the-spot', { fullPage: true });
    await button(page, '上报').click();
    await page.getByRole('link', { name: '查看这一条' }).click();
    await page.getByText(name).first().waitFor();
    await open(`/hazards?subjectId=${subject.id}&rectification=on_the_spot`);
    await page.getByText(title).first().waitFor();
  }, 120_000);

  it.each(LOOKS)('given a hazard with all of it %s, then its page is accessible and fits', async (_how, look) => {
    const hazard = await assigned(ownTitle('粉尘清扫不到位'), { level: 'major', dueAt: later(3) });
    const units = await c.as(base, 'admin').get<{ items: { id: string }[] }>('/api/tenancy/v1/units?limit=1');
    const requirements = { responsibility: '张三', measures: '停产清扫', funds: '三万元', timeLimit: '十日内', plan: '已演练' };
    const dual = await step('section', hazard, 'assign-department', { unitId: units.items[0]!.id });
    const listed = await step('section', dual, 'list-supervision', { requirements });
    await step('owner', listed, 'request-extension', { dueAt: later(20), reason: '设备检修' });
    const { page, open } = await c.signInAs(base, 'section', look);
    await open(`/hazards/${hazard.id}`);
    await page.getByText('停产清扫').waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `hazard-whole-${Object.values(look).join('-') || 'desktop'}`, { fullPage: true });
  }, 120_000);
});
