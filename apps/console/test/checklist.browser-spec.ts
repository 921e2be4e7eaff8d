import { expectAccessible, expectFits, shot, theConsole, LOOKS } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';

const c = theConsole();
const base = '440310';
const LISTS = '/api/enforcement/v1/checklists';

interface Made {
  readonly id: string;
  readonly version: number;
}
const items = [
  { code: '1', section: '作业前', text: '是否有有限空间作业', failsOn: 'never', points: 0 },
  { code: '1.1', section: '作业前', text: '是否先通风、再检测、后作业', showIf: { item: '1', answer: 'yes' }, points: 5, hazardLevel: 'major', evidence: 'when_failed', basis: [{ law: '工贸企业有限空间作业安全规定', effectiveFrom: '2024-01-01', source: '应急管理部令第13号' }] },
  { code: '2', section: '现场', text: '是否设置明显的安全警示标志', points: 5, rectification: 'on_the_spot' },
];
const made = (name: string): Promise<Made> => c.as(base, 'admin').post<Made>(LISTS, { name, category: 'special_risk', source: '测试', items });

describe('checklists', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const { id } = await made(ownTitle('样式检查表'));
    const { page, open } = await c.signInAs(base, 'admin', look);
    const name = how.replace(/\W+/g, '-');
    for (const [path, what] of [['/checklists', 'list'], [`/checklists/${id}`, 'one'], [`/checklists/${id}/edit`, 'edit'], ['/checklist-library', 'library'], ['/checklist-library/major-machinery', 'set']] as const) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `checklist-${what}-${name}`, { fullPage: true });
    }
  });

  it('given a draft, when an item is added, saved and published, then it can be tried out, and a new version opens in the editor', async () => {
    const title = ownTitle('有限空间检查表');
    const { id } = await made(title);
    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/checklists/${id}/edit`);
    await button(page, '添加检查项').click();
    await drawer(page).getByLabel('编号').fill('3');
    await drawer(page).getByLabel('检查内容').fill('是否配备应急救援器材');
    await button(page, '确定', drawer(page)).click();
    await page.getByText('是否配备应急救援器材').waitFor();
    await button(page, '保存草稿').click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText('是否配备应急救援器材').waitFor();
    await button(page, '发布').click();
    await button(page, '发布', drawer(page)).click();
    await page.getByText('已发布', { exact: true }).first().waitFor();
    await page.locator('.ant-segmented-item', { hasText: '试答' }).click();
    expect(await page.getByText('是否先通风、再检测、后作业').count()).toBe(0);
    await page.getByRole('radiogroup', { name: '1 的结果' }).getByText('是', { exact: true }).click();
    await page.getByRole('radiogroup', { name: '1.1 的结果' }).getByText('否', { exact: true }).click();
    await page.getByRole('radiogroup', { name: '2 的结果' }).getByText('是', { exact: true }).click();
    await page.getByText('50.00 %（5 / 10）').waitFor();
    await button(page, '新版本').click();
    await button(page, '新版本', drawer(page)).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(`编辑：${title}（第 2 版）`) }).waitFor();
    await page.getByRole('button', { name: '删除 3' }).click();
    await button(page, '保存草稿').click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.locator('.ant-segmented-item', { hasText: '版次比较' }).click();
    await page.locator('.check-items li', { hasText: '是否配备应急救援器材' }).getByText('删除').waitFor();
  });

  it('given the library, when a set is copied, then the copy is a draft with its items, and who only reads copies nothing', async () => {
    const name = ownTitle('机械判定表');
    const { page, open } = await c.signInAs(base, 'admin');
    await open('/checklist-library');
    await page.getByRole('link', { name: '机械企业重大事故隐患判定检查表' }).click();
    await page.getByText('第七条第（一）项').waitFor();
    await button(page, '复制为本区检查表').click();
    await drawer(page).getByLabel('名称').fill(name);
    await button(page, '复制', drawer(page)).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByText('草稿', { exact: true }).first().waitFor();
    const grid = await c.signInAs(base, 'grid1');
    await grid.open('/checklist-library/major-machinery');
    await grid.page.getByText('第七条第（一）项').waitFor();
    expect(await button(grid.page, '复制为本区检查表').count()).toBe(0);
  });
});
