import { createHash } from 'node:crypto';
import type { TenantContext } from '../../context';
import type { Statement, TenantTx } from '../../db';
import type { Where } from '../where';

export type Fact = string | boolean | readonly string[];
export type Facts<F extends string> = Readonly<Record<F, Fact>>;

/**
 * What a service declares of counts that it keeps. With `table` go, made by its migration: `<table>` (the cells, by
 * tenant_id and `key`, with `count`), `<table>_change` (tenant_id, id, `facts`, count), the function `<table>_cells`
 * (given facts → the columns of the key that are made of them), and the view `<table>_now`: cells and the changes that are no cells yet.
 */
export interface RollupSpec<F extends string> {
  /** of the cells, with its schema: `enforcement.hazard_rollup` */
  readonly table: `${string}.${string}`;
  /** what a record is counted by, with the types of the columns */
  readonly facts: Readonly<Record<F, 'text' | 'boolean' | 'uuid[]' | 'text[]'>>;
  /** facts that the function takes, in its order */
  readonly given: readonly NoInfer<F>[];
  /** columns of the key that the function gives; the other columns of the key are facts */
  readonly gives: readonly string[];
  /** the key of a cell after tenant_id, in the order of the primary key */
  readonly key: readonly string[];
}

/** Changes that become cells in one transaction. */
export const FOLD_BATCH = 5_000;
/** Questions whose plans connections keep; the rare ones after them are planned each time. */
const KEPT_PLANS = 64;

/**
 * Counts that are right at every moment. A writer appends what changed, and waits for nobody; cells are made of it soon
 * after, in one transaction; a reader adds up both.
 */
export class Rollup<F extends string> {
  /** the counts as they are at this moment */
  readonly now: string;
  private readonly columns: readonly F[];
  private readonly fold_: string;
  private readonly names = new Map<string, string>();

  constructor(private readonly spec: RollupSpec<F>) {
    this.now = `${spec.table}_now`;
    this.columns = Object.keys(spec.facts) as F[];
    this.fold_ = this.foldSql();
  }

  /** What changes from the one to the other: `null` before a record was, or after. In the transaction of the change; nothing where nothing changes. */
  statements(tenantId: string, changes: readonly (readonly [before: Facts<F> | null, after: Facts<F> | null])[]): Statement[] {
    const sums = new Map<string, { readonly values: readonly unknown[]; count: number }>();
    const add = (facts: Facts<F> | null, by: 1 | -1): void => {
      if (!facts) return;
      const values = this.columns.map((c) => literal(facts[c]));
      const id = values.join('\n');
      const sum = sums.get(id) ?? { values, count: 0 };
      sum.count += by;
      sums.set(id, sum);
    };
    for (const [before, after] of changes) {
      add(before, -1);
      add(after, 1);
    }
    const rows = [...sums.values()].filter((s) => s.count !== 0);
    if (rows.length === 0) return [];
    const into = `insert into ${this.spec.table}_change (tenant_id, ${this.columns.join(', ')}, count)`;
    if (rows.length > 2) {
      const types = this.columns.map((c) => `${c}::${this.spec.facts[c]}`);
      return [{
        name: `${this.spec.table}-changes`,
        sql: `${into} select $1, ${types.join(', ')}, count from unnest(${this.columns.map((_, i) => `$${i + 3}::text[]`).join(', ')}, $2::bigint[]) as t(${this.columns.join(', ')}, count)`,
        params: [tenantId, rows.map((r) => r.count), ...this.columns.map((_, i) => rows.map((r) => r.values[i]))],
      }];
    }
    // One record alone is what most transactions change.
    let n = 1;
    const tuples = rows.map(() => `($1, ${[...this.columns, 'count'].map(() => `$${(n += 1)}`).join(', ')})`);
    return [{ name: `${this.spec.table}-change-${rows.length}`, sql: `${into} values ${tuples.join(', ')}`, params: [tenantId, ...rows.flatMap((r) => [...r.values, r.count])] }];
  }

