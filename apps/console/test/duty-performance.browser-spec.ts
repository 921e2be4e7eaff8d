import { until } from '@anlan/platform/testing';
import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { factOf, performed, type Performed } from './duty-performance.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { issuedList, ownKind } from './lists.kit';

const c = theConsole();
const base = '440310';
let p: Performed;
let title: string;

describe('duty performance', () => {
  beforeAll(async () => {
    title = ownTitle('履职');
    p = await performed(c, title);
    await factOf(c, p.hazard.id);
  });

  it('given tasks that name somebody, when a section looks at his sheet, then each number leads to its lines and a line to its record, and the sheet comes as a Word document', async () => {
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/duty-performances?q=${encodeURIComponent(p.name)}`);
    await page.getByRole('link', { name: p.name, exact: true }).first().waitFor();
    await open(`/duty-performances/${p.memberId}`);
    await page.getByRole('heading', { level: 1, name: p.name }).waitFor();
    await page.getByRole('link', { name: '应办 2' }).waitFor();
    await page.getByText('100.00 %').waitFor();
    await page.getByRole('link', { name: '按时办结 1' }).click();
    await page.getByText('共 1 条').waitFor();
    await page.getByRole('link', { name: new RegExp(`${title}一`) }).waitFor();
    expect(await page.getByRole('link', { name: new RegExp(`${title}二`) }).count()).toBe(0);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '履职记录（Word）' }).click();
    expect((await download).suggestedFilename()).toMatch(new RegExp(`^${p.name}-.*\\.docx$`));
    await shot(page, 'duty-performance-section', { fullPage: true });
    await page.getByRole('link', { name: new RegExp(`${title}一`) }).click();
    await page.getByRole('heading', { level: 1, name: `${title}一` }).waitFor();
  });

  it('given a grid member who reported a hazard, when he opens his own sheet, then the act is on record and leads to the hazard, and nobody else\'s sheet is his to see', async () => {
    const { page, open, watch } = await c.signInAs(base, 'grid1', { view: 'phone' });
    await open('/duty-performances/mine?kind=fact');
    await page.getByRole('heading', { level: 1, name: '我的履职' }).waitFor();
    await page.getByText('隐患已上报').first().waitFor();
    await page.getByRole('link', { name: new RegExp(`${title}隐患`) }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(`${title}隐患`) }).waitFor();
    watch.allow(/answered 403/);
    const refused = page.waitForResponse((r) => r.url().includes(`/api/responsibility/v1/duty-performances/${p.memberId}`));
    await open(`/duty-performances/${p.memberId}`);
    expect((await refused).status()).toBe(403);
    expect(await page.getByRole('heading', { name: p.name }).count()).toBe(0);
  });

  it('given a duty that names a leader, when he records what he did of it from his own sheet on a phone, then it is on record as his own', async () => {
    const name = ownTitle('领导职责');
    const kind = await ownKind(c, name, { wants: [], performed: false, rolling: false, promotionName: null });
    const leader = await c.newPerson(base, 'leader', { displayName: `${name}领导` });
    // The person is known to the service a moment later.
    await until('the leader in responsibility', () => issuedList(c, kind.id, name, [{ content: `${name} 带队检查`, ownerMemberId: leader.memberId }]));
    const { page, open } = await c.signInAs(base, leader, { view: 'phone' });
    await open('/');
    await page.getByRole('link', { name: '记录履职', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '我的履职' }).waitFor();
    await page.getByRole('button', { name: `记录履职：${name} 带队检查` }).click();
    await drawer(page).getByLabel('履职情况').fill('带队检查 3 家企业');
    await expectAccessible(page);
    await expectFits(page);
    await button(page, '记录履职', drawer(page)).click();
    await page.getByRole('link', { name: /1 次，最近/ }).click();
    await page.getByText('责任人本人').waitFor();
    await page.getByText('带队检查 3 家企业').first().waitFor();
  });

  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const { page, open } = await c.signInAs(base, 'section', look);
    for (const [path, name] of [[`/duty-performances?q=${encodeURIComponent(p.name)}`, 'list'], [`/duty-performances/${p.memberId}`, 'sheet'], ['/duty-performances/mine', 'mine']] as const) {
      await open(path);
      await page.locator('#page-content h1').first().waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `duty-performance-${name}-${how.replaceAll(/[ ,]+/g, '-')}`, { fullPage: true });
    }
  });
});
