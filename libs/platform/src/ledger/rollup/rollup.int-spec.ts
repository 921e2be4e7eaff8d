import { divisionLevel, divisionPath } from '@anlan/domain';
import fc from 'fast-check';
import { permissionsOfGrants, type TenantContext } from '../../context';
import { newId, type Statement, type TenantTx } from '../../db';
import { Jobs } from '../../jobs';
import { createLogger } from '../../telemetry';
import { createServiceDatabase, until, type ServiceDatabase } from '../../testing';
import { Where } from '../where';
import { defineRollup, FOLD_BATCH, type Facts } from './rollup';
import { Rollups } from './rollups';

type Note = Facts<'division_code' | 'state' | 'late' | 'tags'>;

const rollup = defineRollup({
  table: 'rolluptest.note_rollup',
  facts: { division_code: 'text', state: 'text', late: 'boolean', tags: 'text[]' },
  given: ['division_code', 'tags'], gives: ['depth', 'tag', 'division_code'], key: ['depth', 'tag', 'division_code', 'state', 'late'],
});
const context = (tenantId: string): TenantContext => ({ tenantId, slug: '440310', tenantKind: 'district', actor: { id: 'tester', memberId: null, name: '测试', kind: 'user' }, grants: [], permissions: permissionsOfGrants([]) });
const note = (more: Partial<Note> = {}): Note => ({ division_code: '440310001001', state: 'open', late: false, tags: ['a'], ...more });

