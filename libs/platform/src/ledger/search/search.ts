import type { TenantContext } from '../../context';
import { newId, type Row, type Statement, type TenantTx, type Tx } from '../../db';
import { copyRows } from '../copy';
import type { Where } from '../where';
import { afterPrefix, gramsOf, probesOf, searchText, wordsOf } from './grams';

/** What a ledger declares of its search. Its table has `search_text text not null`, which `textOf` gives. */
export interface SearchSpec<F extends string> {
  /** what its rows are called in the index */
  readonly ledger: string;
  /** with its schema: `enforcement.hazard` */
  readonly table: `${string}.${string}`;
  /** columns in whose text a record is found */
  readonly fields: readonly F[];
  /** how a list's statements write the two columns that decide, where they read the table under an alias */
  readonly sql?: { readonly id: string; readonly text: string };
}

/** How the records with the words of a query are found: by what is looked up, or, where that would be too many, in the list's own order. */
export interface SearchPlan {
  readonly words: readonly string[];
  readonly probes: readonly string[];
}

/** Records that are indexed together. Until they are so many, new ones wait, and every search looks at them one by one. */
export const SEARCH_BATCH = 2_000;
/** Records that are fetched by their ids and put in order. More than these are met soon enough by walking the order. */
const FEW = 5_000;
/** Postings that may be read to fetch fewer records, or to count them. */
const MANY = 50_000;
/** Words of a query that are looked up together: reading the ids of a third costs more than looking at what two leave. */
const TOGETHER = 2;
/** Of more postings, those of one batch in so many are counted. */
const SAMPLED = 16;

/** Search in the text of one ledger. It finds exactly the records that contain every word; the index only says where to look. */
export class LedgerSearch<F extends string> {
  readonly ledger: string;
  private readonly schema: string;

  constructor(private readonly spec: SearchSpec<F>) {
    this.ledger = spec.ledger;
    this.schema = spec.table.split('.', 1)[0] as string;
  }

  /** The value of `search_text`. */
  textOf(row: Readonly<Record<F, string | null>>): string {
    return searchText(this.spec.fields.map((f) => row[f]));
  }

  /** Says that records are new, or their text another; in the transaction that writes them. */
  noteStatement(tenantId: string, ids: readonly string[]): Statement {
    return {
      name: `search-note-${this.ledger}`,
      // A row that is there is locked: who indexes it at this moment has the old text.
      sql: `insert into ${this.schema}.search_pending (tenant_id, ledger, id) select $1, '${this.ledger}', unnest($2::uuid[]) on conflict (tenant_id, ledger, id) do update set id = excluded.id`,
      params: [tenantId, ids],
    };
  }

  /** How to find the words among this tenant's records as they are now. Whichever way it is, the same are found. */
  async plan(door: TenantTx, ctx: Pick<TenantContext, 'tenantId'>, query: string): Promise<SearchPlan> {
    const words = wordsOf(query);
    const runs = probesOf(words);
    const counts = await this.countsOf(door, ctx, [...new Set(runs.flat())]);
    const rarest = runs.map((probes) => probes.map((probe) => ({ probe, count: counts.get(probe) ?? 0 })).reduce((a, b) => (b.count < a.count ? b : a))).sort((a, b) => a.count - b.count);
    const [first, ...others] = rarest;
    if (!first) return { words, probes: [] };
    if (first.count <= FEW) return { words, probes: [first, ...others.filter((o) => o.count <= MANY)].slice(0, TOGETHER).map((r) => r.probe) };
    // Each is in many records, and all of them together perhaps in few.
    const together = rarest.slice(0, TOGETHER);
    const few = together.length > 1 && (await this.areFew(door, ctx, together));
    return { words, probes: few ? together.map((r) => r.probe) : [] };
  }

  /** The condition of a list. Without a plan it is the same, by walking. */
  narrow(where: Where, ctx: Pick<TenantContext, 'tenantId'>, query: string | undefined, plan?: SearchPlan): Where {
    if (query === undefined) return where;
    const { id, text } = this.spec.sql ?? { id: 'id', text: 'search_text' };
    const words = plan?.words ?? wordsOf(query);
    if (plan && plan.probes.length > 0) {
      const values: unknown[] = [];
      const postings = this.postings(ctx, plan.probes, (value) => {
        values.push(value);
        return '$';
      });
      values.push(ctx.tenantId);
      // An array, not a join: whatever Postgres takes it for, it fetches records by their ids.
      where.and(`${id} = any(array((${postings}) union all select id from ${this.schema}.search_pending where tenant_id = $ and ledger = '${this.ledger}'))`, ...values);
    }
    for (const word of words) where.and(`strpos(${text}, $) > 0`, word);
    return where;
  }

