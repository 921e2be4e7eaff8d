import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { token } from './issuer-process';
import { IssuerKit, password, realm, representation } from './issuer.kit';

describe('administration of the development issuer', () => {
  let kit: IssuerKit;
  beforeAll(async () => {
    kit = await IssuerKit.open();
  }, 120_000);
  afterAll(() => kit.close());

  it('answers like Keycloak to what is missing, double or not allowed', async () => {
    expect((await kit.api.call('GET', '/absent')).status).toBe(404);
    expect((await kit.api.call('POST', '', representation)).status).toBe(409);
    expect((await kit.api.call('POST', '', { realm: '../escape', enabled: true })).status).toBe(400);
    expect((await kit.api.call('POST', `/${realm}/users`, { username: 'LI.NA' })).body).toEqual({ errorMessage: 'User exists with same username' });
    expect((await kit.api.call('POST', `/${realm}/roles`, { name: 'admin' })).status).toBe(409);
    expect((await kit.api.call('POST', `/${realm}/clients`, { clientId: 'api' })).status).toBe(409);
    expect((await kit.api.call('GET', `/${realm}/users/absent`)).body).toEqual({ error: 'User not found' });
    expect((await kit.api.call('PUT', `/${realm}/users/${await kit.idOf('li.na')}/reset-password`, { type: 'password', value: 'short' })).status).toBe(400);
    expect((await kit.api.call('GET', `/${realm}`, undefined, 'nonsense')).status).toBe(401);
    expect((await kit.api.call('GET', `/${realm}`, undefined, (await kit.as('li.na', 'Password-1')).accessToken)).status).toBe(403);
  });

  it('given two requests for the same new user at once, then makes one', async () => {
    const body = { username: 'twice', credentials: password('Password-9') };
    const answers = await Promise.all([1, 2].map(() => kit.api.call('POST', `/${realm}/users`, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('given a client with the role realm-admin, then it may administer its own realm and no other', async () => {
    const credentials = { grant_type: 'client_credentials', client_id: 'self-admin', client_secret: 'self-secret' };
    const bearer = String((await token(kit.issuer, credentials)).body['access_token']);
    expect((await kit.api.call('GET', `/${realm}`, undefined, bearer)).status).toBe(403);
    await kit.api.call('POST', `/${realm}/roles`, { name: 'realm-admin' });
    const { body: role } = await kit.api.call('GET', `/${realm}/roles/realm-admin`);
    const [client] = (await kit.api.call<{ id: string }[]>('GET', `/${realm}/clients?clientId=self-admin`)).body;
    const { body: account } = await kit.api.call<{ id: string }>('GET', `/${realm}/clients/${client?.id}/service-account-user`);
    await kit.api.call('POST', `/${realm}/users/${account.id}/role-mappings/realm`, [role]);
    expect((await kit.api.call('GET', `/${realm}`, undefined, bearer)).status).toBe(200);
    expect((await kit.api.call('GET', '/master', undefined, bearer)).status).toBe(403);
    expect((await kit.api.call('POST', '', { realm: 'district-1', enabled: true }, bearer)).status).toBe(403);
  });

  it('given a new secret, then the old one is refused', async () => {
    const { location } = await kit.api.call('POST', `/${realm}/clients`, { clientId: 'rotating', serviceAccountsEnabled: true, secret: 'first-secret' });
    const { body } = await kit.api.call<{ value: string }>('POST', `/${realm}/clients/${location?.split('/').pop()}/client-secret`);
    const attempt = (secret: string) => token(kit.issuer, { grant_type: 'client_credentials', client_id: 'rotating', client_secret: secret });
    expect((await attempt('first-secret')).status).toBe(401);
    expect((await attempt(body.value)).status).toBe(200);
  });

  it('makes and removes realms, each within half a second', async () => {
    const started = Date.now();
    expect((await kit.api.call('POST', '', { realm: 'district-440399', enabled: true })).status).toBe(201);
    expect(Date.now() - started).toBeLessThan(500);
    expect((await kit.api.call('DELETE', '/district-440399')).status).toBe(204);
    expect((await fetch(`${kit.process.url}/realms/district-440399/.well-known/openid-configuration`)).status).toBe(404);
    await expect(stat(join(kit.dir, 'district-440399.json'))).rejects.toThrow('ENOENT');
  });
});
