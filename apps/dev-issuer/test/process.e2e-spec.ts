import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusedStart, startIssuer } from './issuer-process';
import { IssuerKit, realm } from './issuer.kit';

describe('the process of the development issuer', () => {
  let kit: IssuerKit;
  beforeAll(async () => {
    kit = await IssuerKit.open();
  }, 120_000);
  afterAll(() => kit.close());

  const good = { ISSUER_STATE_DIR: '/nonexistent/anlan', SERVICE_PORT: '0' };
  it.each([
    ['production', { ANLAN_ENV: 'production' }, /production/],
    ['an address that is not loopback', { SERVICE_HOST: '0.0.0.0' }, /loopback/],
  ])('refuses %s', async (_name, env, why) => {
    const { code, said } = await refusedStart({ ...good, ...env });
    expect(code).toBe(1);
    expect(said).toMatch(why);
  });

  it('answers its health check', async () => {
    expect((await fetch(`${kit.process.url}/healthz`)).status).toBe(200);
  });

  it('announces addresses under PUBLIC_URL, whichever way it is asked', async () => {
    const other = await mkdtemp(join(tmpdir(), 'anlan-issuer-'));
    const behind = await startIssuer(other, { PUBLIC_URL: 'http://anlan.example:8080/' });
    const discovery = await (await fetch(`${behind.url}/realms/master/.well-known/openid-configuration`)).json();
    expect(await behind.stop()).toBe(0);
    await rm(other, { recursive: true });
    expect(discovery).toMatchObject({
      issuer: 'http://anlan.example:8080/realms/master',
      token_endpoint: 'http://anlan.example:8080/realms/master/protocol/openid-connect/token',
      jwks_uri: 'http://anlan.example:8080/realms/master/protocol/openid-connect/certs',
    });
  });

  it('given kill -9 right after an acknowledged change, then realm, users and keys are all there again', async () => {
    const { accessToken } = await kit.as('li.na', 'Password-1');
    await kit.as('new.one', 'Start-1234', { newPassword: 'Better-5678' });
    const port = new URL(kit.process.url).port;
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, i) => kit.api.call('POST', `/${realm}/users`, { username: `crash-${i}`, enabled: true })),
    );
    expect(made.every(({ status }) => status === 201)).toBe(true);
    await kit.process.stop('SIGKILL');
    // What a write that was cut short leaves behind.
    await writeFile(join(kit.dir, `${realm}.json.tmp`), '{"version":1,"rea');
    await kit.start(port);
    expect(await kit.verified(accessToken)).toBe(true);
    expect((await kit.api.call('GET', `/${realm}/users?search=crash-&max=100`)).body).toHaveLength(20);
    await expect(kit.as('new.one', 'Better-5678')).resolves.toBeDefined();
    const file = join(kit.dir, `${realm}.json`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain('Better-5678');
  });
});
