import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { disable, freeYear, household, newObject, newSomebody, pick, preparedDuties, type Prepared } from './duty.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { communityOf } from './means.kit';
import { ownWord } from './organization.kit';

const c = theConsole();
const base = '440310';
let p: Prepared;
/** Half of the pages each: all of them together take longer than a test may. */
const halves = {
  'of tables, objects and holders': () =>
    [
      ['/duty-editions', 'tables'], [`/duty-editions/${p.edition.id}`, 'table'], [`/duty-holders?editionId=${p.edition.id}`, 'holders'], [`/duty-holders/${p.holder.id}`, 'holder'], ['/duty-objects', 'objects'], [`/duty-objects/${p.object.id}?year=${p.year}`, 'object'],
      [`/duty-objects/gaps?year=${p.year}`, 'gaps'], [`/duty-objects/figures?year=${p.year}`, 'figures'], ['/duty-objects/import', 'import'],
      ['/duty-kinds', 'kinds'], [`/duty-kinds/${p.kind.id}`, 'kind'], ['/duty-kinds/library', 'library'],
    ] as const,
  'of guardianships and hand-overs': () =>
    [
      ['/guardianships', 'guardianships'], [`/guardianships/${p.cared.id}`, 'guardianship'], ['/guardianships/tree', 'tree'], ['/guardianships/coverage', 'coverage'],
      [`/guardianships/new?tierId=${p.tierId}`, 'entrust'], ['/guardianship-tiers', 'tiers'], [`/guardianship-tiers/${p.tierId}`, 'tier'], ['/hand-overs/waiting', 'waiting'], [`/hand-overs/holdings?memberId=${p.gone.id}`, 'holdings'], ['/hand-overs', 'hand-overs'], [`/hand-overs/${p.handOver.id}`, 'hand-over'],
    ] as const,
};

