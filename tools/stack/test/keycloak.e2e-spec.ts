import { until } from '@anlan/platform/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { BOOTSTRAP_CLIENT } from '../src/keycloak';
import { masterToken, rolesOfToken } from '../src/keycloak-admin';
import { KEYCLOAK_DATABASE, KEYCLOAK_ROLE } from '../src/keycloak-database';
import { keycloakAvailable, keycloakTarget } from '../src/keycloak-source';
import { PROVISIONER } from '../src/keycloak-start';
import { repositoryRoot } from '../src/repository';
import { resetDataDir } from '../src/reset';
import { loadSecrets } from '../src/secrets';
import { Stack, type StackOptions } from '../src/stack';

jest.setTimeout(600_000);

const COMPILED = join(repositoryRoot(), 'tools', 'stack', 'dist', 'src', 'index.js');
const PARENT = `
require(${JSON.stringify(COMPILED)}).Stack
  .start({ dataDir: process.argv[1], gatewayPort: 0, services: [], identity: 'keycloak' })
  .then(() => setInterval(() => undefined, 1000), (error) => { console.error(error); process.exit(1); });
`;

let base: string;
let dataDir: string;
let stack: Stack | undefined;

const { DATABASE_URL: _d, NATS_URL: _n, KEYCLOAK_URL: _k, ...environment } = process.env;
const start = async (options: Partial<StackOptions>): Promise<Stack> => (stack = await Stack.start({ dataDir, gatewayPort: 0, env: 'test', environment, ...options }));
const running = (): Stack => stack as Stack;
const log = (): string => (existsSync(join(dataDir, 'logs', 'keycloak.log')) ? readFileSync(join(dataDir, 'logs', 'keycloak.log'), 'utf8') : '');

async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same server, another database; as `keycloak_app` where no other login is given. */
function databaseUrl(database: string, login?: { user: string; password: string }): string {
  const url = new URL(running().adminDatabaseUrl);
  url.pathname = `/${database}`;
  url.username = login?.user ?? KEYCLOAK_ROLE;
  url.password = login?.password ?? running().secrets.keycloakDatabasePassword;
  return url.href;
}

async function provisionerToken(): Promise<string> {
  const { internalUrl, adminClientId: clientId, adminClientSecret: clientSecret } = running().identity;
  return (await masterToken(internalUrl, { clientId, clientSecret })) ?? '';
}

