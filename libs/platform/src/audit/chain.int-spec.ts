import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemContext } from '../context';
import { TenantTx, newId } from '../db';
import { createServiceDatabase, type ServiceDatabase } from '../testing';
import { AuditAnchors } from './anchors';
import { AuditSealer, linkHash, type AuditRow } from './sealer';
import { verifyChain, type ChainReport } from './verify';

jest.setTimeout(30_000);

const tenant = { tenantId: newId(), slug: '440310' };
const other = { tenantId: newId(), slug: '330108' };

/** What an owner of the database can do to the log, and that each of it is found. */
describe('a tampered audit chain', () => {
  let db: ServiceDatabase;
  let tx: TenantTx;
  let sealer: AuditSealer;
  let anchors: AuditAnchors;
  let dir: string;

  const write = async (count: number, who = tenant): Promise<void> => {
    for (let i = 0; i < count; i += 1) {
      await tx.write(systemContext({ ...who, tenantKind: 'district' }, 'chain'), async (t) => t.audit({ action: 'thing.done', target: `things/${i}`, detail: { i } }));
    }
  };
  const verify = async (): Promise<ChainReport> => verifyChain('chain', tx, tenant.tenantId, await anchors.of(tenant.tenantId));
  const faults = async (): Promise<unknown[]> => (await verify()).faults.map((f) => [f.fault, f.number]);
  /** As the owner, whom no policy, grant or foreign key holds back. */
  const tamper = async (sql: string, ...params: unknown[]): Promise<void> => {
    await db.admin.query("set session_replication_role = 'replica'");
    await db.admin.query(sql, [tenant.tenantId, ...params]);
    await db.admin.query('reset session_replication_role');
  };
  const entryAt = (number: number) => `(select entry_id from chain.audit_seal where tenant_id = $1 and number = ${number})`;

  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'chain', migrations: [] });
    dir = mkdtempSync(join(tmpdir(), 'anlan-chain-'));
  }, 60_000);
  afterAll(async () => {
    await db.drop();
    rmSync(dir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await db.admin.query('truncate chain.audit_seal, chain.audit_entry');
    rmSync(join(dir, 'chain.jsonl'), { force: true });
    tx = db.tenantTx();
    sealer = new AuditSealer('chain', tx, () => undefined);
    anchors = new AuditAnchors('chain', dir, tx, sealer, async () => [tenant, other]);
    await write(6);
    await write(2, other);
    await sealer.sealAll(tenant.tenantId, 20_000);
    await sealer.sealAll(other.tenantId, 20_000);
  });
  afterEach(async () => {
    expect((await verifyChain('chain', tx, other.tenantId, await anchors.of(other.tenantId))).faults).toEqual([]);
  });

  it('given nothing done to it, then it is whole, and its tail is only waiting', async () => {
    await anchors.anchorAll();
    await write(2);
    expect(await verify()).toMatchObject({ sealed: 6, unsealed: 2, faults: [], anchors: { checked: 1, last: { number: 6 } } });
  });

  it.each([
    ['a word of an entry is changed', `update chain.audit_entry set detail = '{"i": 99}' where tenant_id = $1 and id = ${entryAt(3)}`, [['changed', 3]]],
    ['an entry gets another actor', `update chain.audit_entry set actor_name = '别人' where tenant_id = $1 and id = ${entryAt(6)}`, [['changed', 6]]],
    ['an entry is moved in time', `update chain.audit_entry set at = at - interval '1 day' where tenant_id = $1 and id = ${entryAt(2)}`, [['changed', 2]]],
    ['an entry is moved in order', `update chain.audit_entry set xact = '1' where tenant_id = $1 and id = ${entryAt(2)}`, [['out_of_sequence', 2]]],
    ['an entry is removed', `delete from chain.audit_entry where tenant_id = $1 and id = ${entryAt(4)}`, [['removed', 4]]],
    ['a seal is removed', 'delete from chain.audit_seal where tenant_id = $1 and number = 4', [['removed', 4]]],
    ['a seal gets another hash', `update chain.audit_seal set hash = sha256('x') where tenant_id = $1 and number = 5`, [['changed', 5], ['changed', 6]]],
    ['two entries change places', `update chain.audit_seal s set entry_id = o.entry_id from chain.audit_seal o
      where s.tenant_id = $1 and o.tenant_id = $1 and s.number + o.number = 5 and s.number in (2, 3)`, [['changed', 2], ['changed', 3]]],
  ])('given that %s, then the chain by itself names it', async (_, sql, expected) => {
    if (sql.includes('s.number + o.number')) await db.admin.query('alter table chain.audit_seal drop constraint audit_seal_tenant_id_entry_id_key');
    await tamper(sql);
    const found = await faults();
    for (const fault of expected) expect(found).toContainEqual(fault);
    expect(found.length).toBeLessThanOrEqual(expected.length + 1);
  });

  it('given an entry slipped in between two others, then it is found though the sealer ran since', async () => {
    await tamper(`insert into chain.audit_entry (tenant_id, id, xact, at, actor, actor_name, action, target)
      select $1, $2, e.xact, e.at, 'x', '伪造', 'thing.forged', 'things/0' from chain.audit_entry e where e.tenant_id = $1 and e.id = ${entryAt(3)}`, '00000000-0000-7000-8000-000000000001');
    await write(1);
    await sealer.sealAll(tenant.tenantId, 20_000);
    expect((await verify()).faults).toEqual([{ fault: 'inserted', number: null, entryId: '00000000-0000-7000-8000-000000000001', anchoredAt: null }]);
    expect(await verify()).toMatchObject({ sealed: 7, unsealed: 0 });
  });

  it('given an entry removed with its seal, then the gap is found, and what follows is not called changed', async () => {
    await tamper(`with gone as (delete from chain.audit_seal where tenant_id = $1 and number = 3 returning entry_id) delete from chain.audit_entry where id in (select entry_id from gone)`);
    expect(await faults()).toEqual([['removed', 3]]);
  });

  it('given the end cut off, entries and seals, then only the anchor finds it, and goes on to when the chain has grown again', async () => {
    await anchors.anchorAll();
    await tamper(`with gone as (delete from chain.audit_seal where tenant_id = $1 and number > 4 returning entry_id) delete from chain.audit_entry where id in (select entry_id from gone)`);
    expect((await verifyChain('chain', tx, tenant.tenantId)).faults).toEqual([]);
    expect((await verify()).faults).toEqual([{ fault: 'truncated', number: 6, entryId: null, anchoredAt: expect.any(String) }]);
    await write(3);
    await sealer.sealAll(tenant.tenantId, 20_000);
    expect(await faults()).toEqual([['rewritten', 6]]);
  });

  it('given everything of a tenant deleted, then the anchor remembers that there was something', async () => {
    await anchors.anchorAll();
    await tamper('delete from chain.audit_seal where tenant_id = $1');
    await tamper('delete from chain.audit_entry where tenant_id = $1');
    expect(await faults()).toEqual([['truncated', 6]]);
  });

  it('given a change and the whole chain computed anew with our own algorithm, then only an anchor finds it', async () => {
    await write(3);
    await anchors.anchor(tenant);
    await tamper(`update chain.audit_entry set detail = '{"i": "forged"}' where tenant_id = $1 and id = ${entryAt(5)}`);
    const { rows } = await db.admin.query<AuditRow & { number: string }>(
      'select s.number, e.* from chain.audit_seal s join chain.audit_entry e on e.tenant_id = s.tenant_id and e.id = s.entry_id where s.tenant_id = $1 order by s.number', [tenant.tenantId]);
    let hash: Buffer | null = null;
    for (const row of rows) {
      hash = linkHash(hash, Number(row.number), row);
      await tamper('update chain.audit_seal set hash = $2 where tenant_id = $1 and number = $3', hash, row.number);
    }
    expect((await verifyChain('chain', tx, tenant.tenantId)).faults).toEqual([]);
    expect((await verify()).faults).toEqual([{ fault: 'rewritten', number: 9, entryId: null, anchoredAt: expect.any(String) }]);
  });

  it('given a file of anchors with a line broken off, then the rest is read, the next anchor has a line of its own, and the break is told', async () => {
    await anchors.anchor(tenant);
    appendFileSync(join(dir, 'chain.jsonl'), '{"at":"2026-');
    await anchors.anchor(tenant);
    expect(await verify()).toMatchObject({ faults: [], anchors: { checked: 2, unreadable: 1 } });
  });

  it('given a database restored into another cluster, whose transactions count from the beginning, then new entries are sealed and nothing is called inserted', async () => {
    await anchors.anchorAll();
    await write(1);
    await tamper(`update chain.audit_entry set xact = (xact::text::bigint + 1000000000)::text::xid8 where tenant_id = $1`);
    await tamper(`update chain.audit_seal set xact = (xact::text::bigint + 1000000000)::text::xid8 where tenant_id = $1`);
    await write(2);
    await sealer.sealAll(tenant.tenantId, 20_000);
    expect(await verify()).toMatchObject({ sealed: 9, unsealed: 0, faults: [] });
    await write(1);
    await sealer.sealAll(tenant.tenantId, 20_000);
    expect(await verify()).toMatchObject({ sealed: 10, unsealed: 0, faults: [] });
  });

  it('given a writer that commits while its entries are sealed, then none is left behind the head', async () => {
    const slow = await db.source.createQueryRunner();
    await slow.startTransaction();
    await slow.query("select set_config('app.tenant', $1, true)", [tenant.tenantId]);
    await slow.query("insert into chain.audit_entry (tenant_id, id, actor, actor_name, action, target) values ($1, $2, 'x', 'x', 'thing.slow', 'things/1')", [tenant.tenantId, newId()]);
    await write(2);
    expect(await sealer.seal(tenant.tenantId)).toBe(true);
    expect(await verify()).toMatchObject({ sealed: 6, unsealed: 2, faults: [] });
    await slow.commitTransaction();
    await slow.release();
    await sealer.sealAll(tenant.tenantId, 20_000);
    expect(await verify()).toMatchObject({ sealed: 9, unsealed: 0, faults: [] });
  });
});
