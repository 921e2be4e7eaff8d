import type { Page } from 'playwright-core';
import { expectAccessible, expectFits, shot, theConsole, type Look, type Visit } from './console.kit';
import { button } from './hazard.kit';

const c = theConsole();
// Not the district of the other specs: its words and rules change here.
const base = '330108';
const SETTINGS = '/api/tenancy/v1/settings';

interface Setting {
  readonly value: unknown;
  readonly version: number;
}
const setting = (key: string): Promise<Setting> => c.as(base, 'admin').get(`${SETTINGS}/${key}`);

async function put(key: string, value: unknown): Promise<void> {
  const { version } = await setting(key);
  await c.as(base, 'admin').call('PUT', `${SETTINGS}/${key}`, { body: { value }, version });
}

async function editor(key: string, heading: string, look: Look = {}): Promise<Visit> {
  const visit = await c.signInAs(base, 'admin', look);
  await visit.open(`/system/settings/${key}`);
  await visit.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await button(visit.page, look.locale === 'en' ? 'Save' : '保存').waitFor();
  return visit;
}

async function save(page: Page): Promise<void> {
  await button(page, '保存').click();
  await page.getByText('已保存').waitFor();
}

/** What stands below a field as its fault. */
const fault = (page: Page, words: string | RegExp) => page.locator('.ant-form-item-explain-error', { hasText: words });

