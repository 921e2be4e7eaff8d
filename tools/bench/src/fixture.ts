import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { PortPicker, Stack } from '@anlan/tool-stack';
import { asUser, Caller, DemoState, openTenant, until, type Demo } from '@anlan/tool-demo';

export interface Fixture {
  readonly stack: Stack;
  readonly admin: Client;
  readonly demo: Demo;
  readonly officer: Caller;
  readonly enforcementUrl: string;
  readonly tenancyUrl: string;
  readonly rawUrl: string;
  readonly tenantId: string;
  readonly communities: readonly string[];
  readonly issuer: string;
  readonly provisioningMs: number[];
  close(): Promise<void>;
}

/** A whole platform in a temporary directory, with 深圳市 and 坪山区 opened over the API, and the raw server beside it. */
export async function fixture(tell: (line: string) => void): Promise<Fixture> {
  const dataDir = mkdtempSync(join(tmpdir(), 'anlan-bench-'));
  chmodSync(dataDir, 0o755);
  const stack = await Stack.start({ dataDir, gatewayPort: 0, env: 'development', progress: tell, logLevel: 'warn', extraEnv: { RESPONSE_CHECK: 'sample', NODE_ENV: 'production' } });
  const admin = new Client({ connectionString: stack.adminDatabaseUrl });
  await admin.connect();
  const demo: Demo = { origin: stack.gatewayUrl, state: new DemoState(dataDir), tell: () => undefined };
  const provisioningMs = await openAll(demo, stack);
  const { rows } = await admin.query<{ id: string }>("select id from tenancy.tenant where slug = '440310'");
  const tenantId = rows[0]?.id ?? '';
  const divisions = await admin.query<{ code: string }>("select code from tenancy.division where tenant_id = $1 and level = 'community'", [tenantId]);
  const realm = demo.state.realm('440310');
  const client = realm.clients.find((c) => c.roles[0] === 'enforcement-officer');
  const officer = Caller.client(demo.origin, realm.issuer, client?.clientId ?? '', client?.clientSecret ?? '');
  const raw = await startRaw(stack, admin, tenantId, realm.issuer);
  return {
    stack, admin, demo, officer, tenantId, provisioningMs, issuer: realm.issuer, communities: divisions.rows.map((r) => r.code), rawUrl: raw.url,
    enforcementUrl: `http://127.0.0.1:${stack.ports['enforcement']}`,
    tenancyUrl: `http://127.0.0.1:${stack.ports['tenancy']}`,
    close: async () => {
      raw.child.kill('SIGTERM');
      await once(raw.child, 'exit');
      await admin.end();
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Opens the city, 坪山区 and eight more districts of 深圳, and answers how long each district took. */
async function openAll(demo: Demo, stack: Stack): Promise<number[]> {
  const { state } = demo;
  const issuer = stack.issuerOf('platform');
  state.putRealm({ slug: 'platform', realm: 'platform', issuer, name: '平台', users: [{ username: 'operator', password: stack.secrets.operatorPassword, roles: ['platform-operator'] }], clients: [] });
  await openTenant(demo, { opener: asUser(demo, 'platform', 'operator'), kind: 'city', slug: '440300', name: '深圳市', shortName: '深圳', adminName: '林市局' });
  const city = asUser(demo, '440300', 'admin');
  const times: number[] = [];
  for (const slug of ['440310', '440303', '440304', '440305', '440306', '440307', '440308', '440309', '440311']) {
    const at = performance.now();
    const accepted = state.recall(`operation ${slug}`) ?? (await city.post<{ id: string }>('/api/tenancy/v1/tenants', { divisionCode: slug, shortName: slug, admin: { username: 'admin', displayName: '何管理' } })).id;
    state.remember(`operation ${slug}`, accepted);
    await until(`${slug} to open`, async () => {
      const tenant = await city.get<{ state: string }>(`/api/tenancy/v1/tenants/${slug}`);
      if (tenant.state === 'failed') throw new Error(`${slug} was not opened`);
      return tenant.state === 'active' ? tenant : undefined;
    });
    times.push(performance.now() - at);
  }
  await openTenant(demo, { opener: city, kind: 'district', slug: '440310', name: '坪山区', shortName: '坪山', adminName: '何管理' });
  return times;
}

async function startRaw(stack: Stack, admin: Client, tenantId: string, issuer: string): Promise<{ child: ChildProcess; url: string }> {
  await admin.query(`do $$ begin
    if not exists (select 1 from pg_roles where rolname = 'bench_bypass') then create role bench_bypass login bypassrls; end if;
  end $$`);
  await admin.query("alter role bench_bypass password 'bench'");
  await admin.query("do $$ begin execute format('grant connect on database %I to bench_bypass', current_database()); end $$");
  await admin.query('grant usage on schema enforcement to bench_bypass');
  await admin.query('grant select on all tables in schema enforcement to bench_bypass');
  const bypass = new URL(stack.adminDatabaseUrl);
  bypass.username = 'bench_bypass';
  bypass.password = 'bench';
  const port = await new PortPicker().pick();
  const child = fork(join(__dirname, 'raw-server.js'), {
    env: {
      ...process.env, NODE_ENV: 'production', PORT: String(port), APP_URL: stack.databaseUrl('enforcement'), BYPASS_URL: bypass.toString(), TENANT: tenantId, ISSUER: issuer,
      ISSUER_INTERNAL: issuer.replace(stack.gatewayUrl, `http://127.0.0.1:${stack.ports['dev-issuer']}`),
    },
  });
  await once(child, 'message');
  return { child, url: `http://127.0.0.1:${port}` };
}