describe('counts that are appended, folded and read', () => {
  let db: ServiceDatabase;
  let tx: TenantTx;
  const logger = createLogger('rollup-test', 'silent');
  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'rolluptest', migrations: [] });
    tx = db.tenantTx();
    await db.admin.query(`
      create table rolluptest.note_rollup (tenant_id uuid not null, depth smallint not null, tag text collate "C" not null, division_code text collate "C" not null, state text not null, late boolean not null, count bigint not null,
        primary key (tenant_id, depth, tag, division_code, state, late));
      create table rolluptest.note_rollup_change (tenant_id uuid not null, id bigint generated always as identity, division_code text collate "C" not null, state text not null, late boolean not null, tags text[] not null, count bigint not null,
        primary key (tenant_id, id));
      create function rolluptest.note_rollup_cells(text, text[]) returns table (depth smallint, tag text, division_code text) language sql immutable
        as $$ select d.depth, t.tag, d.division_code from app.divisions_of($1) d cross join (select '*' as tag union all select '=' || x from unnest($2) as u(x)) t $$;
      create view rolluptest.note_rollup_now with (security_invoker = true) as
        select tenant_id, depth, tag, division_code, state, late, count from rolluptest.note_rollup
        union all select f.tenant_id, c.depth, c.tag collate "C", c.division_code collate "C", f.state, f.late, f.count from (select tenant_id, division_code, state, late, tags, sum(count)::bigint as count from rolluptest.note_rollup_change group by tenant_id, division_code, state, late, tags) f
          cross join lateral rolluptest.note_rollup_cells(f.division_code, f.tags) c;
      call app.apply_tenant_policy('rolluptest.note_rollup'); call app.apply_tenant_policy('rolluptest.note_rollup_change');
      grant select, insert, update, delete on all tables in schema rolluptest to rolluptest_app; grant usage on all sequences in schema rolluptest to rolluptest_app`);
  }, 60_000);
  afterAll(() => db.drop());

  const change = (tenantId: string, ...changes: [Note | null, Note | null][]): Promise<void> => tx.write(context(tenantId), async (t) => t.queue(...rollup.statements(tenantId, changes)));
  const read = async (tenantId: string, by: string[], where = (w: Where): Where => w): Promise<Record<string, number>> => {
    const rows = await tx.read(context(tenantId), rollup.sums(where(new Where().and('tenant_id = $', tenantId)), by));
    return Object.fromEntries(rows.map((r) => [by.map((c) => String(r[c])).join(' '), Number(r['count'])]));
  };
  const streets = (tenantId: string) => read(tenantId, ['division_code', 'state'], (w) => w.and('depth = $', 9).and('tag = $', '*'));
  const held = async (tenantId: string, table: string): Promise<number> => Number((await db.admin.query<{ n: string }>(`select coalesce(sum(count), 0) as n from rolluptest.${table} where tenant_id = $1 ${table === 'note_rollup' ? "and depth = 6 and tag = '*'" : ''}`, [tenantId])).rows[0]?.n);
  const changesOf = async (tenantId: string): Promise<number> => Number((await db.admin.query<{ n: string }>('select count(*) as n from rolluptest.note_rollup_change where tenant_id = $1', [tenantId])).rows[0]?.n);
  const fold = (tenantId: string): Promise<number> => rollup.fold(tx, context(tenantId));

  it('given changes, then they count at once, the same when they are folded, and nothing of another tenant does', async () => {
    const [here, there] = [newId(), newId()];
    await change(here, [null, note()], [null, note()], [null, note({ division_code: '440310003000', tags: [] })]);
    await change(there, [null, note({ division_code: '330108001001' })]);
    await change(here, [note(), note({ state: 'done' })]);
    const expected = { '440310001000 open': 1, '440310001000 done': 1, '440310003000 open': 1 };
    const theirs = { '330108001000 open': 1 };
    expect(await streets(here)).toEqual(expected);
    expect(await streets(there)).toEqual(theirs);
    expect([await held(here, 'note_rollup'), await changesOf(here)]).toEqual([0, 4]);
    expect(await fold(here)).toBe(4);
    expect([await held(here, 'note_rollup'), await changesOf(here), await changesOf(there)]).toEqual([3, 0, 1]);
    expect(await streets(here)).toEqual(expected);
    expect(await streets(there)).toEqual(theirs);
    await change(here, [note({ division_code: '440310003000', tags: [] }), null]);
    expect(await streets(here)).toEqual({ '440310001000 open': 1, '440310001000 done': 1 });
    expect(await fold(here)).toBe(1);
    expect(await fold(here)).toBe(0);
    expect(await streets(here)).toEqual({ '440310001000 open': 1, '440310001000 done': 1 });
    expect(await streets(there)).toEqual(theirs);
  });

  it('given tags, with quotes and braces in them, then each counts its own, as it is written', async () => {
    const here = newId();
    const odd = ['{a,"b"}', 'c\\d', '*', ''];
    await change(here, [null, note({ tags: odd })], [null, note({ tags: [] })], [null, note({ tags: ['*'], late: true })]);
    const expected = { '*': 3, '={a,"b"}': 1, '=c\\d': 1, '=*': 2, '=': 1 };
    const tags = () => read(here, ['tag'], (w) => w.and('depth = $', 12));
    expect(await tags()).toEqual(expected);
    await fold(here);
    expect(await tags()).toEqual(expected);
    expect(await read(here, ['late'], (w) => w.and('depth = $', 4).and('tag = $', '*'))).toEqual({ false: 2, true: 1 });
  });

  it('given what changes nothing, then nothing is written', async () => {
    expect(rollup.statements(newId(), [[note(), note()]])).toEqual([]);
    expect(rollup.statements(newId(), [[note({ state: 'x' }), note()], [note(), note({ state: 'x' })]])).toEqual([]);
    expect(rollup.statements(newId(), [])).toEqual([]);
  });

  it('given more than a batch, then all of it is folded; equal ones of a transaction are one row', async () => {
    const here = newId();
    await change(here, ...Array.from({ length: 40 }, (): [null, Note] => [null, note()]));
    expect(await changesOf(here)).toBe(1);
    await change(here, ...Array.from({ length: FOLD_BATCH + 10 }, (_, i): [null, Note] => [null, note({ state: `s${i}` })]));
    expect(await fold(here)).toBe(FOLD_BATCH + 11);
    expect(await held(here, 'note_rollup')).toBe(FOLD_BATCH + 50);
    expect((await read(here, ['state'], (w) => w.and('depth = $', 6).and('tag = $', '*').and('state = any($)', ['open', 's7'])))).toEqual({ open: 40, s7: 1 });
  });

  it('given a fold that is cut off, then the numbers are right, and the next one does it all', async () => {
    const here = newId();
    await change(here, [null, note()], [null, note({ state: 'done' })]);
    const cut = new Error('cut off');
    // As a kill does it: everything was sent but the commit.
    const dying = { ...proxy(tx), write: (ctx: TenantContext, fn: never) => tx.write(ctx, async (t) => { await (fn as (t: unknown) => Promise<unknown>)(t); throw cut; }) };
    await expect(rollup.fold(dying as never, context(here))).rejects.toBe(cut);
    expect([await held(here, 'note_rollup'), await changesOf(here)]).toEqual([0, 2]);
    expect(await streets(here)).toEqual({ '440310001000 open': 1, '440310001000 done': 1 });
    expect(await fold(here)).toBe(2);
    expect([await held(here, 'note_rollup'), await changesOf(here)]).toEqual([2, 0]);
  });
  const proxy = (door: TenantTx) => ({ read: door.read.bind(door), reads: door.reads.bind(door) });

  it('given writers, two that fold and readers at once, then no reader ever sees a number that was not, and each change is folded once', async () => {
    const here = newId();
    const total = 300;
    let written = 0;
    const seen: [before: number, found: number, after: number][] = [];
    const folded = { changes: 0 };
    let writing = true;
    const fold_ = async () => { while (writing) { const some = await fold(here); folded.changes += some; } };
    const look = async () => {
      while (writing) {
        const before = written;
        const found = (await read(here, ['depth'], (w) => w.and('tag = $', '*').and('depth = $', 9)))['9'] ?? 0;
        // Of the two that write, each may have committed what it has not yet counted here.
        seen.push([before, found, written + 2]);
      }
    };
    const write = async () => { for (let i = 0; i < total / 2; i += 1) { await change(here, [null, note({ state: `s${i % 7}` })]); written += 1; } };
    const others = [fold_(), fold_(), look()];
    await Promise.all([write(), write()]);
    writing = false;
    await Promise.all(others);
    const rest = await fold(here);
    folded.changes += rest;
    expect(folded.changes).toBe(total);
    expect([await held(here, 'note_rollup'), await changesOf(here)]).toEqual([total, 0]);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.filter(([before, found, after]) => found < before || found > after)).toEqual([]);
  });

  it('given a change that is not committed, then it counts nothing, and is folded when it is', async () => {
    const here = newId();
    let committed = (): void => undefined;
    const held_ = new Promise<void>((r) => (committed = r));
    const [first] = rollup.statements(here, [[null, note({ state: 'first' })]]) as [Statement];
    const writing = tx.write(context(here), async (t) => { await t.run(first); await held_; });
    await change(here, [null, note({ state: 'second' })]);
    expect(await fold(here)).toBe(1);
    expect(await streets(here)).toEqual({ '440310001000 second': 1 });
    committed();
    await writing;
    expect(await streets(here)).toEqual({ '440310001000 second': 1, '440310001000 first': 1 });
    expect(await fold(here)).toBe(1);
  });

  it('given any code, then it counts at each depth in the division of its path, or by itself where it lies in none', async () => {
    const pad = (width: number) => fc.integer({ min: 0, max: 10 ** width - 1 }).map((n) => String(n).padStart(width, '0'));
    const codes = fc.sample(fc.tuple(fc.constantFrom('4403', '4419', '3101', '4290'), fc.oneof(pad(2), fc.constant('00')), fc.oneof(pad(3), fc.constant('000')), fc.oneof(pad(3), fc.constant('000')), fc.oneof(pad(3), pad(4), fc.constant(''))).map((p) => p.join('')), 300)
      .concat('440000000000', '440300000000', '440310000000', '441900003001', '440310001000020').filter((c) => { try { return divisionLevel(c) !== undefined; } catch { return false; } });
    expect(codes.length).toBeGreaterThan(50);
    const { rows } = await db.admin.query<{ code: string; cut: string[] }>('select code, array(select division_code from app.divisions_of(code) order by depth) as cut from unnest($1::text[]) as u(code)', [codes]);
    for (const { code, cut } of rows) {
      const path = divisionPath(code).split('/').filter(Boolean);
      expect([code, ...cut]).toEqual([code, ...(['city', 'county', 'street', 'community', 'grid'] as const).map((level) => path.find((p) => divisionLevel(p) === level) ?? code)]);
    }
  });

  it('given a tenant whose transaction committed, then its changes are folded soon, and those of others every minute', async () => {
    const [here, there] = [newId(), newId()];
    const jobs = new Jobs('rolluptest', db.url, logger);
    const tasks: Record<string, () => Promise<void>> = {};
    jobs.handle = (task, handler) => void (tasks[task] = handler as never);
    const rollups = new Rollups('rolluptest', tx, jobs, async () => [{ tenantId: here }, { tenantId: there }], logger);
    rollups.keep(rollup);
    await change(here, [null, note()]);
    await change(there, [null, note()]);
    rollups.start(20);
    rollups.touch(here);
    await until('the changes to be folded', async () => (await changesOf(here)) === 0);
    expect(await changesOf(there)).toBe(1);
    await rollups.stop();
    await Promise.all(Object.values(tasks).map((task) => task()));
    expect(await changesOf(there)).toBe(0);
  });
});
