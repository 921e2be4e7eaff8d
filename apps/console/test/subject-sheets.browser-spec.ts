import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, ownTitle } from './hazard.kit';
import { registeredSubject } from './subject.kit';

const c = theConsole();
const base = '440310';

describe('codes of many subjects', () => {
  it('given subjects that are chosen in the list, then their codes are printed six to a page, each leading to its record', async () => {
    const name = ownTitle('打印铺');
    const made = await Promise.all([1, 2].map((i) => registeredSubject(c, `${name} ${i}`)));
    const { page, open } = await c.signInAs(base, 'street1');
    await open(`/subjects?q=${encodeURIComponent(name)}`);
    await page.getByText('共 2 条').waitFor();
    for (const s of made) await page.getByRole('checkbox', { name: new RegExp(`^选择 ${s.name}`) }).check();
    await page.getByRole('link', { name: /打印.*码/ }).or(page.getByRole('button', { name: /打印.*码/ })).first().click();
    await page.getByRole('heading', { level: 1, name: '批量打印场所码' }).waitFor();
    await page.getByText('2 张，每页 A4 六张').waitFor();
    await button(page, '打印').waitFor();
    await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    for (const s of made) await page.getByRole('img', { name: `${s.name}的场所码` }).waitFor();
    await shot(page, 'subject-sheets-printed', { fullPage: true });
    const code = (await page.locator('.code-text').first().innerText()).trim();
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await open(`/subjects/at/${code}`);
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
  });

  it.each(LOOKS)('given map and sheets %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const name = ownTitle('地图铺');
    await registeredSubject(c, name, { position: { lng: 114.35, lat: 22.7, crs: 'WGS84' } });
    const { page, open } = await c.signInAs(base, 'street1', look);
    for (const [path, what] of [[`/subjects/map?q=${encodeURIComponent(name)}`, 'map'], [`/subjects/sheets?q=${encodeURIComponent(name)}`, 'sheets']] as const) {
      await open(path);
      await page.getByText(name).first().waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `subject-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });
});
