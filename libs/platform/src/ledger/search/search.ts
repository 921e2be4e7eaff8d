import type { TenantContext } from '../../context';
import type { Row, Statement, TenantTx, Tx } from '../../db';
import { copyRows } from '../copy';
import type { Where } from '../where';
import { afterPrefix, gramsOf, probesOf, searchText, wordsOf } from './grams';
import { both, encodeHits, placeOf, placesOf, SEARCH_BATCH, unpackHits, type Batches } from './hits';

/** What a ledger declares of its search. Its table has `search_text text not null`, which `textOf` gives. */
export interface SearchSpec<F extends string> {
  /** what its rows are called in the index */
  readonly ledger: string;
  /** with its schema: `enforcement.hazard` */
  readonly table: `${string}.${string}`;
  /** columns in whose text a record is found */
  readonly fields: readonly F[];
  /** when a record came about, which never changes: what is newest first begins where the words are first met */
  readonly newest?: string;
  /** how a list's statements write the two columns that decide, where they read the table under an alias */
  readonly sql?: { readonly id: string; readonly text: string };
}

/** How the records with the words of a query are found: at these places of the index, or, where there would be too many, in the list's own order, from `until` on. */
export interface SearchPlan {
  readonly words: readonly string[];
  readonly places: readonly number[] | null;
  readonly until: Date | null;
}