  /** Indexes the next batch of the tenant's records; false where fewer than a batch wait. Beside others that do the same, and beside writers. */
  async indexBatch(door: TenantTx, ctx: TenantContext): Promise<boolean> {
    return door.write(ctx, async (tx) => {
      const rows = await tx.rows<{ id: string; text: string }>(
        `select p.id, coalesce(r.search_text, '') as text from ${this.schema}.search_pending p left join ${this.spec.table} r on r.tenant_id = p.tenant_id and r.id = p.id
         where p.tenant_id = $1 and p.ledger = '${this.ledger}' order by p.id limit ${SEARCH_BATCH} for update of p skip locked`,
        [ctx.tenantId],
      );
      if (rows.length < SEARCH_BATCH) return false;
      await this.keep(tx, ctx, rows);
      tx.queue({
        sql: `delete from ${this.schema}.search_pending where tenant_id = $1 and ledger = '${this.ledger}' and id = any($2::uuid[])`,
        params: [ctx.tenantId, rows.map((r) => r.id)],
      });
      return true;
    });
  }

  private async keep(tx: Tx, ctx: TenantContext, rows: readonly { readonly id: string; readonly text: string }[]): Promise<void> {
    const postings = new Map<string, string[]>();
    for (const { id, text } of rows) {
      for (const gram of gramsOf(text)) {
        const ids = postings.get(gram);
        if (ids) ids.push(id);
        else postings.set(gram, [id]);
      }
    }
    // A record whose text changed may be in batches twice, under grams it has no more: the text itself decides.
    const batch = newId();
    const sorted = [...postings].sort(([a], [b]) => (a < b ? -1 : 1));
    const columns = ['tenant_id', 'ledger', 'gram', 'batch', 'ids'];
    await copyRows(tx, { schema: this.schema, table: 'search_gram', columns }, sorted.map(([gram, ids]) => [ctx.tenantId, this.ledger, gram, batch, `{${ids.join(',')}}`]));
  }

  /** In how many records each probe is, as far as it matters: beyond that it is infinite. */
  private async countsOf(door: TenantTx, ctx: Pick<TenantContext, 'tenantId'>, probes: readonly string[]): Promise<Map<string, number>> {
    if (probes.length === 0) return new Map();
    const rows = await door.read<{ probe: string; count: string; rows: string } & Row>(ctx, {
      name: `search-count-${this.ledger}`,
      sql: `select p.gram as probe, c.count, c.rows from unnest($2::text[], $3::text[]) as p(gram, after) cross join lateral (
              select coalesce(sum(count), 0) as count, count(*) as rows from (
                select count from ${this.schema}.search_gram where tenant_id = $1 and ledger = '${this.ledger}' and gram >= p.gram and gram < p.after limit ${FEW}) g) c`,
      params: [ctx.tenantId, probes, probes.map(afterPrefix)],
    });
    return new Map(rows.map((r) => [r.probe, Number(r.rows) < FEW ? Number(r.count) : Infinity]));
  }

  private async areFew(door: TenantTx, ctx: Pick<TenantContext, 'tenantId'>, together: readonly { readonly probe: string; readonly count: number }[]): Promise<boolean> {
    const whole = together.reduce((n, r) => n + r.count, 0) <= MANY;
    const params: unknown[] = [];
    const postings = this.postings(ctx, together.map((r) => r.probe), (value) => `$${params.push(value)}`, whole ? '' : ` and get_byte(uuid_send(batch), 15) < ${256 / SAMPLED}`);
    const limit = whole ? FEW : FEW / SAMPLED;
    const [found] = await door.read<{ few: boolean }>(ctx, { sql: `select count(*) <= ${limit} as few from (${postings}) found`, params });
    return found?.few ?? false;
  }

  /** The records that have all the probes, as a select of their ids. */
  private postings({ tenantId }: Pick<TenantContext, 'tenantId'>, probes: readonly string[], bind: (value: unknown) => string, of = ''): string {
    return probes
      .map((p) => `select unnest(ids) as id from ${this.schema}.search_gram where tenant_id = ${bind(tenantId)} and ledger = '${this.ledger}' and gram >= ${bind(p)} and gram < ${bind(afterPrefix(p))}${of}`)
      .join(' intersect ');
  }
}

/** Declares the search of a ledger, once, beside its rows. */
export function defineSearch<const F extends string>(spec: SearchSpec<F>): LedgerSearch<F> {
  return new LedgerSearch(spec);
}
