import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { claimsOf, token } from './issuer-process';
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

  it('given a password that lacks what the policy asks, then 400 names the fault, for a new user as for a known one', async () => {
    const poor = { 'all-small-1': 'invalidPasswordMinUpperCaseCharsMessage', NoSignAtAll1: 'invalidPasswordMinSpecialCharsMessage', 'Ab-1': 'invalidPasswordMinLengthMessage' };
    const id = await kit.idOf('li.na');
    for (const [value, error] of Object.entries(poor)) {
      expect(await kit.api.call('POST', `/${realm}/users`, { username: 'poor', credentials: password(value) })).toMatchObject({ status: 400, body: { error } });
      expect(await kit.api.call('PUT', `/${realm}/users/${id}/reset-password`, { type: 'password', value })).toMatchObject({ status: 400, body: { error } });
    }
    await expect(kit.as('new.one', 'Start-1234', { newPassword: 'nosignatall' })).rejects.toThrow(/大写字母/);
  });

  it('given a user, then the password is the one credential, and one that is not there cannot be deleted', async () => {
    const { location } = await kit.api.call('POST', `/${realm}/users`, { username: 'one.credential', enabled: true, credentials: password('Password-1') });
    const path = `/${realm}/users/${location?.split('/').pop()}/credentials`;
    const { body } = await kit.api.call<{ id: string }[]>('GET', path);
    expect(body).toEqual([{ id: expect.any(String), type: 'password' }]);
    expect((await kit.api.call('DELETE', `${path}/absent`)).status).toBe(404);
    await expect(kit.as('one.credential', 'Password-1')).resolves.toBeDefined();
    expect((await kit.api.call('DELETE', `${path}/${body[0]?.id}`)).status).toBe(204);
    expect((await kit.api.call('GET', path)).body).toEqual([]);
    await expect(kit.as('one.credential', 'Password-1')).rejects.toThrow();
    expect((await kit.api.call('GET', `/${realm}/users/absent/credentials`)).status).toBe(404);
  });

  it('given a composite role, then its holders have the roles below it, and a mapping shows what was given', async () => {
    await kit.api.call('POST', `/${realm}/roles`, { name: 'made-later' });
    const { body: factor } = await kit.api.call('GET', `/${realm}/roles/otp-required`);
    expect((await kit.api.call('POST', `/${realm}/roles/made-later/composites`, [factor])).status).toBe(204);
    const { body: roles } = await kit.api.call<{ name: string; composite: boolean }[]>('GET', `/${realm}/roles`);
    expect(roles.filter(({ composite }) => composite).map(({ name }) => name).sort()).toEqual(['admin', `default-roles-${realm}`, 'made-later']);
    const { location } = await kit.api.call('POST', `/${realm}/users`, { username: 'holder', enabled: true, credentials: password('Password-1'), realmRoles: ['made-later'] });
    expect(claimsOf((await kit.as('holder', 'Password-1')).accessToken).realm_access.roles).toEqual(expect.arrayContaining(['made-later', 'otp-required']));
    const { body: given } = await kit.api.call<{ name: string }[]>('GET', `/${realm}/users/${location?.split('/').pop()}/role-mappings/realm`);
    expect(given.map(({ name }) => name).sort()).toEqual([`default-roles-${realm}`, 'made-later']);
  });

  it("given a realm's service account, then it may what its roles say, in its own realm alone", async () => {
    const bearer = String((await token(kit.issuer, { grant_type: 'client_credentials', client_id: 'people-only', client_secret: 'people-secret' })).body['access_token']);
    const status = async (method: string, path: string, body?: object, as = bearer) => (await kit.api.call(method, path, body, as)).status;
    expect(await status('GET', `/${realm}`)).toBe(200);
    expect(await status('POST', `/${realm}/users`, { username: 'by.people.only' })).toBe(201);
    expect(await status('GET', `/${realm}/clients`)).toBe(403);
    expect(await status('PUT', `/${realm}`, { displayName: '改名' })).toBe(403);
    expect(await status('POST', `/${realm}/roles`, { name: 'more' })).toBe(403);
    expect(await status('GET', '/master')).toBe(403);
    expect(await status('GET', '/absent')).toBe(404);
    expect(await status('POST', '', { realm: 'district-1', enabled: true })).toBe(403);
    const nobody = String((await token(kit.issuer, { grant_type: 'client_credentials', client_id: 'api', client_secret: 'api-secret' })).body['access_token']);
    expect(await status('GET', `/${realm}`, undefined, nobody)).toBe(403);
  });

  it('given the client of master, then it may make a realm and do nothing in one', async () => {
    const bearer = await kit.api.token('master');
    const status = async (method: string, path: string, body?: object) => (await kit.api.call(method, path, body, bearer)).status;
    expect(await status('POST', '', { realm: 'district-made', enabled: true })).toBe(201);
    for (const path of [`/${realm}`, '/district-made']) {
      expect(await status('POST', `${path}/users`, { username: 'intruder' })).toBe(403);
      expect(await status('GET', `${path}/clients`)).toBe(403);
      expect(await status('DELETE', path)).toBe(403);
    }
  });

  it('given a new secret, then the old one is refused', async () => {
    const { location } = await kit.api.call('POST', `/${realm}/clients`, { clientId: 'rotating', serviceAccountsEnabled: true, secret: 'first-secret' });
    const { body } = await kit.api.call<{ value: string }>('POST', `/${realm}/clients/${location?.split('/').pop()}/client-secret`);
    const attempt = (secret: string) => token(kit.issuer, { grant_type: 'client_credentials', client_id: 'rotating', client_secret: secret });
    expect((await attempt('first-secret')).status).toBe(401);
    expect((await attempt(body.value)).status).toBe(200);
  });

  it('makes and removes realms', async () => {
    const gone = 'district-440399';
    const made = { ...representation, realm: gone };
    expect((await kit.api.call('POST', '', made)).status).toBe(201);
    expect((await kit.api.call('DELETE', `/${gone}`, undefined, await kit.api.token(gone))).status).toBe(204);
    expect((await fetch(`${kit.process.url}/realms/${gone}/.well-known/openid-configuration`)).status).toBe(404);
    await expect(stat(join(kit.dir, `${gone}.json`))).rejects.toThrow('ENOENT');
  });
});
