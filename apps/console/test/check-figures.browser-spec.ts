import type { Page } from 'playwright-core';
import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { ownTitle } from './hazard.kit';
import { registeredSubject } from './subject.kit';

const c = theConsole();
const base = '440310';
const month = (): string => `20${10 + Math.floor(Math.random() * 12)}-0${1 + Math.floor(Math.random() * 9)}`;

/** A patrol of the month with so many findings. */
const patrolled = (subjectId: string, in_: string, found: readonly string[]): Promise<unknown> =>
  c.as(base, 'grid1').post('/api/enforcement/v1/patrols', { subjectId, startedAt: `${in_}-10T01:00:00Z`, report: { finishedAt: `${in_}-10T02:00:00Z`, findings: found.map((title) => ({ title })) } });
const totalOf = async (page: Page): Promise<number> => {
  const said = page.getByText(/^共 [\d,]+ 条/);
  await said.waitFor();
  return Number((await said.innerText()).replace(/\D/g, ''));
};
/** Follows the number, and answers what it said. */
async function follow(page: Page, name: string): Promise<number> {
  const link = page.getByRole('link', { name: new RegExp(`^${name} [\\d,]+$`) });
  const said = Number((await link.innerText()).replace(/\D/g, ''));
  await link.click();
  await page.getByRole('heading', { level: 1, name: '检查统计' }).waitFor({ state: 'detached' });
  return said;
}

describe('checks in numbers', () => {
  it.each(LOOKS)('given the page %s, then it is accessible and nothing has to be scrolled sideways', async (how, look) => {
    const { page, open } = await c.signInAs(base, 'leader', look);
    await open('/checks/statistics');
    await page.getByRole('table').first().waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `check-figures-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    await open('/checks?done=true');
    await page.getByText(look.locale === 'en' ? 'Visits' : '家次', { exact: true }).first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `check-sums-${how.replace(/\W+/g, '-')}`, { fullPage: true });
  });

  it('given two patrols of one place in a month, then visits, places, people and hazards each lead to as many rows', async () => {
    const [name, when] = [ownTitle('五金店'), month()];
    const { id } = await registeredSubject(c, name);
    await patrolled(id, when, [`${name} 甲`, `${name} 乙`]);
    await patrolled(id, when, []);
    const { page, open } = await c.signInAs(base, 'leader');
    const back = (): Promise<void> => open(`/checks/statistics?month=${when}`);
    await back();
    const places = await follow(page, '巡查指导 家数');
    await page.getByRole('heading', { level: 1, name: '监管对象' }).waitFor();
    await page.getByRole('link', { name }).first().waitFor();
    expect(await totalOf(page)).toBe(places);
    await back();
    const hazards = await follow(page, '巡查指导 隐患处');
    await page.getByRole('link', { name: `${name} 乙` }).waitFor();
    expect(await totalOf(page)).toBe(hazards);
    await back();
    const visits = await follow(page, '巡查指导 家次');
    expect(await totalOf(page)).toBe(visits);
    expect(visits).toBeGreaterThan(places);
    await back();
    const people = await follow(page, '巡查指导 人次');
    // What was clicked stands above its rows.
    const sums = page.locator('dl', { hasText: '人次' });
    expect(await sums.locator('div', { hasText: '人次' }).locator('dd').innerText()).toBe(String(people));
    await sums.getByRole('link', { name: /^隐患处/ }).click();
    await page.getByRole('link', { name: `${name} 甲` }).waitFor();
  });

  it('given a place that nobody has checked, then the register finds it among those, and not among the others', async () => {
    const name = ownTitle('未查铺');
    await registeredSubject(c, name);
    const { page, open } = await c.signInAs(base, 'street1');
    await open(`/subjects?checked=false&q=${encodeURIComponent(name)}`);
    await page.getByRole('link', { name }).first().waitFor();
    await open(`/subjects?checked=true&q=${encodeURIComponent(name)}`);
    await page.getByText('没有符合条件的记录').waitFor();
  });
});