/** Records that are fetched by their ids and put in order. More than these are met soon enough by walking the order. */
const FEW = 5_000;
/** Rows of the index that are read for one probe: of one that has more, all records are thought to have it. */
const ROWS = 8_000;
/** Records among those that wait which are looked at one by one for the newest that is found. */
const WAITING = 4_000;
/** Batches whose records are put in order together, so that a batch holds what is of one time, in whatever order it was written. */
const TOGETHER = 20;

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
    const probes = [...new Set(probesOf(words).flat())];
    const met = (await this.hitsOf(door, ctx, probes)).sort((a, b) => a.size - b.size);
    if (met.length === 0) return { words, places: null, until: null };
    const found = met.reduce((a, b) => both(a, b));
    const places = placesOf(found, FEW) ?? null;
    return { words, places, until: places ? null : await this.newestOf(door, ctx, words, [...found.keys()]) };
  }

  /** The condition of a list. Without a plan it is the same, by walking. */
  narrow(where: Where, ctx: Pick<TenantContext, 'tenantId'>, query: string | undefined, plan?: SearchPlan): Where {
    if (query === undefined) return where;
    const { id, text } = this.spec.sql ?? { id: 'id', text: 'search_text' };
    const words = plan?.words ?? wordsOf(query);
    if (plan?.places) {
      // An array, not a join: whatever Postgres takes it for, it fetches records by their ids.
      where.and(
        `${id} = any(array(select id from ${this.schema}.search_place where tenant_id = $ and ledger = '${this.ledger}' and place = any($::integer[])
          union all select id from ${this.schema}.search_pending where tenant_id = $ and ledger = '${this.ledger}'))`,
        ctx.tenantId, plan.places, ctx.tenantId,
      );
    }
    if (plan?.until) where.and(`${this.spec.newest} <= $`, plan.until);
    for (const word of words) where.and(`strpos(${text}, $) > 0`, word);
    return where;
  }

  /** Indexes the tenant's next records, batch by batch; answers how many batches: none where fewer than one wait. Beside others that do the same, and beside writers. */
  async index(door: TenantTx, ctx: TenantContext): Promise<number> {
    const at = this.spec.newest === undefined ? 'null::timestamptz' : `r.${this.spec.newest}`;
    const rows = await door.read<{ id: string; at: Date | null }>(ctx, {
      sql: `select id, at from (select p.id, ${at} as at from ${this.schema}.search_pending p left join ${this.spec.table} r on r.tenant_id = p.tenant_id and r.id = p.id
            where p.tenant_id = $1 and p.ledger = '${this.ledger}' order by p.id limit ${SEARCH_BATCH * TOGETHER}) waiting order by at, id`,
      params: [ctx.tenantId],
    });
    const batches = Math.floor(rows.length / SEARCH_BATCH);
    for (let i = 0; i < batches; i += 1) {
      const slice = rows.slice(i * SEARCH_BATCH, (i + 1) * SEARCH_BATCH);
      await door.write(ctx, (tx) => this.indexBatch(tx, ctx, slice.map((r) => r.id)));
    }
    return batches;
  }

  /** What is being changed at this moment goes on waiting, and is indexed with its new text. */
  private async indexBatch(tx: Tx, ctx: TenantContext, ids: readonly string[]): Promise<void> {
    const at = this.spec.newest === undefined ? 'null::timestamptz' : `r.${this.spec.newest}`;
    await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`search:${this.schema}:${this.ledger}:${ctx.tenantId}`]);
    const rows = await tx.rows<{ id: string; text: string; at: Date | null }>(
      `select p.id, coalesce(r.search_text, '') as text, ${at} as at from ${this.schema}.search_pending p left join ${this.spec.table} r on r.tenant_id = p.tenant_id and r.id = p.id
       where p.tenant_id = $1 and p.ledger = '${this.ledger}' and p.id = any($2::uuid[]) order by p.id for update of p skip locked`,
      [ctx.tenantId, ids],
    );
    if (rows.length === 0) return;
    const newest = rows.reduce<Date | null>((a, r) => (r.at && (!a || a < r.at) ? r.at : a), null);
    const [made] = await tx.rows<{ batch: number }>(
      `insert into ${this.schema}.search_batch (tenant_id, ledger, batch, newest)
       select $1, '${this.ledger}', coalesce(max(batch) + 1, 0), $2::timestamptz + interval '1 millisecond' from ${this.schema}.search_batch where tenant_id = $1 and ledger = '${this.ledger}' returning batch`,
      [ctx.tenantId, newest],
    );
    await this.keep(tx, ctx, made?.batch ?? 0, rows);
    tx.queue({
      sql: `delete from ${this.schema}.search_pending where tenant_id = $1 and ledger = '${this.ledger}' and id = any($2::uuid[])`,
      params: [ctx.tenantId, rows.map((r) => r.id)],
    });
  }

  private async keep(tx: Tx, ctx: TenantContext, batch: number, rows: readonly { readonly id: string; readonly text: string }[]): Promise<void> {
    const postings = new Map<string, number[]>();
    for (const [place, { text }] of rows.entries()) {
      for (const gram of gramsOf(text)) {
        const places = postings.get(gram);
        if (places) places.push(place);
        else postings.set(gram, [place]);
      }
    }
    // A record whose text changed may be in batches twice, under grams it has no more: the text itself decides.
    const sorted = [...postings].sort(([a], [b]) => (a < b ? -1 : 1));
    await copyRows(tx, { schema: this.schema, table: 'search_place', columns: ['tenant_id', 'ledger', 'place', 'id'] }, rows.map((r, i) => [ctx.tenantId, this.ledger, placeOf(batch, i), r.id]));
    const columns = ['tenant_id', 'ledger', 'gram', 'batch', 'hits'];
    await copyRows(tx, { schema: this.schema, table: 'search_gram', columns }, sorted.map(([gram, places]) => [ctx.tenantId, this.ledger, gram, batch, `\\x${encodeHits(places).toString('hex')}`]));
  }

  /** The hits of each probe that is not nearly everywhere. */
  private async hitsOf(door: TenantTx, ctx: Pick<TenantContext, 'tenantId'>, probes: readonly string[]): Promise<Batches[]> {
    if (probes.length === 0) return [];
    // One value a probe: thousands of rows take longer to take apart than to find.
    const rows = await door.read<{ rows: string; packed: Buffer | null } & Row>(ctx, {
      name: `search-hits-${this.ledger}`,
      sql: `select g.rows, g.packed from unnest($2::text[], $3::text[]) as p(gram, after) cross join lateral (
              select count(*) as rows, string_agg(int4send(batch) || int2send(length(hits)::smallint) || hits, '') as packed from (
                select batch, hits from ${this.schema}.search_gram where tenant_id = $1 and ledger = '${this.ledger}' and gram >= p.gram and gram < p.after limit ${ROWS}) found) g`,
      params: [ctx.tenantId, probes, probes.map(afterPrefix)],
    });
    return rows.filter((r) => Number(r.rows) < ROWS).map((r) => unpackHits(r.packed));
  }

  /** No record with the words is newer: of none of these batches, nor of those that wait. Null where nothing is known. */
  private async newestOf(door: TenantTx, ctx: Pick<TenantContext, 'tenantId'>, words: readonly string[], batches: readonly number[]): Promise<Date | null> {
    const { newest, table } = this.spec;
    if (newest === undefined) return null;
    const params: unknown[] = [ctx.tenantId, batches];
    const all = words.map((w) => `strpos(text, $${params.push(w)}) > 0`).join(' and ');
    const [row] = await door.read<{ newest: Date | null; waiting: number }>(ctx, {
      sql: `with waiting as materialized (select r.search_text as text, r.${newest} as at from (select id from ${this.schema}.search_pending where tenant_id = $1 and ledger = '${this.ledger}' limit ${WAITING}) p
              join ${table} r on r.tenant_id = $1 and r.id = p.id)
            select greatest((select max(newest) from ${this.schema}.search_batch where tenant_id = $1 and ledger = '${this.ledger}' and batch = any($2::integer[])),
              (select max(at) + interval '1 millisecond' from waiting where ${all})) as newest, (select count(*)::int from waiting) as waiting`,
      params,
    });
    return row && row.waiting < WAITING ? row.newest : null;
  }
}

/** Declares the search of a ledger, once, beside its rows. */
export function defineSearch<const F extends string>(spec: SearchSpec<F>): LedgerSearch<F> {
  return new LedgerSearch(spec);
}
