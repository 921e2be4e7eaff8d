import { expectAccessible, expectFits, shot, theConsole, LOOKS } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';

const c = theConsole();
const base = '440310';
const KNOWLEDGE = '/api/enforcement/v1/knowledge';

interface Made {
  readonly id: string;
  readonly number: string;
}
const made = (title: string): Promise<Made> =>
  c.as(base, 'admin').post<Made>(KNOWLEDGE, { kind: 'law_article', title, collection: '坪山区安全管理办法', article: title, category: '地方性规定', text: '作业前应当先通风、再检测。\n未经检测不得作业。', source: '坪山区人民政府', effectiveFrom: '2020-01-01' });

describe('the knowledge base', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const { id } = await made(ownTitle('样式条'));
    const { page, open } = await c.signInAs(base, 'admin', look);
    const name = how.replace(/\W+/g, '-');
    for (const [path, what] of [['/knowledge', 'list'], [`/knowledge/${id}`, 'one'], [`/knowledge/${id}/edit`, 'edit'], ['/knowledge/library', 'library'], ['/knowledge/import', 'import']] as const) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `knowledge-${what}-${name}`, { fullPage: true });
    }
  });

  it('given an entry, when it is published and revised, then both versions stand on its page with their days', async () => {
    const title = ownTitle('修订条');
    const { id } = await made(title);
    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/knowledge/${id}`);
    await button(page, '发布').click();
    await button(page, '发布', drawer(page)).click();
    await page.getByText('现行有效', { exact: true }).first().waitFor();
    await button(page, '修订（新版本）').click();
    await button(page, '修订（新版本）', drawer(page)).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(`编辑：${title}（第 2 版）`) }).waitFor();
    await page.getByLabel('施行日期').fill('2024-01-01');
    await button(page, '保存草稿').click();
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    await button(page, '发布').click();
    await button(page, '发布', drawer(page)).click();
    await page.getByText('2020-01-01 – 2023-12-31').waitFor();
    await page.getByText('2024-01-01 – 今').waitFor();
    await page.getByRole('link', { name: '第 1 版' }).click();
    await page.getByText('已失效·已有新版').first().waitFor();
  });

  it('given the library, when a set is adopted, then its entries are found by their numbers, and who only reads adopts nothing', async () => {
    const { page, open } = await c.signInAs(base, 'admin');
    await open('/knowledge/library');
    const adopt = button(page, '采用常见危险化学品');
    await adopt.waitFor();
    if (await adopt.isEnabled()) await adopt.click();
    await page.getByRole('listitem').filter({ hasText: '常见危险化学品' }).getByText('已全部采用').waitFor();
    const grid = await c.signInAs(base, 'grid1');
    await grid.open('/knowledge?q=7664-41-7');
    await grid.page.getByRole('link', { name: /^氨/ }).first().waitFor();
    expect(await grid.page.getByRole('link', { name: '新建条目' }).count()).toBe(0);
    await grid.open('/knowledge/library');
    await grid.page.getByText('已采用').first().waitFor();
    expect(await button(grid.page, '采用常见危险化学品').count()).toBe(0);
  });

  it('given a hazard, when an article is cited, then the article says by which hazard', async () => {
    const title = ownTitle('引用条');
    const { id } = await made(title);
    await c.as(base, 'admin').post(`${KNOWLEDGE}/${id}/actions/publish`, {}, { version: 1 });
    const hazard = await c.as(base, 'admin').post<Made>('/api/enforcement/v1/hazards', { title: ownTitle('未检测先作业'), source: 'patrol', divisionCode: '440310001001' });
    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/hazards/${hazard.id}`);
    const picker = page.getByRole('combobox', { name: '引用知识库条目' });
    await picker.click();
    await picker.fill(title);
    await page.locator('.ant-select-item-option', { hasText: title }).click();
    await page.getByRole('link', { name: title }).click();
    await page.getByText(hazard.number).waitFor();
    await expectAccessible(page);
  });
});
