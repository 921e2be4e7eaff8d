import { expectAccessible, expectFits, shot, theConsole, type Look } from './console.kit';

const c = theConsole();

describe('the first page', () => {
  it.each<[string, Look]>([
    ['on a desk', {}],
    ['on a phone', { view: 'phone' }],
    ['in the dark', { dark: true }],
    ['in English, on a phone in the dark', { view: 'phone', locale: 'en', dark: true }],
  ])('given it %s, then the bureaus are there to choose, and it is accessible', async (_how, look) => {
    const { page, open } = await c.guest(look);
    await open('/');
    await page.getByRole('heading', { level: 1, name: look.locale === 'en' ? 'Choose your bureau' : '请选择您的单位' }).waitFor();
    await page.getByRole('link', { name: /坪山区/ }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `landing-${Object.values(look).join('-') || 'desktop'}`);
    expect(await page.locator('html').getAttribute('lang')).toBe(look.locale ?? 'zh-CN');
  });
});
