import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditAnchors, AuditSealer, linkHash, type AuditRow } from '@anlan/platform/audit';
import { systemContext } from '@anlan/platform/context';
import { newId, type TenantTx } from '@anlan/platform/db';
import { createServiceDatabase, type ServiceDatabase } from '@anlan/platform/testing';
import { auditVerify } from '../src/audit-verify';
import { repositoryRoot } from '../src/repository';

jest.setTimeout(60_000);

const service = 'verified';
const pingshan = { tenantId: newId(), slug: '440310' };
const binjiang = { tenantId: newId(), slug: '330108' };

/** The command against a database that somebody with all rights has had his hands in. */
describe('npm run audit:verify', () => {
  let db: ServiceDatabase;
  let tx: TenantTx;
  let base: string;
  let dir: string;
  let sealer: AuditSealer;
  let anchors: AuditAnchors;
  const lines: string[] = [];

  const write = async (tenant: typeof pingshan, count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) await tx.write(systemContext({ ...tenant, tenantKind: 'district' }, service), async (t) => t.audit({ action: 'thing.done', target: `things/${i}`, detail: { i } }));
    await sealer.sealAll(tenant.tenantId, 20_000);
  };
  const verify = async (...args: string[]): Promise<number> => {
    lines.length = 0;
    return auditVerify(['--anchors', dir, ...args], { DATABASE_URL: db.adminUrl }, (line) => void lines.push(line));
  };
  const tamper = async (sql: string, ...params: unknown[]): Promise<void> => {
    await db.admin.query("set session_replication_role = 'replica'");
    await db.admin.query(sql, [pingshan.tenantId, ...params]);
    await db.admin.query('reset session_replication_role');
  };
  const cutAfter = (number: number): Promise<void> =>
    tamper(`with gone as (delete from ${service}.audit_seal where tenant_id = $1 and number > ${number} returning entry_id) delete from ${service}.audit_entry where id in (select entry_id from gone)`);

  beforeAll(async () => {
    db = await createServiceDatabase({ service, migrations: [] });
    tx = db.tenantTx();
    base = mkdtempSync(join(tmpdir(), 'anlan-verify-'));
    for (const t of [pingshan, binjiang]) {
      await db.admin.query(`insert into ${service}.tenant_copy (slug, entry) values ($1, $2)`, [t.slug, JSON.stringify(t)]);
    }
  });
  afterAll(async () => {
    await db.drop();
    rmSync(base, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await db.admin.query(`truncate ${service}.audit_seal, ${service}.audit_entry`);
    dir = mkdtempSync(join(base, 'anchors-'));
    sealer = new AuditSealer(service, tx, () => undefined);
    anchors = new AuditAnchors(service, dir, tx, sealer, async () => [pingshan, binjiang]);
    await write(pingshan, 5);
    await write(binjiang, 2);
    await anchors.anchorAll();
  });

  it('given an untouched log, then one line for each service and tenant, and exit code 0', async () => {
    expect(await verify()).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^✓ verified 330108 330108: 2 条已封存 sealed, 0 条待封存 waiting · 1 个锚 anchors, 最近 last .+ \(2\)$/),
      expect.stringMatching(/^✓ verified 440310 440310: 5 条已封存 sealed/),
      '\n✓ 2 条链完好 2 chains are whole',
    ]);
    expect(await verify('--tenant', '440310', '--service', service)).toBe(0);
    expect(lines).toHaveLength(2);
  });

  it.each([
    ['an entry was changed', `update ${service}.audit_entry set detail = '{}' where tenant_id = $1 and id = (select entry_id from ${service}.audit_seal where tenant_id = $1 and number = 2)`, /第 2 条被改动（[0-9a-f-]{36}） entry 2 \([0-9a-f-]{36}\) was changed/],
    ['an entry was removed', `delete from ${service}.audit_entry where tenant_id = $1 and id = (select entry_id from ${service}.audit_seal where tenant_id = $1 and number = 3)`, /第 3 条被删除（[0-9a-f-]{36}） entry 3 \([0-9a-f-]{36}\) was removed/],
    ['an entry was inserted', `insert into ${service}.audit_entry (tenant_id, id, xact, actor, actor_name, action, target)
      select $1, '00000000-0000-7000-8000-000000000001', e.xact, 'x', 'x', 'x.y', 'x' from ${service}.audit_entry e join ${service}.audit_seal s on s.entry_id = e.id where s.tenant_id = $1 and s.number = 2`,
    /有记录被插入（00000000-0000-7000-8000-000000000001） an entry \(00000000-0000-7000-8000-000000000001\) was inserted behind the chain/],
  ])('given that %s, then it is named, the other tenant is whole, and the exit code is 1', async (_, sql, named) => {
    await tamper(sql);
    expect(await verify()).toBe(1);
    expect(lines.filter((l) => named.test(l))).toHaveLength(1);
    expect(lines.find((l) => l.includes('330108'))).toMatch(/^✓/);
    expect(lines.at(-1)).toContain('2 条链中 1 条有篡改迹象');
    expect(await verify('--tenant', '330108')).toBe(0);
  });

  it('given the end cut off with its seals, then the anchor tells; without anchors it would not, and the command says so', async () => {
    await cutAfter(3);
    expect(await verify()).toBe(1);
    expect(lines.join('\n')).toMatch(/链尾被截断：.+ 锚定时有 5 条/);
    dir = join(base, 'nothing-here');
    expect(await verify()).toBe(0);
    expect(lines[0]).toContain('没有锚定文件');
  });

  it('given a change and the chain computed anew by the published algorithm, then the anchor tells', async () => {
    await tamper(`update ${service}.audit_entry set actor_name = '别人' where tenant_id = $1`);
    const { rows } = await db.admin.query<AuditRow & { number: string }>(
      `select s.number, e.* from ${service}.audit_seal s join ${service}.audit_entry e on e.id = s.entry_id where s.tenant_id = $1 order by s.number`, [pingshan.tenantId]);
    let hash: Buffer | null = null;
    for (const row of rows) {
      hash = linkHash(hash, Number(row.number), row);
      await tamper(`update ${service}.audit_seal set hash = $2 where tenant_id = $1 and number = $3`, hash, row.number);
    }
    expect(await verify()).toBe(1);
    expect(lines.join('\n')).toMatch(/链被重写：与 .+ 的锚（第 5 条）不符/);
  });

  it('given a tenant struck from the registry with all its entries, then its anchors remember it', async () => {
    await cutAfter(0);
    await db.admin.query(`delete from ${service}.tenant_copy where slug = '440310'`);
    expect(await verify()).toBe(1);
    expect(lines.join('\n')).toMatch(/✗ verified 440310: 0 条已封存/);
    await db.admin.query(`insert into ${service}.tenant_copy (slug, entry) values ($1, $2)`, [pingshan.slug, JSON.stringify(pingshan)]);
  });

  it('given a login that may read as the service but is no superuser, then it sees the same', async () => {
    await db.admin.query(`drop role if exists verify_reader; create role verify_reader login password 'verify-only' in role ${service}_app`);
    const url = new URL(db.adminUrl);
    [url.username, url.password] = ['verify_reader', 'verify-only'];
    await tamper(`update ${service}.audit_entry set detail = '{}' where tenant_id = $1`);
    expect(await auditVerify(['--anchors', dir], { DATABASE_URL: url.href }, (line) => void lines.push(line))).toBe(1);
    await db.admin.query('drop role verify_reader');
  });

  it('given nowhere to look, then exit code 2 and the reason', async () => {
    expect(await verify('--tenant', '999999')).toBe(2);
    expect(await verify('--service', 'nothing')).toBe(2);
    expect(lines.at(-1)).toContain('there are: verified');
    expect(await verify('--colour')).toBe(2);
    const say = (line: string): void => void lines.push(line);
    expect(await auditVerify([], { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' }, say)).toBe(2);
    expect(lines.at(-1)).toContain('the database is not running');
    expect(await auditVerify([], { ANLAN_DATA_DIR: base }, say)).toBe(2);
    expect(lines.at(-1)).toContain('secrets.json');
  });

  it('given the command as people run it, then the exit code is that of what it found', async () => {
    // A data directory that says where the running cluster is, as the stack writes it.
    const url = new URL(db.adminUrl);
    const run = (env: Record<string, string>) => spawnSync(process.execPath, [join(repositoryRoot(), 'tools', 'audit-verify.mjs')], { env: { PATH: process.env['PATH'], ANLAN_DATA_DIR: join(base, 'none'), AUDIT_ANCHOR_DIR: dir, ...env }, encoding: 'utf8' });
    expect(run({ DATABASE_URL: url.href })).toMatchObject({ status: 0, stdout: expect.stringContaining('2 chains are whole') });
    await tamper(`update ${service}.audit_entry set detail = '{}' where tenant_id = $1`);
    expect(run({ DATABASE_URL: url.href })).toMatchObject({ status: 1, stdout: expect.stringContaining('was changed') });
    mkdirSync(join(base, 'stopped'), { recursive: true });
    writeFileSync(join(base, 'stopped', 'secrets.json'), '{"postgresPassword":"x"}');
    writeFileSync(join(base, 'stopped', 'ports.json'), '{"postgres":1}');
    expect(run({ ANLAN_DATA_DIR: join(base, 'stopped') })).toMatchObject({ status: 2, stdout: expect.stringContaining('npm start') });
  });
});
