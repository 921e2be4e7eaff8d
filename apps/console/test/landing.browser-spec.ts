import { expectAccessible, expectFits, shot, theConsole, type Look } from './console.kit';

const c = theConsole();

describe('the first page', () => {
  it.each<[string, Look]>([
    ['landing', {}],
    ['landing-phone', { view: 'phone' }],
    ['landing-dark', { dark: true }],
    ['landing-phone-dark-english', { view: 'phone', locale: 'en', dark: true }],
  ])('given a guest (%s), then the bureaus are there to choose, readable by all', async (name, look) => {
    const { page, open } = await c.guest(look);
    await open('/');
    await page.getByRole('heading', { level: 1, name: look.locale === 'en' ? 'Choose your bureau' : '请选择您的单位' }).waitFor();
    await page.getByRole('link', { name: /坪山区/ }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, name);
    expect(await page.title()).toBe(look.locale === 'en' ? 'Choose a bureau · Anlan' : '选择单位 · 安澜');
    expect(await page.locator('html').getAttribute('lang')).toBe(look.locale ?? 'zh-CN');
  });

  it('given a name or the beginning of a code, then the bureaus it fits; given another word, then what to do', async () => {
    const { page, open } = await c.guest();
    await open('/');
    const bureaus = page.locator('.landing-list a');
    const search = page.getByRole('searchbox', { name: '查找单位' }).or(page.getByRole('textbox', { name: '查找单位' }));
    await search.fill('坪山');
    await bureaus.filter({ hasText: '滨江区' }).waitFor({ state: 'detached' });
    expect(await bureaus.allInnerTexts()).toEqual([expect.stringContaining('坪山区')]);
    await search.fill('3301');
    await bureaus.filter({ hasText: '滨江区' }).waitFor();
    expect(await bureaus.filter({ hasText: '坪山区' }).count()).toBe(0);
    await search.fill('亚特兰蒂斯');
    await page.getByText('没有找到').waitFor();
    await expectAccessible(page);
  });

  it('given the choice of English, then the page changes in place, and the next visit remembers it', async () => {
    const { page, open } = await c.guest();
    await open('/');
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: 'Choose your bureau' }).waitFor();
    await open('/');
    await page.getByRole('heading', { name: 'Choose your bureau' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('given the server away, then the page says so and the retry finds the bureaus', async () => {
    const { page, watch, open } = await c.guest();
    watch.allow(/public\/tenants/);
    let away = true;
    await page.route('**/api/tenancy/v1/public/tenants*', (route) => (away ? route.abort('connectionrefused') : route.fallback()));
    await open('/');
    await page.getByText('连接不上服务器').waitFor();
    await expectAccessible(page);
    away = false;
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('link', { name: /坪山区/ }).waitFor();
    expect(await page.getByText('连接不上服务器').count()).toBe(0);
  });

  it('given only a keyboard, then a bureau is found and opened', async () => {
    const { page, open } = await c.guest();
    await open('/');
    await page.getByRole('link', { name: /坪山区/ }).waitFor();
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    for (let i = 0; i < 20 && !(await focused()).startsWith('坪山区'); i += 1) await page.keyboard.press('Tab');
    expect(await focused()).toContain('坪山区');
    expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).not.toBe('none');
    await page.keyboard.press('Enter');
    await page.locator('#kc-form-login').waitFor();
    expect(new URL(page.url()).pathname).toContain('/realms/district-440310/');
  });
});
