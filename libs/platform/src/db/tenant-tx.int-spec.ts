import { unitEvents } from '@anlan/contracts/tenancy';
import { permissionsOfGrants, type TenantContext } from '../context';
import { createServiceDatabase, type ServiceDatabase } from '../testing';
import { TenantTx, type Tx } from './tenant-tx';

const tenantA = '01980000-0000-7000-8000-00000000000a';
const tenantB = '01980000-0000-7000-8000-00000000000b';
const context = (tenantId: string): TenantContext => ({
  tenantId, slug: '440310', tenantKind: 'district', actor: { id: 'tester', memberId: null, name: '测试', kind: 'user' }, grants: [], permissions: permissionsOfGrants([]),
});

describe('the door to the database', () => {
  let db: ServiceDatabase;
  let tx: TenantTx;
  const woken: string[] = [];
  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'doortest', migrations: [] });
    tx = db.tenantTx({ onEvents: (t) => woken.push(t) });
    await db.admin.query(`create table doortest.note (tenant_id uuid not null, id int not null, text text, at timestamptz default now(), primary key (tenant_id, id));
      call app.apply_tenant_policy('doortest.note'); grant select, insert, update, delete on doortest.note to doortest_app`);
  });
  afterAll(() => db.drop());
  const insert = (id: number, text: unknown) => ({ name: 'note-insert', sql: 'insert into doortest.note (tenant_id, id, text) select app.current_tenant(), $1::int, $2', params: [id, text] });
  const texts = async (tenantId: string) => (await tx.read<{ text: string }>({ tenantId }, { sql: 'select text from doortest.note order by id' })).map((r) => r.text);

  it('given statements that need no answer, when written, then they commit together under the tenant', async () => {
    await tx.write(context(tenantA), async (t) => t.queue(insert(1, '一'), insert(2, '二')));
    expect(await texts(tenantA)).toEqual(['一', '二']);
    expect(await texts(tenantB)).toEqual([]);
  });

  it('given a row of another tenant in a statement, then the policy refuses it and nothing is kept', async () => {
    const foreign = { sql: 'insert into doortest.note (tenant_id, id) values ($1, 9)', params: [tenantB] };
    await expect(tx.write(context(tenantA), async (t) => t.queue(insert(3, '三'), foreign))).rejects.toMatchObject({ code: '42501' });
    expect(await texts(tenantA)).toEqual(['一', '二']);
  });

  it('given a named statement that fails, then the same name works again on the same connection', async () => {
    await expect(tx.write(context(tenantA), async (t) => t.queue(insert(1, 'doppelt')))).rejects.toMatchObject({ code: '23505' });
    for (let i = 0; i < 12; i += 1) await tx.write(context(tenantA), async (t) => t.queue(insert(100 + i, `n${i}`)));
    expect((await texts(tenantA)).length).toBe(14);
  });

  it('given a name used for two different statements, then each gives its own rows', async () => {
    for (let i = 0; i < 20; i += 1) {
      const [a] = await tx.read<{ a: number }>({ tenantId: tenantA }, { name: 'shared', sql: 'select 1 as a' });
      const [b] = await tx.read<{ b: string; c: boolean }>({ tenantId: tenantA }, { name: 'shared', sql: "select 'x' as b, true as c" });
      expect([a, b]).toEqual([{ a: 1 }, { b: 'x', c: true }]);
    }
  });

  it('given results in the middle of a transaction, then they come, with their types, and a later fault undoes all', async () => {
    const work = tx.write(context(tenantA), async (t) => {
      t.queue(insert(500, 'vorher'));
      const [row] = await t.rows<{ n: number; at: Date; j: unknown; nothing: null; text: string }>(`select 7 as n, at, '{"a":[1]}'::jsonb as j, null as nothing, text from doortest.note where id = 500`);
      expect(row).toMatchObject({ n: 7, j: { a: [1] }, nothing: null, text: 'vorher' });
      expect(row?.at).toBeInstanceOf(Date);
      throw new Error('later');
    });
    await expect(work).rejects.toThrow('later');
    expect(await texts(tenantA)).not.toContain('vorher');
  });

  it('given a failed statement whose error somebody swallowed, then the write fails: a rolled back COMMIT is no acknowledgement', async () => {
    const swallowed = tx.write(context(tenantA), async (t) => {
      t.queue(insert(900, 'vor dem Fehler'));
      await t.rows('select 1 / 0').catch(() => undefined);
      return 'made';
    });
    await expect(swallowed).rejects.toThrow('rolled back');
    expect(await texts(tenantA)).not.toContain('vor dem Fehler');
  });

  it('given TypeORM on the transaction, then its work commits and rolls back with the rest', async () => {
    await tx.write(context(tenantB), async (t) => {
      const em = await t.em();
      await em.query('insert into doortest.note (tenant_id, id, text) values ($1, 1, $2)', [tenantB, 'orm']);
      await em.transaction(async (nested) => nested.query('insert into doortest.note (tenant_id, id, text) values ($1, 2, $2)', [tenantB, 'nested']));
      t.queue(insert(3, 'queued'));
    });
    await expect(tx.write(context(tenantB), async (t) => {
      await (await t.em()).query('delete from doortest.note');
      throw new Error('undo');
    })).rejects.toThrow('undo');
    expect(await texts(tenantB)).toEqual(['orm', 'nested', 'queued']);
  });

  it('given no tenant in the transaction, then no row is visible and none can be written', async () => {
    const rows = (await db.source.query('select count(*)::int as n from doortest.note')) as { n: number }[];
    expect(rows[0]?.n).toBe(0);
    await expect(db.source.query(`insert into doortest.note (tenant_id, id) values ('${tenantA}', 99)`)).rejects.toMatchObject({ code: '42501' });
  });

  it('given a connection killed by the server, then that work fails and the next succeeds', async () => {
    const killed = tx.write(context(tenantA), async (t) => {
      const [me] = await t.rows<{ pid: number }>('select pg_backend_pid() as pid');
      await db.admin.query('select pg_terminate_backend($1)', [me?.pid]);
      t.queue(insert(700, 'verloren'));
    });
    await expect(killed).rejects.toThrow();
    await tx.write(context(tenantA), async (t) => t.queue(insert(701, 'danach')));
    expect(await texts(tenantA)).toEqual(expect.arrayContaining(['danach']));
    expect(await texts(tenantA)).not.toContain('verloren');
  });

  it('given the same idempotency key at the same time, then one works and the other is told to wait', async () => {
    const ctx = { ...context(tenantA), idempotency: { key: 'same', requestHash: 'h' } };
    let release: () => void = () => undefined;
    const gate = new Promise<void>((r) => (release = r));
    const first = tx.write(ctx, async (t) => {
      t.queue(insert(800, 'einmal'));
      await t.rows('select 1 as one');
      await gate;
      return { made: true };
    });
    const second = tx.write(ctx, async () => ({ made: 'again' }));
    const answers = await Promise.allSettled([second, (async () => (await second.catch(() => undefined), release(), first))()]);
    expect(answers.map((a) => a.status)).toContain('rejected');
    expect(await tx.write(ctx, async () => ({ made: 'third' }))).toEqual({ made: true });
  });

  it('given the key of somebody else, then it is another key', async () => {
    const keyed = (actor: string): TenantContext => ({ ...context(tenantA), actor: { ...context(tenantA).actor, id: actor }, idempotency: { key: 'shared', requestHash: 'h' } });
    expect(await tx.write(keyed('zhang'), async () => ({ secret: '张' }))).toEqual({ secret: '张' });
    expect(await tx.write(keyed('li'), async () => ({ secret: '李' }))).toEqual({ secret: '李' });
    expect(await tx.write(keyed('zhang'), async () => ({ secret: 'again' }))).toEqual({ secret: '张' });
  });

  it.each<[string, (t: Tx) => void]>([
    ['an event', (t) => t.emit({ spec: unitEvents.created, id: 'x', sequence: Number.NaN, data: unitEvents.created.example })],
    ['an audit entry', (t) => t.audit({ action: null as never, target: 'notes/1' })],
  ])('given %s that cannot be written, then its effect is not kept either', async (_, fail) => {
    const work = tx.write(context(tenantA), async (t) => {
      t.queue(insert(950, 'ohne Spur'));
      fail(t);
    });
    await expect(work).rejects.toThrow();
    expect(await texts(tenantA)).not.toContain('ohne Spur');
  });
});
