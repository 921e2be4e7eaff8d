import { openTenant } from '@anlan/tool-demo';
import { realmServiceAccount } from '@anlan/tool-stack';
import { until } from '@anlan/platform/testing';
import type { Page, Response } from 'playwright-core';
import { expectAccessible, expectFits, shot, theConsole } from './console.kit';

const c = theConsole();
const DISTRICT = '330106';
const LIFETIME_SECONDS = 6;
const ME = '**/api/tenancy/v1/me';
const inside = (page: Page) => page.locator('.shell-person');

interface Times {
  readonly iat: number;
  readonly exp: number;
}

/** When the tokens that a page was given begin and end, in seconds, the newest last. */
function lifetimesOf(page: Page): Times[] {
  const seen: Times[] = [];
  const take = async (response: Response): Promise<void> => {
    if (!response.url().endsWith('/protocol/openid-connect/token') || !response.ok()) return;
    const { access_token: token } = (await response.json()) as { access_token: string };
    seen.push(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Times);
  };
  page.on('response', (response) => void take(response).catch(() => undefined));
  return seen;
}

/** How often the page itself went elsewhere: to the issuer, back, or anew. */
function departuresOf(page: Page): { count: number } {
  const departures = { count: 0 };
  page.on('request', (request) => void (request.isNavigationRequest() && (departures.count += 1)));
  return departures;
}

const toAudit = (page: Page): Promise<void> => page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '审计日志' }).click();
const api = (page: Page): Promise<Response> => page.waitForResponse((r) => r.url().includes('/api/') && Boolean(r.request().headers()['authorization']));

/** Asks the server again, as anything does that is done in the page. */
async function reads(page: Page): Promise<number> {
  const answer = api(page);
  await toAudit(page);
  return (await answer).status();
}

