import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { choose } from './organization.kit';
import { placeOf } from './subject.kit';

const c = theConsole();
const base = '440310';
const POINTS = '/api/enforcement/v1/risk-points';
const collected = async (name: string, more: object = {}): Promise<{ id: string }> => c.as(base, 'grid1').post<{ id: string }>(POINTS, { name, place: '厂区北侧', divisionCode: await placeOf(c), ...more });

describe('labels of risk points', () => {
  it('given a point without a label, when it is given department, post and task, then the chain holds it, and each number of it leads to the point', async () => {
    const [name, post] = [ownTitle('液氨储罐'), ownTitle('制冷班长')];
    const { id } = await collected(name);
    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/risk-points/${id}`);
    await button(page, '修改信息').click();
    await choose(page, '责任标签：重点部门', '执法监督科');
    await drawer(page).getByLabel('重点岗位').fill(post);
    await drawer(page).getByLabel('重点任务').fill('每班查漏');
    await button(page, '修改信息', drawer(page)).click();
    await page.getByText(post).first().waitFor();
    await open('/risk-points/labels');
    const row = page.getByRole('row', { name: new RegExp(post) });
    await row.or(page.getByRole('row', { name: /执法监督科/ })).first().waitFor();
    if (!(await row.count())) await page.getByRole('row', { name: /执法监督科/ }).getByRole('button').click();
    await row.getByRole('link', { name: '1' }).click();
    await page.getByText('共 1 条').waitFor();
    await page.getByRole('link', { name }).waitFor();
    await open('/risk-points/labels');
    await page.getByText('未贴标签').waitFor();
    await expectAccessible(page);
  });

  it('given a file with labels, when it is imported, then its points stand in the chain, and a row with half a label is told', async () => {
    const [name, post] = [ownTitle('导入风险点'), ownTitle('当班电工')];
    const place = await placeOf(c);
    const rows = ['风险点,部位,在哪,部门,岗位,任务', `${name} 1,配电房,${place},执法监督科,${post},巡检`, `${name} 2,锅炉房,${place},,,`, `${name} 3,地库,${place},执法监督科,,`];
    const { page, open } = await c.signInAs(base, 'admin');
    await open('/risk-points/import');
    await page.getByRole('heading', { level: 1, name: '导入风险点' }).waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: '风险点.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    await page.getByText('请核对文件的列与内容的对应关系').waitFor();
    for (const [field, column] of [['场所部位', '部位'], ['所在区划', '在哪'], ['重点部门', '部门'], ['重点岗位', '岗位'], ['重点任务', '任务']] as const) {
      await page.getByRole('row', { name: new RegExp(`^${field}`) }).getByRole('combobox').click();
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: column }).click();
    }
    // A field half under the head of the page is no field to be measured.
    await page.evaluate(() => scrollTo(0, 0));
    await expectAccessible(page);
    await shot(page, 'risk-import-columns', { fullPage: true });
    await button(page, '检查').click();
    await button(page, '导入 2 行').click();
    await button(page, '到风险点').or(page.getByRole('link', { name: '到风险点' })).first().waitFor();
    await open(`/risk-points?labelPost=${encodeURIComponent(post)}`);
    await page.getByRole('link', { name: `${name} 1` }).waitFor();
    await open(`/risk-points?q=${encodeURIComponent(name)}`);
    await page.getByRole('link', { name: `${name} 2` }).waitFor();
    expect(await page.getByRole('link', { name: `${name} 3` }).count()).toBe(0);
  });

  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const { page, open } = await c.signInAs(base, 'admin', look);
    const { items } = await c.as(base, 'admin').get<{ items: { id: string }[] }>('/api/tenancy/v1/units?limit=1');
    await collected(ownTitle('锅炉'), { label: { unitId: items[0]!.id, post: '司炉工', task: '水位巡检' } });
    for (const path of ['labels', 'import', 'statistics']) {
      await open(`/risk-points/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `risk-${path}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });
});
