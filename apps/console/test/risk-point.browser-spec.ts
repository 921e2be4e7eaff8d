import { expectAccessible, expectFits, shot, theConsole, LOOKS } from './console.kit';
import { button, drawer, HAZARDS, ownTitle } from './hazard.kit';

const c = theConsole();
const base = '440310';
const POINTS = '/api/enforcement/v1/risk-points';

interface Made {
  readonly id: string;
  readonly version: number;
  readonly code: string;
}

async function collected(name: string, more: object = {}): Promise<Made> {
  const { items } = await c.as(base, 'grid1').get<{ items: { divisionCode: string }[] }>(`${HAZARDS}?limit=1`);
  return c.as(base, 'grid1').post<Made>(POINTS, { name, place: '厂区北侧', divisionCode: items[0]!.divisionCode, position: { lng: 114.346 + Math.random() / 50, lat: 22.708 + Math.random() / 50, crs: 'WGS84' }, accidentTypes: ['中毒和窒息'], ...more });
}

async function controlled(name: string, level: string): Promise<Made> {
  const admin = c.as(base, 'admin');
  const point = await collected(name);
  const act = (verb: string, version: number, body: object) => admin.call('POST', `${POINTS}/${point.id}/actions/${verb}`, { body, version });
  await act('assess', 1, { method: 'matrix', score: 16, suggestedLevel: level, conclusion: '可能发生中毒和窒息' });
  await act('grade', 2, { level, reason: '按风险矩阵判定' });
  const { items } = await admin.get<{ items: { id: string }[] }>('/api/tenancy/v1/units?limit=1');
  await act('control', 3, { measures: [{ kind: 'management', text: '作业审批、专人监护' }, { kind: 'engineering', text: '强制通风' }], owner: { unitId: items[0]!.id } });
  return point;
}

describe('risk points', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const { id } = await controlled(ownTitle('污水处理池'), 'red');
    const { page, open } = await c.signInAs(base, 'admin', look);
    const name = how.replace(/\W+/g, '-');
    for (const [path, what] of [['/risk-points', 'list'], [`/risk-points/${id}`, 'one'], ['/risk-points/new', 'new'], ['/risk-points/map', 'map'], ['/risk-points/statistics', 'figures']] as const) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (what === 'map') await page.locator('.map-point, .map-cluster').first().waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `risk-point-${what}-${name}`, { fullPage: true });
    }
  });

  it('given a grid member, when he collects a point and the office assesses, grades and controls it, then it says so and its number leads to it', async () => {
    const title = ownTitle('反应釜');
    const grid = await c.signInAs(base, 'grid1', { view: 'phone' });
    await grid.open('/risk-points/new');
    await grid.page.getByLabel('风险点名称').fill(title);
    await grid.page.getByLabel('所在场所、部位').fill('二号车间');
    await grid.page.getByLabel('所在区划').click();
    await grid.page.locator('.ant-select-tree-node-content-wrapper').last().click();
    await button(grid.page, '采集').click();
    await grid.page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await button(grid.page, '评估').count()).toBe(0);
    const id = grid.page.url().split('/').at(-1) ?? '';

    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/risk-points/${id}`);
    await button(page, '评估').click();
    await drawer(page).getByLabel('建议等级').click();
    await page.locator('.ant-select-item-option', { hasText: '较大风险（橙）' }).click();
    await drawer(page).getByLabel('评估结论').fill('可能爆炸');
    await button(page, '评估', drawer(page)).click();
    await button(page, '定级').click();
    await drawer(page).getByText('较大风险（橙）').waitFor();
    await drawer(page).getByLabel('定级理由').fill('按矩阵');
    await button(page, '定级', drawer(page)).click();
    await button(page, '落实管控').click();
    await drawer(page).getByLabel('管控措施').fill('温度联锁');
    await drawer(page).getByLabel('管控责任单位').click();
    await page.locator('.ant-select-tree-node-content-wrapper').first().click();
    await button(page, '落实管控', drawer(page)).click();
    await page.getByText('温度联锁').waitFor();
    await page.getByText('管控中', { exact: true }).first().waitFor();
    await open(`/risk-points?q=${encodeURIComponent(title)}`);
    await page.getByRole('link', { name: title }).waitFor();
  });

  it('given figures, then each number leads to as many rows, and the rate of collection names both figures', async () => {
    await controlled(ownTitle('储罐'), 'yellow');
    const { page, open } = await c.signInAs(base, 'leader');
    await open('/risk-points/statistics');
    await page.getByText('已采集风险点的在营监管对象 ÷ 在营监管对象').waitFor();
    const link = page.getByRole('table', { name: '在管风险点，按区划和等级' }).getByRole('link').first();
    const said = Number((await link.innerText()).replace(/\D/g, ''));
    await link.click();
    await page.waitForURL(/\/risk-points\?/);
    const total = page.getByText(/^共 [\d,]+ 条/);
    await total.waitFor();
    expect(Number((await total.innerText()).replace(/\D/g, ''))).toBe(said);
  });
});