describe('a district whose tokens live for seconds', () => {
  const version = async (): Promise<number> => (await c.as('330100', 'admin').get<{ version: number }>(`/api/tenancy/v1/tenants/${DISTRICT}`)).version;
  const set = async (verb: string, body: object = {}) => c.as('330100', 'admin').post(`/api/tenancy/v1/tenants/${DISTRICT}/actions/${verb}`, body, { version: await version() });

  beforeAll(async () => {
    await openTenant(c.place.demo, { opener: c.as('330100', 'admin'), kind: 'district', slug: DISTRICT, name: '西湖区', shortName: '西湖', adminName: '沈管理' });
    const { realm } = c.place.demo.state.realm(DISTRICT);
    const { clientId, clientSecret } = realmServiceAccount(c.place.secrets, realm);
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
    const granted = (await (await fetch(`${c.place.identityUrl}/realms/${realm}/protocol/openid-connect/token`, { method: 'POST', body: form })).json()) as { access_token: string };
    const answer = await fetch(`${c.place.identityUrl}/admin/realms/${realm}`, {
      method: 'PUT', headers: { authorization: `Bearer ${granted.access_token}`, 'content-type': 'application/json' }, body: JSON.stringify({ accessTokenLifespan: LIFETIME_SECONDS }),
    });
    expect(answer.status).toBe(204);
  }, 60_000);

  it('given a page that stays open, then it is renewed in silence over several lifetimes, and works', async () => {
    const { page } = await c.signInAs(DISTRICT, 'admin');
    const tokens = lifetimesOf(page);
    const departures = departuresOf(page);
    const first = await until('the first renewal', () => tokens[0]);
    expect(first.exp - first.iat).toBe(LIFETIME_SECONDS);
    await until('a token from after the first two have ended', () => (tokens.at(-1)?.iat ?? 0) > first.exp + LIFETIME_SECONDS, { withinMs: 40_000 });
    expect(await reads(page)).toBe(200);
    expect(departures.count).toBe(0);
  });

  it('given an issuer that is away for longer than a token lives, then the page stays, says so when it is asked for something, and goes on afterwards', async () => {
    const { page, watch } = await c.signInAs(DISTRICT, 'admin');
    watch.allow(/openid-connect\/token/);
    const tokens = lifetimesOf(page);
    const departures = departuresOf(page);
    const last = await until('a renewal', () => tokens.at(-1));
    await page.route('**/protocol/openid-connect/token', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' }));
    await until('the end of every token', () => Date.now() / 1000 > (tokens.at(-1) ?? last).exp + 1, { withinMs: 30_000 });
    await toAudit(page);
    await page.getByText('连接不上服务器').first().waitFor();
    expect([departures.count, await inside(page).isVisible()]).toEqual([0, true]);
    const before = tokens.length;
    await page.unroute('**/protocol/openid-connect/token');
    await until('a renewal again', () => tokens.length > before);
    await page.getByRole('button', { name: '重试' }).first().click();
    await page.getByText('连接不上服务器').first().waitFor({ state: 'detached' });
    expect(departures.count).toBe(0);
  });

  it('given a sign-out in another window, then this one asks for a sign-in by itself', async () => {
    const { page } = await c.signInAs(DISTRICT, 'admin');
    const other = await page.context().newPage();
    await other.goto(`/${DISTRICT}`);
    await inside(other).waitFor();
    await other.getByRole('button', { name: /个人菜单/ }).click();
    await other.getByRole('menuitem', { name: '退出登录' }).click();
    await page.locator('#kc-form-login').waitFor();
    expect(await inside(page).count()).toBe(0);
  });

  it('given the district suspended, then who is at work is told so, and nobody comes to the form; resumed, it opens', async () => {
    const { page } = await c.signInAs(DISTRICT, 'admin');
    const guest = await c.guest({ view: 'phone', locale: 'en' });
    await set('suspend', { reason: '测试' });
    try {
      // What anybody may know is kept for half a minute by whoever asked before: this browser has not.
      await guest.open(`/${DISTRICT}/hazards`);
      await guest.page.getByRole('heading', { name: '西湖区 is suspended' }).waitFor();
      await expectAccessible(guest.page);
      await expectFits(guest.page);
      await shot(guest.page, 'suspended-phone-english');
      // Its next renewal is refused, within a second.
      await page.getByRole('heading', { name: '西湖区已暂停使用' }).waitFor();
      expect(await inside(page).count()).toBe(0);
    } finally {
      await set('resume');
    }
    await until('the door open again', async () => {
      const { open, page: anew } = await c.guest();
      await open(`/${DISTRICT}`);
      await anew.locator('#kc-form-login').waitFor({ timeout: 3_000 });
      return true;
    });
  });
});

describe('a server that does not answer as it should', () => {
  it('given a new token that is refused, then the page says so with a trace id and stays: no turning in circles', async () => {
    const { page } = await c.guest();
    const asked: string[] = [];
    page.on('request', (r) => void (r.url().includes('/protocol/openid-connect/auth?') && asked.push(r.url())));
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    await page.route(ME, (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', status: 401, code: 'request.unauthenticated', title: '未登录', detail: '令牌无效', traceId: trace }) }));
    await page.goto('/440310');
    const { username, password } = c.person('440310', 'leader');
    await page.fill('#username', username);
    await page.fill('#password', password);
    await page.click('#kc-login');
    await page.getByRole('heading', { name: '未登录' }).waitFor();
    await page.getByText(trace).waitFor();
    await expectAccessible(page);
    expect(asked).toHaveLength(1);
    await page.unroute(ME);
    await page.getByRole('button', { name: '重试' }).click();
    await inside(page).waitFor();
    expect(asked).toHaveLength(1);
  });

  it('given a service that is away, then the page says what the gateway said, and the retry goes on', async () => {
    const { page, watch } = await c.guest();
    watch.allow(/\/me answered 503/);
    await page.route(ME, (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', status: 503, code: 'gateway.unavailable', title: '服务暂不可用', detail: '请稍后重试' }) }));
    await page.goto('/440310');
    const { username, password } = c.person('440310', 'leader');
    await page.fill('#username', username);
    await page.fill('#password', password);
    await page.click('#kc-login');
    await page.getByRole('heading', { name: '服务暂不可用' }).waitFor();
    await page.unroute(ME);
    await page.getByRole('button', { name: '重试' }).click();
    await inside(page).waitFor();
    expect(await page.getByText('服务暂不可用').count()).toBe(0);
  });

  it('given no network, then a page that is opened says so beside the menu, and the retry opens it once it can', async () => {
    const { page, watch } = await c.signInAs('440310', 'auditor');
    watch.allow(/ERR_INTERNET_DISCONNECTED/, /preload CSS|dynamically imported/, /AuditPage did not arrive/);
    await page.context().setOffline(true);
    await toAudit(page);
    await page.getByText('页面没有载入').waitFor();
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('页面没有载入').waitFor();
    expect(await inside(page).isVisible()).toBe(true);
    await expectAccessible(page);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('heading', { level: 1, name: '审计日志' }).waitFor();
    expect(await inside(page).isVisible()).toBe(true);
  });
});
