import type { Page, Request } from 'playwright-core';
import { expectAccessible, expectFits, shot, theConsole, type Visit } from './console.kit';

const c = theConsole();
const path = (page: Page): string => new URL(page.url()).pathname;

/** The tokens a page was given and showed since it was watched. */
function tokensOf({ page }: Visit): Set<string> {
  const seen = new Set<string>();
  page.on('request', (request: Request) => {
    const bearer = /^Bearer (.+)/.exec(request.headers()['authorization'] ?? '')?.[1];
    if (bearer) seen.add(bearer);
  });
  page.on('response', (response) => {
    if (!response.url().endsWith('/protocol/openid-connect/token')) return;
    void response.json().then((body: Record<string, unknown>) => {
      for (const name of ['access_token', 'refresh_token', 'id_token']) if (typeof body[name] === 'string') seen.add(body[name]);
    }, () => undefined);
  });
  return seen;
}

/** Everything that a script of the page, and so an injected one, could read from where a browser keeps things. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => JSON.stringify({ local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, databases: await indexedDB.databases(), caches: await caches.keys(), name: window.name }));

async function fill(page: Page, username: string, password: string): Promise<void> {
  await page.fill('#username', username);
  await page.fill('#password', password);
  await page.click('#kc-login');
}

describe('signing in', () => {
  it('given a deep link, then the way goes by code and PKCE through the issuer and back to that page, and no token is kept where a script finds it', async () => {
    const visit = await c.guest();
    const { page, open } = visit;
    const tokens = tokensOf(visit);
    const asked = page.waitForRequest((r) => r.url().includes('/protocol/openid-connect/auth'));
    await open('/440310/no-such-page?tab=2');
    const query = new URL((await asked).url()).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({ response_type: 'code', client_id: 'anlan-console', code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^.{43}$/) });
    const { username, password } = c.person('440310', 'section');
    await fill(page, username, password);
    await page.locator('.shell-person').waitFor();
    expect(page.url()).toBe(`${c.origin}/440310/no-such-page?tab=2`);
    expect([...tokens].filter((t) => t.startsWith('ey')).length).toBeGreaterThanOrEqual(2);
    const found = await kept(page);
    for (const token of tokens) expect(found).not.toContain(token);
    expect(found).not.toContain('eyJ');
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  it('given a wrong password, then the form says so, and the right one still leads back', async () => {
    const { page, open } = await c.guest({ locale: 'en' });
    await open('/440310');
    const { username, password } = c.person('440310', 'section');
    await fill(page, username, 'Falsch-2026');
    await page.getByRole('alert').waitFor();
    expect(path(page)).toContain('/realms/');
    await fill(page, username, password);
    await page.locator('.shell-person').waitFor();
    expect(path(page)).toBe('/440310');
  });

  it('given a reload, then nobody is asked again: the issuer knows the person', async () => {
    const { page } = await c.signInAs('440310', 'leader');
    let forms = 0;
    page.on('framenavigated', (frame) => void (frame.url().includes('/login-actions/') && (forms += 1)));
    await page.reload();
    await page.locator('.shell-person').waitFor();
    expect([path(page), forms]).toEqual(['/440310', 0]);
  });

  it.each(['/440310/signed-in', '/440310/signed-in?code=old&state=old'])('given the address of an old answer (%s), then it leads to the first page', async (old) => {
    const { page } = await c.signInAs('440310', 'leader');
    await page.goto(old);
    await page.locator('.shell-person').waitFor();
    expect(path(page)).toBe('/440310');
  });

  it('given an issuer that refuses, then the page says what it said, and the retry leads there again', async () => {
    const { page } = await c.guest();
    await page.route('**/protocol/openid-connect/auth?*', async (route) => {
      const query = new URL(route.request().url()).searchParams;
      await route.fulfill({ status: 303, headers: { location: `${query.get('redirect_uri')}?error=access_denied&error_description=not%20now&state=${query.get('state')}` } });
    });
    await page.goto('/440310');
    await page.getByRole('heading', { name: '登录没有完成' }).waitFor();
    await page.getByText('access_denied: not now').waitFor();
    await expectAccessible(page);
    await page.unroute('**/protocol/openid-connect/auth?*');
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('#kc-form-login').waitFor();
    expect(path(page)).toContain('/realms/');
  });
});

describe('signing out', () => {
  it.each([[true, 'kept by the browser'], [false, 'loaded anew']])('given a sign-out, then the issuer has forgotten too, and the way back shows nothing (%s: %s)', async () => {
    const { page } = await c.signInAs('440310', 'auditor');
    await page.evaluate(() => localStorage.setItem('anlan.draft.x', '{"at":1,"values":{}}'));
    await page.getByRole('button', { name: /个人菜单/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '已退出登录' }).waitFor();
    expect(path(page)).toBe('/440310/signed-out');
    expect(await kept(page)).not.toMatch(/draft|eyJ/);
    await expectAccessible(page);
    await shot(page, 'signed-out');
    await page.goBack();
    await page.locator('#kc-form-login').waitFor();
    expect(await page.locator('.shell-person').count()).toBe(0);
    await page.goto('/440310');
    await page.locator('#kc-form-login').waitFor();
  });

  it('given a second window of the same person, then its next renewal finds the sign-in ended and asks anew', async () => {
    const first = await c.signInAs('440310', await c.newPerson('440310', 'section-officer'));
    const second = await first.page.context().newPage();
    await second.goto('/440310');
    await second.locator('.shell-person').waitFor();
    await first.page.getByRole('button', { name: /个人菜单/ }).click();
    await first.page.getByRole('menuitem', { name: '退出登录' }).click();
    await first.page.getByRole('heading', { name: '已退出登录' }).waitFor();
    await second.reload();
    await second.locator('#kc-form-login').waitFor();
    expect(path(second)).toContain('/realms/');
  });
});

describe('where nobody can sign in', () => {
  it('given a code under which no bureau works, then that is said, with the way to the others', async () => {
    const { page, open } = await c.guest({ view: 'phone', locale: 'en' });
    await open('/990099/hazards');
    await page.getByRole('heading', { name: 'There is no such bureau' }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await page.getByRole('link', { name: 'Choose a bureau' }).or(page.getByRole('button', { name: 'Choose a bureau' })).click();
    await page.getByRole('heading', { name: 'Choose your bureau' }).waitFor();
    expect(path(page)).toBe('/');
  });
});
