import type { Page } from 'playwright-core';
import { theConsole } from './console.kit';
import { drawer, ownTitle, reportedHazard } from './hazard.kit';

const c = theConsole();

/** Every button and link that is shown, as it is read out, by the browser's own reckoning. */
async function namesOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: { ignored: boolean; role?: { value: string }; name?: { value: string } }[] };
  return nodes.filter((n) => !n.ignored && ['button', 'link', 'menuitem', 'image'].includes(n.role?.value ?? '')).map((n) => n.name?.value ?? '');
}

/** What the library calls its drawings: small letters and hyphens, before the words or alone. */
const drawn = (names: readonly string[]): string[] => names.filter((name) => /^[a-z]+(?:-[a-z]+)*(?: |$)/.test(name));

describe('what buttons are called', () => {
  it.each([
    ['440310', 'admin', ['', '/hazards', '/system/settings/terms', '/system/settings/riskTags', '/system/integrations', '/system/clients', '/system/audit', '/organization/members']],
    ['440300', 'admin', ['', '/districts']],
  ])('given Chinese pages of %s, then no name has the English name of an icon in it', async (slug, who, paths) => {
    const { page, open } = await c.signInAs(slug, who);
    const faults: string[] = [];
    for (const path of paths) {
      await open(path);
      await page.locator('#page-content h1').first().waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      const names = await namesOf(page);
      expect(names.length).toBeGreaterThan(5);
      faults.push(...drawn(names).map((name) => `${path}: ${name}`));
    }
    expect(faults).toEqual([]);
  });

  it('given pictures to a report, then their button is called by its own words, and the label still leads to it', async () => {
    const { page, open } = await c.signInAs('440310', 'grid1');
    await open('/hazards/new');
    const choose = page.getByRole('button', { name: '选择图片', exact: true });
    await choose.waitFor();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose.click()]);
    expect(chooser.isMultiple()).toBe(true);
    expect(drawn(await namesOf(page))).toEqual([]);
  });

  it('given the buttons of a record and of its form, then each is called by its words alone', async () => {
    const { id } = await reportedHazard(c, ownTitle('名称'));
    const { page, open } = await c.signInAs('440310', 'street1');
    await open(`/hazards/${id}`);
    await page.getByRole('button', { name: '交办', exact: true }).click();
    await drawer(page).getByLabel('整改责任人').waitFor();
    expect(drawn(await namesOf(page))).toEqual([]);
  });
});
