import { until } from '@anlan/platform/testing';
import type { Page } from 'playwright-core';
import { accessibilityFaults, expectAccessible, expectFits, theConsole, widthFaults, type Look } from './console.kit';

const c = theConsole();
const menu = (page: Page) => page.getByRole('navigation', { name: /主菜单|Main menu/ });

interface Entry {
  readonly path: string;
  readonly name: string;
}

/** What the menu offers, in its order. */
async function entriesOf(page: Page): Promise<Entry[]> {
  await menu(page).waitFor();
  return menu(page).getByRole('link').evaluateAll((links) => links.map((a) => ({ path: new URL((a as HTMLAnchorElement).href).pathname, name: a.textContent ?? '' })));
}

async function ready(page: Page): Promise<void> {
  await page.locator('#page-content h1').first().waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}

const isWide = ({ view }: Look): boolean => view !== 'phone';

describe('the menu', () => {
  it.each<[string, string, Look]>([
    ['440310', 'admin', {}],
    ['440310', 'admin', { view: 'phone', locale: 'en', dark: true }],
    ['440310', 'officer', { dark: true }],
    ['440310', 'grid1', { view: 'phone' }],
    ['440310', 'auditor', {}],
    ['440300', 'admin', {}],
    ['440300', 'admin', { view: 'phone', locale: 'en', dark: true }],
    ['platform', 'operator', { locale: 'en' }],
  ])('given %s %s (%j), then every page it offers opens, is allowed and fits', async (slug, username, look) => {
    const { page } = await c.signInAs(slug, username, look);
    const refused: string[] = [];
    const faults: string[] = [];
    page.on('response', (r) => void ([401, 403].includes(r.status()) && refused.push(`${r.status()} ${r.url()}`)));
    const openMenu = async (): Promise<void> => {
      if (!isWide(look)) await page.getByRole('button', { name: /^(菜单|Menu)$/ }).click();
      await menu(page).waitFor();
    };
    await openMenu();
    const entries = await entriesOf(page);
    // Of two lines with one name nobody knows which is which.
    expect(entries.map((e) => e.name)).toEqual([...new Set(entries.map((e) => e.name))]);
    if (!isWide(look)) await expectAccessible(page);
    for (const [i, { path, name }] of entries.entries()) {
      if (i > 0) await openMenu();
      await menu(page).getByRole('link', { name, exact: true }).first().click();
      await page.waitForURL((url) => url.pathname === path);
      await ready(page);
      // In every look each page is looked at by axe where its own work is tested.
      faults.push(...[...(username === 'admin' && isWide(look) ? await accessibilityFaults(page) : []), ...(await widthFaults(page))].map((fault) => `${path}: ${fault}`));
    }
    expect([...refused, ...faults]).toEqual([]);
    // Eighty pages at most.
  }, 480_000);

  it('given two roles, then each sees the pages of its own work and not those of the other', async () => {
    const names = async (username: string): Promise<string[]> => (await entriesOf((await c.signInAs('440310', username)).page)).map((e) => e.name);
    const [auditor, officer] = [await names('auditor'), await names('officer')];
    expect(auditor).toContain('审计日志');
    expect(officer).not.toContain('审计日志');
    expect(officer).toContain('隐患台账');
  });

  it('given the address of a page that is not in the menu, then the server refuses it and the page says so', async () => {
    const { page, open } = await c.signInAs('440310', 'grid1');
    const answer = page.waitForResponse((r) => r.url().includes('/audit') && r.status() === 403);
    await open('/system/audit');
    await answer;
    await page.getByText(/没有权限|无权|不允许|权限/).first().waitFor();
    expect(await page.locator('.ant-table-row').count()).toBe(0);
  });
});

describe('only a keyboard', () => {
  const focus = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

  it('given Tab, then the skip link comes first and leads past the menu to the content', async () => {
    const { page } = await c.signInAs('440310', 'admin');
    await page.keyboard.press('Tab');
    expect(await focus(page)).toBe('跳到内容');
    expect(await page.getByRole('link', { name: '跳到内容' }).boundingBox()).toMatchObject({ x: expect.any(Number) });
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('page-content');
    expect(new URL(page.url()).pathname).toBe('/440310');
  });

  it('given the menu of the page, then it is reached, walked through and followed by keys alone', async () => {
    const { page } = await c.signInAs('440310', 'admin');
    const inMenu = (): Promise<boolean> => page.evaluate(() => Boolean(document.activeElement?.closest('nav')));
    for (let i = 0; i < 10 && !(await inMenu()); i += 1) await page.keyboard.press('Tab');
    expect(await inMenu()).toBe(true);
    const entries = await entriesOf(page);
    const entry = entries.at(-1);
    for (let i = 0; i < entries.length + 5 && (await focus(page)) !== entry?.name; i += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === entry?.path);
    // The address changes before the page is drawn.
    await menu(page).locator('[aria-current=page]').getByText(entry?.name ?? '', { exact: true }).waitFor();
    await ready(page);
  });

  it('given a long menu, when one looks for a page by its name, then Enter leads to it and the menu is whole again', async () => {
    const { page } = await c.signInAs('440310', 'admin');
    const all = (await entriesOf(page)).length;
    const search = menu(page).getByRole('searchbox', { name: '查找功能' });
    await search.fill('没有这一项');
    await menu(page).getByText('没有这样的功能').waitFor();
    await search.fill('责任书');
    await menu(page).getByRole('link', { name: '责任书', exact: true }).waitFor();
    expect((await entriesOf(page)).length).toBeLessThan(all);
    await search.press('Enter');
    await page.waitForURL((url) => url.pathname === '/440310/letters');
    expect((await entriesOf(page)).length).toBe(all);
  });

  it("given one's own menu, then Enter opens it, arrows walk it, Escape closes it and the focus is where it was", async () => {
    const { page } = await c.signInAs('440310', 'admin');
    const button = page.getByRole('button', { name: /个人菜单/ });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'English' }).waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: 'English' }).waitFor({ state: 'hidden' });
    expect(await focus(page)).toContain('个人菜单');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('.ant-dropdown'));
    // The menu itself has the focus first; it moves it a moment after the key.
    const chosen = (): Promise<string> => page.evaluate(() => (document.activeElement?.getAttribute('role') === 'menuitem' ? (document.activeElement.textContent ?? '') : ''));
    for (let i = 0, was = await chosen(); i < 8 && was !== 'English'; i += 1) {
      const before = was;
      await page.keyboard.press('ArrowDown');
      was = await until('the focus has moved', async () => { const now = await chosen(); return now === before ? undefined : now; });
    }
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /your menu/ }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});

it('given a page that is not there, then that is said inside of the shell, and the way on is offered', async () => {
  const { page, open } = await c.signInAs('440310', 'admin', { view: 'phone', dark: true });
  await open('/nothing-here');
  await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor();
  await expectAccessible(page);
  await expectFits(page);
  expect(await page.title()).toBe('没有这个页面 · 安澜');
});
