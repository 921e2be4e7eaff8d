import { until } from '@anlan/platform/testing';
import { expectAccessible, expectFits, shot, theConsole, type Look } from './console.kit';
import { HAZARDS, ownTitle, reportedHazard } from './hazard.kit';

const c = theConsole();
const base = '440310';

describe('the working desk', () => {
  it.each<[string, string, Look]>([
    ['a street officer', 'street1', {}],
    ['a grid member on a phone', 'grid1', { view: 'phone' }],
    ['an enterprise owner on a phone, in English and in the dark', 'owner', { view: 'phone', locale: 'en', dark: true }],
    ['a leader in the dark', 'leader', { dark: true }],
    ['an auditor', 'auditor', {}],
  ])('given %s, then it is accessible and nothing has to be scrolled sideways', async (_who, username, look) => {
    const { page, open } = await c.signInAs(base, username, look);
    await open('');
    await page.getByRole('heading', { level: 1, name: look.locale === 'en' ? 'Desk' : '工作台' }).waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `desk-${username}`);
  });

  it('given something that is due soon, then it stands among what is to be done, and leaves as soon as somebody else has done it', async () => {
    const person = await c.newPerson(base, 'enforcement-officer');
    const title = ownTitle('特种作业无证上岗');
    const hazard = await reportedHazard(c, title, { dueAt: new Date(Date.now() + 60_000).toISOString() });
    const { page, open } = await c.signInAs(base, person);
    await open('');
    const line = page.locator('.todo-list li', { hasText: title });
    await line.first().waitFor();
    await c.as(base, 'street1').post(`${HAZARDS}/${hazard.id}/actions/assign`, {}, { version: hazard.version });
    await line.first().waitFor({ state: 'detached' });
  });

  it('given what is overdue in one’s scope, then the figure leads to exactly its rows', async () => {
    const { page, open } = await c.signInAs(base, 'section');
    await open('');
    const figure = page.getByRole('link', { name: /职责范围内超期/ });
    const said = await until('the figure is there', async () => /[\d,]+/.exec(await figure.innerText())?.[0]);
    await figure.click();
    await page.getByText(`共 ${said} 条`).waitFor();
    expect(page.url()).toContain('overdue=true');
  });

  it('given a city bureau, then its desk says how its districts stand and leads to them', async () => {
    const { page, open } = await c.signInAs('440300', 'admin');
    await open('');
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    await page.getByRole('link', { name: /区县一览/ }).first().waitFor();
    await expectAccessible(page);
    await shot(page, 'desk-city');
  });
});
