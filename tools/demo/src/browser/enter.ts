import type { Page } from 'playwright-core';

/**
 * Opens a page of a tenant as somebody, by way of the issuer's form where it asks. Resolves when the console shows the
 * person's own menu, which is when it knows what he may do.
 * @throws Error with what the page says, when it does not come to that
 */
export async function enter(page: Page, url: string, { username, password }: { username: string; password: string }): Promise<void> {
  const form = page.locator('#kc-form-login');
  const inside = page.locator('.shell-person');
  await page.goto(url);
  await form.or(inside).or(page.locator('.statement')).first().waitFor();
  if (await form.isVisible()) {
    await page.fill('#username', username);
    await page.fill('#password', password);
    await page.click('#kc-login');
  }
  await inside.waitFor().catch(async (error: unknown) => {
    throw new Error(`${username} did not get to ${url}, but to ${page.url()}: ${(await page.locator('body').innerText()).slice(0, 400)}`, { cause: error });
  });
}
