import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible, expectFits, shot, theConsole, type Look } from './console.kit';
import { button, HAZARDS, ownTitle, reportedHazard } from './hazard.kit';
import { placeOf, registeredSubject } from './subject.kit';

const c = theConsole();
const base = '440310';
const mapReady = (page: Page) => page.locator('[role=region][data-ready=true]').waitFor();
const marks = (page: Page) => page.locator('.map-cluster, .mapboxgl-marker .map-point, .maplibregl-marker .map-point');
const numberOf = async (of: Locator): Promise<number> => Number((await of.innerText()).replace(/\D/g, ''));

/** Follows a link that is a number, and reads how many rows there are behind it. */
async function rowsBehind(page: Page, link: Locator): Promise<[said: number, rows: number]> {
  const said = await numberOf(link);
  await link.click();
  await page.waitForURL(/\/hazards(\?|$)/);
  return [said, await totalOf(page)];
}

async function totalOf(page: Page): Promise<number> {
  const total = page.getByText(/^共 [\d,]+ 条/);
  await total.waitFor();
  return numberOf(total);
}

const looks: [string, Look, string][] = [['on a desk', {}, 'desk'], ['on a phone in the dark, in English', { view: 'phone', dark: true, locale: 'en' }, 'phone'], ['in the dark', { dark: true }, 'dark']];

describe('maps of the ledgers', () => {
  beforeAll(async () => {
    // A browser's stack has hundreds of hazards, and of the others what tests made: these come as points.
    const divisionCode = await placeOf(c);
    for (let i = 0; i < 8; i += 1) {
      const at = { position: { lng: 114.34 + (i % 2) * 0.02 + i * 0.0002, lat: 22.7 + i * 0.0002, crs: 'GCJ02' } };
      await registeredSubject(c, ownTitle('地图店铺'), at);
      await c.as(base, 'grid1').post('/api/enforcement/v1/risk-points', { name: ownTitle('地图风险点'), place: '厂区北侧', divisionCode, ...at });
    }
  }, 60_000);

  it.each([['hazards', '隐患地图'], ['subjects', '监管对象地图'], ['risk-points', '风险四色图']])('given the map of %s on a phone, then no number covers another, and what is on it is also there by division', async (path, heading) => {
    const { page, open } = await c.signInAs(base, 'leader', { view: 'phone', dark: path === 'subjects' });
    await open(`/${path}/map`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await mapReady(page);
    await marks(page).first().waitFor();
    const covering = await page.locator('.map-cluster').evaluateAll((all) => {
      const boxes = all.map((e) => ({ text: e.textContent, box: e.getBoundingClientRect() }));
      return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.box.left < b.box.right && b.box.left < a.box.right && a.box.top < b.box.bottom && b.box.top < a.box.bottom).map((b) => `${a.text} ${b.text}`));
    });
    expect(covering).toEqual([]);
    await page.locator('tr.ant-table-row').first().waitFor();
    const sum = (texts: readonly string[]): number => texts.reduce((n, t) => n + Number(t.replace(/\D/g, '')), 0);
    const rows = await page.getByRole('table').first().locator('tr.ant-table-row').evaluateAll((all) => all.map((r) => [...r.querySelectorAll('td')].map((d) => d.textContent ?? '')));
    const unplaced = path === 'hazards' ? 0 : sum(rows.map((r) => r.at(-1) ?? ''));
    expect(sum(await page.locator('.map-cluster').allInnerTexts()) + await page.locator('.maplibregl-marker .map-point').count()).toBe(sum(rows.map((r) => r[1] ?? '')) - unplaced);
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `map-${path}-phone`, { fullPage: true });
  });
});

