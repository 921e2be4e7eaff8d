import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { drawSignature, headOf, letterTo } from './letters.kit';
import { chooseUnit, takeStep, unitNamed } from './lists.kit';

const c = theConsole();
const base = '440310';
const API = '/api/responsibility/v1';
/** Eight pages, each looked at with axe. */
const PAGES_MS = 120_000;

describe('letters of responsibility', () => {
  const title = ownTitle('责任书');
  let letter: { id: string };
  let draft: { id: string };
  let template: { id: string };
  beforeAll(async () => {
    const unit = await unitNamed(c, '执法监督科');
    letter = await letterTo(c, title, unit.id, { signBy: '2026-03-31' });
    draft = await letterTo(c, `${title} 草稿`, unit.id, { send: false });
    template = await c.as(base, 'section').post(`${API}/letter-templates`, { name: title, body: '{甲方}与{乙方}签订：\n{目标}', targets: [{ name: '事故起数', value: '≤ 2', unit: '起' }], divisionCode: base });
  });

  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const { page, open } = await c.signInAs(base, 'section', look);
    const pages = [['/letters', 'letters'], [`/letters/${letter.id}`, 'letter'], [`/letters/${draft.id}`, 'draft'], ['/letters/new', 'new'], ['/letters/unsigned', 'unsigned'], ['/letter-templates', 'templates'], [`/letter-templates/${template.id}`, 'template']] as const;
    for (const [path, what] of pages) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `letters-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  }, PAGES_MS);

  it('given a template, when letters are drafted for two units, then they are sent, signed by the leader and on a phone by the head of a unit, and the rate is 50 % and leads to the signed one, which is assessed and put on file', async () => {
    const name = ownTitle('目标管理责任书');
    // A year of its own, so that the rate is of these two alone.
    const year = 2040 + Math.floor(Math.random() * 60);
    const head = await headOf(c, '执法监督科', `负责人${name.slice(-6)}`);
    const { page, open } = await c.signInAs(base, 'section');
    await open('/letter-templates');
    await button(page, '新建模板').first().click();
    await drawer(page).getByLabel('模板名称').fill(name);
    await drawer(page).getByLabel('正文').fill('{甲方}与{乙方}签订{标题}。\n{目标}');
    await button(page, '增加目标', drawer(page)).click();
    await drawer(page).getByLabel('目标 1', { exact: true }).fill('生产安全事故起数');
    await drawer(page).getByLabel('目标值 1').fill('≤ 2');
    await button(page, '新建', drawer(page)).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await button(page, '批量起草').click();
    await drawer(page).getByLabel('标题').fill(name);
    await drawer(page).getByLabel('年度').fill(String(year));
    await drawer(page).getByLabel('签订期限').fill('2027-03-31');
    await drawer(page).getByLabel('甲方签署人').fill('陈建国');
    await page.locator('.ant-select-item-option', { hasText: '陈建国' }).first().click();
    await chooseUnit(page, '乙方机构（一家一份，至多 200 家）', '执法监督科');
    await chooseUnit(page, '乙方机构（一家一份，至多 200 家）', '安全生产基础科');
    await button(page, '起草', drawer(page)).click();
    await page.waitForURL(/letters\?status=draft/);

    await open(`/letters?year=${year}`);
    const { items } = await c.as(base, 'section').get<{ items: { id: string; partyB: { unitId: string } }[] }>(`${API}/letters?year=${year}`);
    expect(items).toHaveLength(2);
    const [mine, other] = [items.find((l) => l.partyB.unitId === head.unitId)!, items.find((l) => l.partyB.unitId !== head.unitId)!];
    await c.as(base, 'section').call('POST', `${API}/letters/${other.id}/actions/send`, { version: 1, body: {} });
    await open(`/letters/${mine.id}`);
    await page.getByText('生产安全事故起数', { exact: true }).first().waitFor();
    await takeStep(page, '发出');
    await button(page, '发出').first().waitFor({ state: 'detached' });

    const leader = await c.signInAs(base, 'leader');
    await leader.open(`/letters/${mine.id}`);
    await leader.page.getByRole('button', { name: '阅读完毕，签署' }).click();
    await drawSignature(leader.page);
    await button(leader.page, '签署', drawer(leader.page)).click();
    await leader.page.getByRole('region', { name: '甲方' }).getByText('已签', { exact: true }).waitFor();

    const phone = await c.signInAs(base, head, { view: 'phone' });
    await phone.open(`/letters/${mine.id}`);
    const sign = phone.page.getByRole('button', { name: '阅读完毕，签署' });
    await sign.waitFor();
    // In reach of the thumb without looking for it, however long the letter is.
    await expect(sign.evaluate((e) => e.getBoundingClientRect().bottom <= innerHeight)).resolves.toBe(true);
    await expectAccessible(phone.page);
    await expectFits(phone.page);
    await shot(phone.page, 'letters-to-sign-phone');
    await sign.click();
    expect(await drawer(phone.page).getByText(/^[0-9a-f]{64}$/).count()).toBe(1);
    await drawSignature(phone.page);
    await expectFits(phone.page);
    await shot(phone.page, 'letters-sign-phone');
    await button(phone.page, '签署', drawer(phone.page)).click();
    await phone.page.getByRole('region', { name: '乙方' }).getByText('已签', { exact: true }).waitFor();
    expect(await sign.count()).toBe(0);
    await shot(phone.page, 'letters-signed-phone', { fullPage: true });

    await open(`/letters?year=${year}`);
    await page.getByRole('row', { name: new RegExp(`${year} 区级 .*50(\\.00)? ?%`) }).waitFor();
    await page.getByRole('link', { name: `${year} 区级 已签 1` }).click();
    await page.getByRole('link', { name }).nth(1).waitFor({ state: 'detached' });
    await page.getByRole('link', { name }).waitFor();
    expect(new URL(page.url()).searchParams.get('signed')).toBe('true');

    await open(`/letters/${mine.id}`);
    await button(page, '考核').first().click();
    await drawer(page).getByLabel('第 1 项完成值').fill('1 起');
    await drawer(page).locator('.ant-radio-button-wrapper').getByText('完成', { exact: true }).click();
    await drawer(page).getByLabel('考核结论').fill('完成各项目标');
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'letters-assess');
    await button(page, '考核', drawer(page)).click();
    await page.getByText('考核结论：').waitFor();
    expect(await page.getByRole('row', { name: /生产安全事故起数.*1 起 完成/ }).count()).toBe(1);
    await phone.open(`/letters/${mine.id}`);
    await phone.page.getByText('考核结论：').waitFor();
    await expectFits(phone.page);
    await shot(phone.page, 'letters-assessed-phone', { fullPage: true });
    await takeStep(page, '归档');
    await button(page, '归档').first().waitFor({ state: 'detached' });

    await open(`/letters/unsigned?year=${year}`);
    await page.getByRole('button', { name: '催签 安全生产基础科' }).click();
    await page.getByText('今天已催').waitFor();
  });
});