describe('settings', () => {
  const before = new Map<string, unknown>();
  const keys = ['numbering', 'calendar', 'terms', 'publicPage', 'deadlines', 'riskTags', 'censusDays', 'riskReviewDays', 'inspectionCaps', 'hazardCategories'];
  beforeAll(async () => {
    for (const key of keys) before.set(key, (await setting(key)).value);
  });
  afterEach(async () => {
    for (const key of keys) if (JSON.stringify((await setting(key)).value) !== JSON.stringify(before.get(key))) await put(key, before.get(key));
  });

  it.each<[string, Look]>([['on a desk', {}], ['in English, on a phone in the dark', { view: 'phone', locale: 'en', dark: true }]])('given them %s, then each is accessible and fits', async (_how, look) => {
    await put('terms', { closure: '闭环' });
    const { page, open } = await c.signInAs(base, 'admin', look);
    await open('/system/settings');
    await page.getByRole('heading', { level: 1, name: /^(设置|Settings)$/ }).waitFor();
    await page.getByText('YH-').first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `settings-${Object.values(look).join('-') || 'desktop'}`);
    for (const key of keys) {
      await open(`/system/settings/${key}`);
      await page.locator('button[type=submit]').waitFor();
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `settings-${key}-${Object.values(look).join('-') || 'desktop'}`, { fullPage: true });
    }
  });

  it('given a pattern of numbers without its year, then the field says what is wrong; given a right one, then it is saved and listed', async () => {
    const { page } = await editor('numbering', '编号规则');
    await page.getByLabel('隐患编号').fill('YH-{seq}');
    await button(page, '保存').click();
    await fault(page, /须含 \{year\}/).waitFor();
    await page.getByLabel('隐患编号').fill('滨YH〔{year}〕{seq:4}');
    await save(page);
    expect((await setting('numbering')).value).toEqual({ hazard: '滨YH〔{year}〕{seq:4}' });
    await page.getByRole('link', { name: '设置', exact: true }).last().click();
    await page.getByText('滨YH〔{year}〕{seq:4}').waitFor();
  });

  it('given a word of the district, then the console says it everywhere at once; a term said twice is a fault at its row', async () => {
    const { page, open } = await editor('terms', '本地用语');
    await button(page, '添加用语').click();
    await page.getByLabel('术语 1').fill('hazard');
    await page.locator('.ant-select-item-option', { hasText: /^隐患（hazard）$/ }).click();
    await page.getByLabel('本区说法 1').fill('风险点');
    await button(page, '添加用语').click();
    await page.getByLabel('术语 2').fill('hazard');
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: /^隐患（hazard）$/ }).click();
    await page.getByLabel('本区说法 2').fill('隐患点');
    await button(page, '保存').click();
    await fault(page, '该术语已有').first().waitFor();
    await button(page, '删除第 2 条').click();
    await save(page);
    await page.getByRole('link', { name: '风险点台账' }).waitFor();
    await open('/hazards');
    await page.getByRole('button', { name: /上报风险点/ }).or(page.getByRole('link', { name: /上报风险点/ })).first().waitFor();
    await page.getByText('风险点名称').or(page.getByText('风险点')).first().waitFor();
  });

  it('given days off that end before they begin, then that day is marked; right ones are saved, and a day that is none is marked too', async () => {
    const { page } = await editor('calendar', '日历');
    await button(page, '添加年份').click();
    await page.getByLabel('年份').fill('2026');
    await page.getByLabel('依据').fill('区政府通告〔2026〕3 号');
    await button(page, '添加停工日').click();
    await page.getByLabel('停工日名称').fill('台风停工');
    await page.getByLabel('起', { exact: true }).fill('2026-08-12');
    await page.getByLabel('止（含）').fill('2026-08-11');
    await button(page, '保存').click();
    await fault(page, '止日早于起日').waitFor();
    await page.getByLabel('止（含）').fill('2026-08-13');
    await page.getByLabel('补班日').fill('八月十五');
    await page.keyboard.press('Enter');
    await button(page, '保存').click();
    await fault(page, /日期|YYYY/).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.ant-select-selection-item-remove').click();
    await save(page);
    expect((await setting('calendar')).value).toMatchObject({ years: { 2026: { daysOff: [{ name: '台风停工', from: '2026-08-12', to: '2026-08-13' }], workingDays: [] } } });
  });

  it('given deadlines and categories, then they are saved as entered, and none at all is refused at the field', async () => {
    const { page, open } = await editor('deadlines', '整改期限');
    await page.getByLabel('一般隐患的默认整改期限').fill('15');
    await page.getByLabel('重大事故隐患的默认整改期限').fill('7');
    await page.getByLabel('几日内到期算临期').fill('');
    await button(page, '保存').click();
    await fault(page, '请填写').waitFor();
    await page.getByLabel('几日内到期算临期').fill('5');
    await save(page);
    expect((await setting('deadlines')).value).toEqual({ general: { days: 15, unit: 'calendar' }, major: { days: 7, unit: 'calendar' }, soonDays: 5 });
    await open('/system/settings/hazardCategories');
    await page.getByLabel('类别，按显示顺序').fill('电梯安全');
    await page.keyboard.press('Enter');
    await save(page);
    expect((await setting('hazardCategories')).value).toEqual([...(before.get('hazardCategories') as string[]), '电梯安全']);
  });

  it('given the public page is turned on here, then a guest sees it with what was written; a number that is none is a fault at its field', async () => {
    const { page } = await editor('publicPage', '公众页面');
    await page.getByLabel('开放公众页面').click();
    await page.getByLabel('本单位简介').fill('滨江区应急管理局负责本区安全生产监督管理。');
    await page.getByLabel('公众联系电话').fill('打给我');
    await button(page, '保存').click();
    await fault(page, /电话/).waitFor();
    await page.getByLabel('公众联系电话').fill('0571-12350');
    await save(page);
    const guest = await c.guest({ view: 'phone' });
    await guest.open(`/p/${base}`);
    await guest.page.getByText('滨江区应急管理局负责本区安全生产监督管理。').waitFor();
    await guest.page.getByText('0571-12350').first().waitFor();
  });

  it('given somebody else saved meanwhile, then nothing is overwritten: both are shown, and one goes on from there', async () => {
    const { page } = await editor('numbering', '编号规则');
    await page.getByLabel('隐患编号').fill('我的{year}-{seq:4}');
    await put('numbering', { hazard: '他的{year}-{seq:5}' });
    // The live line has told the page by then; what was entered still rests on what was read.
    await page.waitForResponse((r) => r.url().endsWith('/settings/numbering') && r.ok(), { timeout: 5_000 }).catch(() => undefined);
    await button(page, '保存').click();
    await page.getByText(/已修改这条记录/).waitFor();
    expect((await setting('numbering')).value).toEqual({ hazard: '他的{year}-{seq:5}' });
    await button(page, '对照修改').click();
    await page.getByRole('cell', { name: '他的{year}-{seq:5}' }).waitFor();
    await page.getByRole('cell', { name: '我的{year}-{seq:4}' }).waitFor();
    await expectAccessible(page);
    await shot(page, 'settings-stale');
    await button(page, '以我的为准').click();
    await save(page);
    expect((await setting('numbering')).value).toEqual({ hazard: '我的{year}-{seq:4}' });
  });
});

it('given people without the right, then no page of the system is offered, and its address shows nothing of it', async () => {
  for (const who of ['grid1', 'leader']) {
    const { page, open } = await c.signInAs(base, who);
    for (const path of ['settings', 'settings/terms', 'integrations', 'clients', 'audit']) {
      const refused = page.waitForResponse((r) => r.url().includes('/api/tenancy/v1/') && r.status() === 403);
      await open(`/system/${path}`);
      await refused;
      await page.getByRole('alert').first().waitFor();
      expect(await page.locator('#page-content').locator('.ant-table-row, form, .ant-card h2').count()).toBe(0);
      expect(await page.getByRole('button', { name: /建立|保存|校验/ }).count()).toBe(0);
    }
    expect(await page.getByRole('navigation').getByRole('link', { name: /设置|集成|接口客户端|审计日志/ }).count()).toBe(0);
  }
});