describe('hazards on the map', () => {
  it.each(looks)('given the map %s, then it is drawn without the internet, accessible, and nothing has to be scrolled sideways', async (_how, look, name) => {
    const { page, open } = await c.signInAs(base, 'leader', look);
    await open('/hazards/map');
    await mapReady(page);
    await marks(page).first().waitFor();
    await page.locator('tr.ant-table-row').first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `hazard-map-${name}`);
  });

  it('given the table of what is on the map, then it has as many as the marks, and each number is that of the rows behind it', async () => {
    const { page, open } = await c.signInAs(base, 'leader');
    await open('/hazards/map');
    await mapReady(page);
    await marks(page).first().waitFor();
    const row = page.locator('tr.ant-table-row').first();
    await row.waitFor();
    const clusters = await page.locator('.map-cluster').allInnerTexts();
    const points = await page.locator('.maplibregl-marker .map-point').count();
    const all = await page.locator('tr.ant-table-row td:nth-child(2)').allInnerTexts();
    const sum = (texts: readonly string[]): number => texts.reduce((n, t) => n + Number(t.replace(/\D/g, '')), 0);
    expect(sum(clusters) + points).toBe(sum(all));
    for (const column of [2, 3, 4]) {
      await open('/hazards/map');
      const [said, rows] = await rowsBehind(page, row.locator(`td:nth-child(${column}) a`));
      expect({ column, rows }).toEqual({ column, rows: said });
      expect(said).toBeGreaterThan(0);
    }
    await open('/hazards/map');
    const [unplaced, rows] = await rowsBehind(page, page.locator('.ant-alert a').first());
    expect(rows).toBe(unplaced);
  });

  it('given a cluster, then by keys it opens up; given filters, then the map has those alone, and a dot leads to its hazard', async () => {
    const category = ownTitle('图');
    const made = await reportedHazard(c, category, { category, level: 'major', position: { lng: 114.351, lat: 22.692, crs: 'GCJ02' } });
    const { page, open } = await c.signInAs(base, 'leader');
    await open('/hazards/map');
    await mapReady(page);
    const cluster = page.locator('.map-cluster').first();
    await cluster.waitFor();
    const before = await page.locator('.map-cluster').evaluateAll((all) => all.map((e) => e.textContent).join());
    await cluster.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction((was) => [...document.querySelectorAll('.map-cluster')].map((e) => e.textContent).join() !== was, before);

    await open(`/hazards/map?category=${encodeURIComponent(category)}`);
    await mapReady(page);
    const dot = page.getByRole('button', { name: new RegExp(`^${category}，重大`) });
    await dot.waitFor();
    expect(await marks(page).count()).toBe(1);
    await dot.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(made.id));
    await page.getByRole('heading', { level: 1, name: new RegExp(category) }).waitFor();
  });

  it('given an officer of one street, then the table has the divisions of that street and no other', async () => {
    const { page, open } = await c.signInAs(base, 'grid1');
    await open('/hazards/map');
    await page.locator('tr.ant-table-row').first().waitFor();
    const names = await page.locator('tr.ant-table-row td:first-child').allInnerTexts();
    expect(names).toHaveLength(1);
  });
});

describe('hazards in numbers', () => {
  const card = (page: Page, title: string) => page.locator('.ant-card', { has: page.getByRole('heading', { level: 2, name: title }) });
  const charts = ['按街道、社区', '按类别', '未销号隐患的存续天数', '按来源', '按状态', '按上报月份'];

  it.each(looks)('given them %s, then the page is accessible and nothing has to be scrolled sideways', async (_how, look, name) => {
    const { page, open } = await c.signInAs(base, 'leader', look);
    await open('/hazards/statistics');
    await page.locator('canvas').nth(5).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `hazard-statistics-${name}`, { fullPage: true });
  });

  it.each(charts)('given the figures “%s”, then each of the first and the last leads to just as many rows', async (title) => {
    const { page, open } = await c.signInAs(base, 'leader');
    const numbers = card(page, title).locator('table a');
    for (const which of ['first', 'last'] as const) {
      await open('/hazards/statistics');
      await button(page, '看表', card(page, title)).click();
      const [said, rows] = await rowsBehind(page, numbers[which]());
      expect({ which, rows }).toEqual({ which, rows: said });
      expect(said).toBeGreaterThan(0);
    }
  });

  it('given the ages, then they stand from young to old', async () => {
    const { page, open } = await c.signInAs(base, 'leader');
    await open('/hazards/statistics');
    await button(page, '看表', card(page, charts[2]!)).click();
    const order = ['3 天内', '4–7 天', '8–15 天', '16–30 天', '30 天以上'];
    const names = await card(page, charts[2]!).locator('th').allInnerTexts();
    expect(names.length).toBeGreaterThan(1);
    expect(names).toEqual(order.filter((o) => names.includes(o)));
  });

  it('given the first bar of a chart, then a click leads to as many rows as it stands for', async () => {
    const { page, open } = await c.signInAs(base, 'leader');
    await open('/hazards/statistics');
    const street = card(page, charts[0]!);
    await street.locator('canvas').waitFor();
    const said = await numberOf(street.locator('table a').first());
    const box = (await street.locator('canvas').boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.45, box.y + 19);
    await page.waitForURL(/\/hazards\?.*divisionCode=/);
    expect(await totalOf(page)).toBe(said);
  });

  it('given the figures at the top, then each leads to as many rows', async () => {
    const { page, open } = await c.signInAs(base, 'leader');
    for (let i = 0; i < 4; i += 1) {
      await open('/hazards/statistics');
      const figure = page.locator('.ant-card').first().getByRole('link').nth(i);
      await figure.filter({ hasText: /\d/ }).waitFor();
      const [said, rows] = await rowsBehind(page, figure);
      expect({ i, rows }).toEqual({ i, rows: said });
    }
  });
});

