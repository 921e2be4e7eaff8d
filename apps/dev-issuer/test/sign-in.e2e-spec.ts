import { SignInError } from '@anlan/platform/testing';
import { claimsOf, headerOf } from './issuer-process';
import { IssuerKit, realm, redirectUri, uuid } from './issuer.kit';

describe('sign-in at the development issuer', () => {
  let kit: IssuerKit;
  beforeAll(async () => {
    kit = await IssuerKit.open();
  }, 120_000);
  afterAll(() => kit.close());

  it('given a right password, then gives tokens with the claims of Keycloak', async () => {
    const { accessToken, idToken, refreshToken } = await kit.as('li.na', 'Password-1');
    const claims = claimsOf(accessToken);
    expect(claims).toMatchObject({ iss: kit.issuer, typ: 'Bearer', azp: 'anlan-console', preferred_username: 'li.na', name: '李娜' });
    expect(claims.sub).toMatch(uuid);
    expect(claims.jti).toMatch(uuid);
    expect([claims.aud].flat()).toContain('anlan-api');
    expect(claims.realm_access.roles).toEqual(expect.arrayContaining(['officer', `default-roles-${realm}`]));
    expect(claims.exp - claims.iat).toBe(300);
    expect(claims.scope.split(' ')).toContain('openid');
    expect(claimsOf(idToken)).toMatchObject({ iss: kit.issuer, aud: 'anlan-console', typ: 'ID', sub: claims.sub, sid: claims.sid, name: '李娜' });
    expect(headerOf(accessToken)).toMatchObject({ alg: 'RS256', typ: 'JWT' });
    expect(await kit.verified(accessToken)).toBe(true);
    expect(refreshToken.length).toBeGreaterThan(20);
  });

  it('given a wrong password, then says so in both languages and gives nothing away about usernames', async () => {
    const known = await kit.as('li.na', 'nonsense').catch((error: SignInError) => error);
    const unknown = await kit.as('nobody', 'nonsense').catch((error: SignInError) => error);
    expect(known).toBeInstanceOf(SignInError);
    expect((known as SignInError).page).toMatch(/用户名或密码不正确.*Invalid username or password/);
    expect((unknown as SignInError).page).toBe((known as SignInError).page);
  });

  it('given ten wrong passwords, then refuses that user for a minute, even with the right one', async () => {
    for (let i = 0; i < 10; i += 1) await kit.as('mistyped', 'nonsense').catch(() => undefined);
    await expect(kit.as('mistyped', 'Password-3')).rejects.toThrow(/失败次数过多/);
    await expect(kit.as('li.na', 'Password-1')).resolves.toBeDefined();
  });

  it('given a temporary password, then asks for a new one and holds it to the rules', async () => {
    await expect(kit.as('new.one', 'Start-1234')).rejects.toThrow('asks for a new password');
    await expect(kit.as('new.one', 'Start-1234', { newPassword: 'short' })).rejects.toThrow(/太短/);
    await expect(kit.as('new.one', 'Start-1234', { newPassword: 'Start-1234' })).rejects.toThrow(/不能与原密码相同/);
    await kit.as('new.one', 'Start-1234', { newPassword: 'Better-5678' });
    await expect(kit.as('new.one', 'Start-1234')).rejects.toThrow(SignInError);
    await expect(kit.as('new.one', 'Better-5678')).resolves.toBeDefined();
  });

  it('given no PKCE or a foreign redirect address, then refuses', async () => {
    const auth = (query: Record<string, string>) => {
      const all = { client_id: 'anlan-console', response_type: 'code', scope: 'openid', redirect_uri: redirectUri, ...query };
      return fetch(`${kit.issuer}/protocol/openid-connect/auth?${new URLSearchParams(all).toString()}`, { redirect: 'manual' });
    };
    expect((await auth({})).headers.get('location')).toContain('error=invalid_request');
    const challenge = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
    const foreign = await auth({ ...challenge, redirect_uri: 'https://evil.example/' });
    expect(foreign.status).toBe(400);
    expect(foreign.headers.get('location')).toBeNull();
  });

  it('shows a page in Chinese and English that says what it is and loads nothing', async () => {
    const query = { client_id: 'anlan-console', response_type: 'code', scope: 'openid', redirect_uri: redirectUri, code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
    const first = await fetch(`${kit.issuer}/protocol/openid-connect/auth?${new URLSearchParams(query).toString()}`, { redirect: 'manual' });
    const login = new URL(first.headers.get('location') ?? '', kit.issuer);
    const cookie = first.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    const page = await fetch(login, { headers: { cookie } });
    const html = await page.text();
    expect(html).toContain('坪山区应急管理局');
    expect(html).toContain('开发用身份服务');
    expect(html).toContain('development identity service');
    expect(html).toContain('name="viewport"');
    expect(html).not.toMatch(/(src|href)=|@import|url\(/);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const stranger = await fetch(login, { method: 'POST', body: new URLSearchParams({ username: 'li.na', password: 'Password-1' }) });
    expect(stranger.status).toBe(400);
  });
});