const admin = async (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${running().identity.internalUrl}/admin/realms${path}`, {
    method,
    headers: { authorization: `Bearer ${await provisionerToken()}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** What realm master holds, asked of the database: nobody is left who could be asked. */
async function master(): Promise<{ clients: string[]; temporary: string[]; users: string[] }> {
  const url = databaseUrl(KEYCLOAK_DATABASE);
  const names = async (sql: string): Promise<string[]> => (await query<{ name: string }>(url, sql)).map(({ name }) => name);
  return {
    clients: await names(`select c.client_id as name from client c join realm r on r.id = c.realm_id where r.name = 'master' and c.client_id like 'anlan-%'`),
    temporary: await names(`select a.name from client_attributes a where a.name = 'is_temporary_admin'`),
    users: await names(`select u.username as name from user_entity u join realm r on r.id = u.realm_id where r.name = 'master'`),
  };
}

const CLOSED = { clients: [PROVISIONER], temporary: [], users: [`service-account-${PROVISIONER}`] };

if (keycloakTarget((line) => process.stdout.write(`${line}\n`))) {
  describe('Keycloak', () => {
    beforeAll(async () => {
      base = mkdtempSync(join(tmpdir(), 'anlan-keycloak-'));
      chmodSync(base, 0o755);
      dataDir = join(base, 'data');
      const parent = spawn(process.execPath, ['-e', PARENT, dataDir], { stdio: 'inherit', env: environment });
      // The worst moment: there is a temporary admin, and nothing yet that is to stay.
      await until('the temporary admin is made', () => log().includes(`Created temporary admin service account with client id ${BOOTSTRAP_CLIENT}`), { withinMs: 300_000 });
      parent.kill('SIGKILL');
      await once(parent, 'exit');
      await start({ services: [], identity: 'keycloak' });
    });

    afterAll(async () => {
      await stack?.stop();
      if (existsSync(dataDir)) await resetDataDir(dataDir);
      rmSync(base, { recursive: true, force: true });
    });

    it('given a first start killed in the middle, when started again, then realm master holds the provisioner and no other admin', async () => {
      expect(await master()).toEqual(CLOSED);
      const { internalUrl } = running().identity;
      expect(await masterToken(internalUrl, { clientId: BOOTSTRAP_CLIENT, clientSecret: running().secrets.keycloakBootstrapSecret })).toBeUndefined();
    });

    it('given an identity service asked for alone, then only Postgres is with it, its heap is bounded and its arguments hold no secret', () => {
      const { processes, secrets } = { processes: running().processes(), secrets: running().secrets };
      expect(processes.map(({ name }) => name).sort()).toEqual(['keycloak', 'postgres']);
      const pid = processes.find(({ name }) => name === 'keycloak')?.pid;
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      expect(command).toEqual(expect.arrayContaining(['-Xmx512m', '--http-host=127.0.0.1']));
      for (const secret of [secrets.keycloakDatabasePassword, secrets.keycloakBootstrapSecret, secrets.issuerAdminClientSecret]) expect(command.join(' ')).not.toContain(secret);
    });

    it('given its database role, then it owns that database alone and gets into no other', async () => {
      const [role] = await query(databaseUrl(KEYCLOAK_DATABASE), `select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication from pg_roles where rolname = current_user`);
      expect(Object.values(role ?? {})).toEqual([false, false, false, false, false]);
      const owned = await query(running().adminDatabaseUrl, `select datname from pg_database d join pg_roles r on r.oid = d.datdba where rolname = '${KEYCLOAK_ROLE}'`);
      expect(owned).toEqual([{ datname: KEYCLOAK_DATABASE }]);
      for (const database of ['anlan', 'postgres', 'template1']) await expect(query(databaseUrl(database), 'select 1')).rejects.toThrow(/permission denied for database/);
    });

    it('given the provisioner, then it opens realms and can do nothing in any, not even in one that it opened', async () => {
      expect(rolesOfToken(await provisionerToken())).toEqual(['create-realm']);
      for (const path of ['/master/users', '/master/clients', '/master/roles']) expect((await admin('GET', path)).status).toBe(403);
      const made = await admin('POST', '', { realm: 'district-1', enabled: true, clients: [{ clientId: 'console', publicClient: true, redirectUris: ['http://127.0.0.1/*'] }] });
      expect(made.status).toBe(201);
      expect(rolesOfToken(await provisionerToken())).toEqual(['create-realm']);
      for (const path of ['/users', '/clients', '/roles', '/events']) expect((await admin('GET', `/district-1${path}`)).status).toBe(403);
      expect([(await admin('PUT', '/district-1', { enabled: false })).status, (await admin('DELETE', '/district-1')).status]).toEqual([403, 403]);
    });

    it('given a running Keycloak, when it is killed hard, then it is back under its address with what it knew', async () => {
      const before = running().processes().find(({ name }) => name === 'keycloak');
      await running().kill('keycloak');
      await running().waitHealthy('keycloak', 300_000);
      expect(running().processes().find(({ name }) => name === 'keycloak')).toMatchObject({ port: before?.port, restarts: 1, state: 'healthy' });
      expect((await fetch(`${running().identityUrl}/realms/district-1/.well-known/openid-configuration`)).status).toBe(200);
    });

    it('given the note of the bootstrap lost and the provisioner’s secret replaced, when started with services, then both are mended and services run on it', async () => {
      await running().stop();
      rmSync(join(dataDir, 'keycloak', 'bootstrapped.json'));
      writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify({ ...loadSecrets(dataDir), issuerAdminClientSecret: 'replaced-by-hand-0123456789' }));

      await start({ services: ['enforcement', 'gateway'], identity: 'keycloak' });

      expect(await master()).toEqual(CLOSED);
      expect(rolesOfToken(await provisionerToken())).toEqual(['create-realm']);
      expect(log().split('Initializing database schema')).toHaveLength(2);
      const service = { user: 'enforcement_app', password: running().secrets.databaseRoles.enforcement_app };
      expect(await query(running().databaseUrl('enforcement'), 'select 1 as one')).toEqual([{ one: 1 }]);
      await expect(query(databaseUrl(KEYCLOAK_DATABASE, service), 'select 1')).rejects.toThrow(/permission denied for database/);
    });

    it('given a gateway, then issuers and login pages with all they load have its address, and realm master is hidden', async () => {
      const origin = running().gatewayUrl;
      const discovery = (await (await fetch(`${running().issuerOf('district-1')}/.well-known/openid-configuration`)).json()) as Record<string, string>;
      expect(discovery['issuer']).toBe(`${origin}/realms/district-1`);
      const challenge = 'a'.repeat(43);
      const asked = new URLSearchParams({ client_id: 'console', response_type: 'code', scope: 'openid', redirect_uri: 'http://127.0.0.1/callback', code_challenge: challenge, code_challenge_method: 'S256' });
      const page = await (await fetch(`${discovery['authorization_endpoint']}?${asked}`)).text();
      expect(/action="([^"]+)"/.exec(page)?.[1]).toMatch(new RegExp(`^${origin}/realms/district-1/`));
      const loaded = [...page.matchAll(/(?:href|src)="(\/resources\/[^"]+)"/g)].map((match) => match[1]);
      expect(loaded.length).toBeGreaterThan(2);
      for (const path of loaded) expect([path, (await fetch(`${origin}${path}`)).status]).toEqual([path, 200]);
      expect((await fetch(`${origin}/realms/master/.well-known/openid-configuration`)).status).toBe(404);
    });

    it('given realms in Keycloak, when the development issuer is asked for, then the start is refused and says where they are', async () => {
      await running().stop();
      await expect(start({ services: ['gateway'], identity: 'dev-issuer' })).rejects.toMatchObject({ code: 'CONFIGURATION', message: expect.stringContaining('keycloak') });
      stack = undefined;
    });
  });
} else {
  it('given no Keycloak on this machine, then the reason was told', () => {
    expect(keycloakAvailable()).toMatchObject({ ok: false, why: expect.stringMatching(/./) });
  });
}