describe('duty holders, guardianships and hand-overs', () => {
  beforeAll(async () => {
    p = await preparedDuties(c, ownTitle('三防'));
  });

  it('given a table that was drafted, approved by another and published, when its holder is disabled, then the gap list shows it, all that he holds is handed over in one step, and the rate leads to its objects', async () => {
    const name = ownTitle('堤防');
    const [leaving, coming] = [await newSomebody(c, `${name} 前任`), await newSomebody(c, `${name} 后任`)];
    await newObject(c, name);
    await household(c, `${name} 一户`, leaving);
    await household(c, `${name} 二户`, coming);
    const year = await freeYear(c);

    const section = await c.signInAs(base, 'section');
    const { page } = section;
    await section.open('/duty-editions');
    await button(page, '拟定名录').first().click();
    await drawer(page).getByLabel('名录名称').fill(`${name} 名录`);
    await drawer(page).getByLabel('年度', { exact: true }).fill(String(year));
    await button(page, '拟定', drawer(page)).click();
    await page.getByRole('heading', { level: 1, name: `${name} 名录` }).waitFor();
    await button(page, '拟定责任人').click();
    await pick(page, '三防对象', name, drawer(page));
    await pick(page, '角色', '行政责任人', drawer(page));
    await pick(page, '人员', leaving.name, drawer(page));
    await button(page, '拟定责任人', drawer(page)).click();
    await page.getByRole('link', { name: leaving.name }).first().waitFor();
    await button(page, '送审').click();
    await button(page, '送审', drawer(page)).click();
    await button(page, '送审').first().waitFor({ state: 'detached' });
    expect(await button(page, '审定').count()).toBe(0);
    const at = new URL(page.url()).pathname.replace(`/${base}`, '');

    const leader = await c.signInAs(base, 'leader');
    await leader.open(at);
    await button(leader.page, '审定').click();
    await drawer(leader.page).getByLabel('审定意见').fill('同意');
    await button(leader.page, '审定', drawer(leader.page)).click();
    await button(leader.page, '审定').first().waitFor({ state: 'detached' });

    await section.open(at);
    await button(page, '公布').click();
    await drawer(page).getByLabel('公布文号').fill('深坪三防〔2026〕3号');
    await button(page, '公布', drawer(page)).click();
    await button(page, '调整').waitFor();

    await disable(c, leaving);
    const gaps = `/duty-objects/gaps?year=${year}&q=${encodeURIComponent(name)}`;
    await section.open(gaps);
    await page.getByText('责任人已停用').first().waitFor();
    await page.getByRole('link', { name: leaving.name }).click();
    await page.getByRole('heading', { level: 1, name: `${leaving.name}的职责` }).waitFor();
    await page.getByText(`${name} 一户`).first().waitFor();
    await shot(page, 'duty-hand-over', { fullPage: true });
    await pick(page, '接任人', coming.name);
    await page.getByLabel('交接原因').fill('前任离岗');
    await page.getByRole('button', { name: '全部交接（2 项）' }).click();
    await page.getByRole('heading', { level: 1, name: `${leaving.name}的职责交接` }).waitFor();
    expect(await page.getByRole('link', { name: coming.name }).count()).toBe(2);

    await section.open(gaps);
    await page.getByText('没有符合条件的记录').waitFor();
    await section.open(`/duty-objects/figures?year=${year}`);
    await page.getByRole('row', { name: new RegExp(`${name} 种类 .*100\\.00 %`) }).waitFor();
    await page.getByRole('link', { name: `${name} 种类 已落实 1` }).click();
    await page.getByText('共 1 条').waitFor();
    await page.getByRole('link', { name }).first().waitFor();
  });

  it.each(LOOKS.flatMap(([how, look]) => Object.entries(halves).map(([which, pages]) => [which, how, look, pages] as const)))('given the pages %s %s, then they are accessible and nothing has to be scrolled sideways', async (_which, how, look, pages) => {
    const { page, open } = await c.signInAs(base, 'admin', look);
    for (const [path, what] of pages()) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `duty-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });

  it('given a published table, when somebody takes over by an adjustment, then the phone is shown in full to who says why, and the table of another year begins with who stands', async () => {
    const coming = await newSomebody(c, `${p.name} 新任`);
    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/duty-editions/${p.edition.id}`);
    await button(page, '调整').click();
    await drawer(page).getByLabel('调整原因').fill('原任离岗');
    await pick(page, '三防对象', p.name, drawer(page));
    await pick(page, '角色', '行政责任人', drawer(page));
    await pick(page, '人员', coming.name, drawer(page));
    await drawer(page).getByLabel('电话').fill('13700137000');
    await button(page, '调整', drawer(page)).click();
    await page.getByText('第 2 次').waitFor();
    await page.getByRole('link', { name: coming.name }).first().click();
    await page.getByText('137****7000').waitFor();
    await page.getByRole('button', { name: '查看完整电话' }).click();
    await drawer(page).getByLabel('事由').fill('汛期值班核对');
    await button(page, '查看', drawer(page)).click();
    await page.getByRole('link', { name: '13700137000' }).waitFor();
    await page.getByRole('link', { name: '前任责任人' }).click();
    await page.getByText('原任离岗').waitFor();

    await open('/duty-editions');
    await button(page, '拟定名录').first().click();
    await drawer(page).getByLabel('名录名称').fill(`${p.name} 次年名录`);
    await drawer(page).getByLabel('年度', { exact: true }).fill(String(await freeYear(c)));
    await pick(page, '由已公布的名录复制仍在任的人', p.name, drawer(page));
    await button(page, '拟定', drawer(page)).click();
    await page.getByRole('heading', { level: 1, name: `${p.name} 次年名录` }).waitFor();
    await page.getByRole('link', { name: coming.name }).waitFor();
  });

  it('given a file of objects with a row that is wrong, then the good one is registered and the bad one given back', async () => {
    const name = ownTitle('易涝点');
    const { code, name: community } = await communityOf(c);
    const { page, open } = await c.signInAs(base, 'admin');
    await open('/duty-objects/import');
    const lines = ['种类,对象编码,对象名称,区划,管理单位', `${p.name} 种类,${ownWord()},${name},${code},安全生产基础科`, `${p.name} 种类,${ownWord()},${name} 错的,${community},没有的单位`].join('\r\n');
    await page.locator('input[type=file]').setInputFiles({ name: '对象.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) });
    await button(page, '检查').click();
    await page.getByText('1 行可以导入，1 行有误').waitFor();
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText('导入 1 条，1 行被拒').waitFor();
    await open(`/duty-objects?q=${encodeURIComponent(name)}`);
    await page.getByRole('link', { name }).first().waitFor();
    expect(await page.getByText(`${name} 错的`).count()).toBe(0);
  });
});
