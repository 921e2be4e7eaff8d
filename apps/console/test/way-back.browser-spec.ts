import { theConsole } from './console.kit';

// A browser that keeps the pages one leaves, as browsers do and as tests usually forbid them.
const c = theConsole({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });

it('given a browser that keeps pages, then the way back after a sign-out asks for a sign-in and shows nothing', async () => {
  const { page } = await c.signInAs('440310', await c.newPerson('440310', 'section-officer'));
  await page.evaluate(() => addEventListener('pageshow', (e) => (document.title = e.persisted ? 'kept' : 'anew')));
  await page.getByRole('button', { name: /个人菜单/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: '已退出登录' }).waitFor();
  await page.goBack();
  await page.locator('#kc-form-login').waitFor();
  expect(await page.locator('.shell-person').count()).toBe(0);
});

it('given the way back from the form of the issuer, then the console leads there again instead of standing still', async () => {
  const { page, open } = await c.guest();
  await open('/');
  await page.getByRole('link', { name: /坪山区/ }).click();
  await page.locator('#kc-form-login').waitFor();
  await page.goBack();
  await page.locator('#kc-form-login').or(page.getByRole('link', { name: /坪山区/ })).first().waitFor();
  expect(await page.locator('[aria-busy=true]').count()).toBe(0);
});