  /** Sums of the counts that the conditions leave, by columns of the key (`as` gives what is shown of one); `count` comes as text. */
  sums(where: Where, by: readonly string[], as: Readonly<Record<string, string>> = {}): Statement {
    const shown = by.map((c) => `${as[c] ?? c}, `).join('');
    const sql = `select ${shown}sum(count)::text as count from ${this.now} where ${where}${by.length ? ` group by ${by.join(', ')}` : ''} having sum(count) <> 0`;
    return this.kept({ sql, params: where.params });
  }

  /** The statement with a name, under which a connection keeps its plan: to plan it takes longer than to run it. */
  kept({ sql, params }: Statement): Statement {
    const name = this.names.get(sql) ?? (this.names.size < KEPT_PLANS ? `rollup-${createHash('sha1').update(sql).digest('hex').slice(0, 12)}` : undefined);
    if (name !== undefined) this.names.set(sql, name);
    return { sql, params, ...(name !== undefined && { name }) };
  }

  /** Makes cells of the tenant's changes, a batch a transaction; answers how many changes. Beside writers, and beside others that do the same. */
  async fold(door: TenantTx, ctx: TenantContext): Promise<number> {
    const waiting = await door.read(ctx, { name: `${this.spec.table}-waiting`, sql: `select 1 from ${this.spec.table}_change where tenant_id = $1 limit 1`, params: [ctx.tenantId] });
    if (waiting.length === 0) return 0;
    let folded = 0;
    for (let batch = FOLD_BATCH; batch === FOLD_BATCH; folded += batch) batch = await this.foldBatch(door, ctx);
    return folded;
  }

  private async foldBatch(door: TenantTx, ctx: TenantContext): Promise<number> {
    return door.write(ctx, async (tx) => {
      const [, done] = await tx.run<{ changes: string }>(
        // One at a time: cells have one writer, and no two wait for each other crosswise.
        { name: 'rollup-lock', sql: 'select pg_advisory_xact_lock(hashtextextended($1, 13))', params: [`${this.spec.table}:${ctx.tenantId}`] },
        { name: `${this.spec.table}-fold`, sql: this.fold_, params: [ctx.tenantId] },
      );
      return Number(done?.rows[0]?.changes ?? 0);
    });
  }

  /** Equal changes are added up before they are taken apart into cells: most are equal to others. */
  private foldSql(): string {
    const { table, given, gives, key } = this.spec;
    const facts = this.columns.join(', ');
    const keys = key.join(', ');
    return `with gone as (
        delete from ${table}_change where tenant_id = $1 and id = any(array(select id from ${table}_change where tenant_id = $1 order by id limit ${FOLD_BATCH})) returning ${facts}, count),
      changes as (select ${facts}, sum(count) as count from gone group by ${facts} having sum(count) <> 0),
      sums as (select ${key.map((k) => (gives.includes(k) ? `c.${k}` : `f.${k}`)).join(', ')}, sum(f.count)::bigint as count
        from changes f cross join lateral ${table}_cells(${given.map((g) => `f.${g}`).join(', ')}) c group by ${key.map((_, i) => i + 1).join(', ')} having sum(f.count) <> 0),
      kept as (insert into ${table} as r (tenant_id, ${keys}, count) select $1, ${keys}, count from sums order by ${keys} on conflict (tenant_id, ${keys}) do update set count = r.count + excluded.count)
      select count(*) as changes from gone`;
  }
}

/** A fact as Postgres reads it, whatever its type. */
function literal(fact: Fact): string {
  if (typeof fact === 'string') return fact;
  if (typeof fact === 'boolean') return String(fact);
  return `{${fact.map((v) => `"${v.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** Declares the counts of a ledger, once, beside its rows. */
export function defineRollup<const F extends string>(spec: RollupSpec<F>): Rollup<F> {
  return new Rollup(spec);
}
