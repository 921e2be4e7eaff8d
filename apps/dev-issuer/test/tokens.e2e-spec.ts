import { SignInError } from '@anlan/platform/testing';
import { claimsOf, headerOf, token } from './issuer-process';
import { IssuerKit, realm, uuid } from './issuer.kit';

describe('tokens of the development issuer', () => {
  let kit: IssuerKit;
  beforeAll(async () => {
    kit = await IssuerKit.open();
  }, 120_000);
  afterAll(() => kit.close());

  it('given a refresh token, then rotates it, and a second use ends the session', async () => {
    const { refreshToken } = await kit.as('li.na', 'Password-1');
    const second = await kit.refresh(refreshToken);
    expect(second.status).toBe(200);
    expect(second.body['refresh_token']).not.toBe(refreshToken);
    expect((await kit.refresh(refreshToken)).body['error']).toBe('invalid_grant');
    expect((await kit.refresh(String(second.body['refresh_token']))).status).toBe(400);
  });

  it('given client credentials in the body or the header, then gives a token of the service account', async () => {
    const { body } = await token(kit.issuer, { grant_type: 'client_credentials', client_id: 'api', client_secret: 'api-secret' });
    const claims = claimsOf(String(body['access_token']));
    expect(claims).toMatchObject({ azp: 'api', client_id: 'api', preferred_username: 'service-account-api', typ: 'Bearer' });
    expect(claims.sub).toMatch(uuid);
    expect(claims.exp - claims.iat).toBe(1800);
    expect([claims.aud].flat()).toContain('anlan-api');
    const basic = await fetch(`${kit.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('api:api-secret').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(basic.status).toBe(200);
    expect((await token(kit.issuer, { grant_type: 'client_credentials', client_id: 'api', client_secret: 'wrong' })).status).toBe(401);
  });

  it('answers userinfo for its own tokens only', async () => {
    const { accessToken } = await kit.as('li.na', 'Password-1');
    const info = (bearer: string) => fetch(`${kit.issuer}/protocol/openid-connect/userinfo`, { headers: { authorization: `Bearer ${bearer}` } });
    expect(await (await info(accessToken)).json()).toMatchObject({ preferred_username: 'li.na', name: '李娜' });
    expect((await info(await kit.api.token('master'))).status).toBe(401);
    const [head, body] = accessToken.split('.');
    expect((await info(`${head}.${body}.AAAA`)).status).toBe(401);
  });

  it('given a disabled user, then refuses refresh and sign-in until enabled again', async () => {
    const { refreshToken } = await kit.as('leaver', 'Password-2');
    const id = await kit.idOf('leaver');
    expect((await kit.api.call('PUT', `/${realm}/users/${id}`, { enabled: false })).status).toBe(204);
    expect((await kit.refresh(refreshToken)).body['error']).toBe('invalid_grant');
    await expect(kit.as('leaver', 'Password-2')).rejects.toThrow(/停用/);
    await kit.api.call('PUT', `/${realm}/users/${id}`, { enabled: true });
    await expect(kit.as('leaver', 'Password-2')).resolves.toBeDefined();
  });

  it('given an administrator ends the sessions, then the refresh token is void', async () => {
    const { refreshToken } = await kit.as('li.na', 'Password-1');
    expect((await kit.api.call('POST', `/${realm}/users/${await kit.idOf('li.na')}/logout`)).status).toBe(204);
    expect((await kit.refresh(refreshToken)).status).toBe(400);
  });

  it('given a disabled realm, then refuses every grant and still publishes its keys', async () => {
    const { refreshToken } = await kit.as('li.na', 'Password-1');
    const bearer = await kit.api.token();
    await kit.api.call('PUT', `/${realm}`, { enabled: false });
    const credentials = { grant_type: 'client_credentials', client_id: 'api', client_secret: 'api-secret' };
    expect((await token(kit.issuer, credentials)).status).toBe(403);
    expect((await kit.refresh(refreshToken)).status).toBe(403);
    await expect(kit.as('li.na', 'Password-1')).rejects.toThrow(SignInError);
    expect((await fetch(`${kit.issuer}/protocol/openid-connect/certs`)).status).toBe(200);
    // Its own service account gets no new token either; one from before is good until it expires.
    expect((await kit.api.call('PUT', `/${realm}`, { enabled: true })).status).toBe(401);
    expect((await kit.api.call('PUT', `/${realm}`, { enabled: true }, bearer)).status).toBe(204);
    expect((await token(kit.issuer, credentials)).status).toBe(200);
  });

  it('given a sign-out with an ID token, then goes straight back and the refresh token is void', async () => {
    const { idToken, refreshToken } = await kit.as('li.na', 'Password-1');
    const query = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: 'https://anlan.example/console/', state: 's1' });
    const out = await fetch(`${kit.issuer}/protocol/openid-connect/logout?${query.toString()}`, { redirect: 'manual' });
    expect(out.headers.get('location')).toBe('https://anlan.example/console/?state=s1');
    expect((await kit.refresh(refreshToken)).status).toBe(400);
    const foreign = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: 'https://evil.example/' });
    expect((await fetch(`${kit.issuer}/protocol/openid-connect/logout?${foreign.toString()}`, { redirect: 'manual' })).status).toBe(400);
  });

  it('given new signing keys, then old tokens still verify and new ones have the new key', async () => {
    const before = (await kit.as('li.na', 'Password-1')).accessToken;
    const key = (priority: string) => ({ name: `rsa-${priority}`, providerId: 'rsa-generated', providerType: 'org.keycloak.keys.KeyProvider', config: { priority: [priority] } });
    const kids = async () => (await kit.api.call<{ active: { RS256: string }; keys: { kid: string }[] }>('GET', `/${realm}/keys`)).body;
    expect((await kit.api.call('POST', `/${realm}/components`, key('50'))).status).toBe(201);
    expect((await kids()).active.RS256).toBe(headerOf(before).kid);
    expect((await kit.api.call('POST', `/${realm}/components`, { ...key('200'), providerId: 'hmac-generated' })).status).toBe(400);
    expect((await kit.api.call('POST', `/${realm}/components`, key('200'))).status).toBe(201);
    const { active, keys } = await kids();
    const after = (await kit.as('li.na', 'Password-1')).accessToken;
    expect(headerOf(after).kid).toBe(active.RS256);
    expect(headerOf(before).kid).not.toBe(active.RS256);
    expect(keys).toHaveLength(3);
    expect([await kit.verified(before), await kit.verified(after)]).toEqual([true, true]);
  });
});