describe('hazards from a file', () => {
  const community = async (): Promise<string> => (await c.as(base, 'grid1').get<{ items: { divisionCode: string }[] }>(`${HAZARDS}?limit=1`)).items[0]!.divisionCode;
  const csv = (text: string) => ({ name: '隐患.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') });

  it('given headers of somebody else\'s, then they are assigned, the rows checked, the good ones imported and the wrong one handed back with its reason', async () => {
    const title = ownTitle('导入');
    const code = await community();
    const { page, open } = await c.signInAs(base, 'street1');
    await open('/hazards/import');
    await page.getByRole('heading', { name: '导入隐患' }).waitFor();
    await expectAccessible(page);
    await page.locator('input[type=file]').setInputFiles(csv(`问题,地区编码,渠道,备注\r\n${title} 一,${code},巡查,甲\r\n${title} 二,${code},道听途说,乙\r\n`));
    await page.getByText('还没有对应：隐患名称、区划代码、来源').waitFor();
    expect(await button(page, '检查').isDisabled()).toBe(true);
    for (const [field, column] of [['隐患名称', '问题'], ['区划代码', '地区编码'], ['来源', '渠道']] as const) {
      await page.getByRole('combobox', { name: field }).click();
      await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: column }).click();
    }
    await page.getByText(`${title} 一，${title} 二`).waitFor();
    await button(page, '检查').click();
    await page.getByText('1 行可以导入，1 行有误').waitFor();
    await page.getByRole('cell', { name: /可用：巡查/ }).waitFor();
    // A field half under the head of the page counts as too small.
    await page.evaluate(() => scrollTo(0, 0));
    await expectAccessible(page);
    await shot(page, 'hazards-import-check', { fullPage: true });
    const { total } = await c.as(base, 'street1').get<{ total: number }>(`${HAZARDS}?total=true&limit=1&q=${encodeURIComponent(title)}`);
    expect(total).toBe(0);
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText('导入 1 条，1 行被拒').waitFor();
    await expectAccessible(page);
    await shot(page, 'hazards-import');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /下载被拒行/ }).click()]);
    expect(await readFile(await file.path(), 'utf8')).toContain(`${title} 二`);
    await page.reload();
    await page.getByText('导入 1 条，1 行被拒').waitFor();
    await page.getByRole('link', { name: '到隐患台账' }).click();
    await page.getByText(`${title} 一`).first().waitFor();
  });

  it('given the headers of the template, then nothing has to be assigned, also on a phone in the dark and in English', async () => {
    const { page, open } = await c.signInAs(base, 'street1', { view: 'phone', dark: true, locale: 'en' });
    await open('/hazards/import');
    const [template] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Download the template/ }).click()]);
    const text = await readFile(await template.path(), 'utf8');
    await page.locator('input[type=file]').setInputFiles(csv(text));
    await page.getByRole('button', { name: 'Check', exact: true }).waitFor();
    expect(await page.getByText('Still wanted').count()).toBe(0);
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'hazards-import-phone', { fullPage: true });
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('1 rows can be imported, 0 have faults').waitFor();
    await page.getByRole('button', { name: 'Another file' }).click();
    await page.getByText('Drop a CSV or Excel').waitFor();
  });

  it('given a file that is none, then it is refused as a whole and says why', async () => {
    const { page, open, watch } = await c.signInAs(base, 'street1');
    watch.allow(/answered 400/);
    await open('/hazards/import');
    await page.locator('input[type=file]').setInputFiles(csv('隐患名称,区划代码,来源\r\n'));
    await page.getByText('文件中没有数据行').waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: '隐患.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from('x') });
    await page.getByText(/隐患\.xls 不是 CSV/).waitFor();
  });
});
