import type { AuditEntryDto, AuditQuery } from '@anlan/contracts/kit';
import { firstIdAt, isUuid, timeOfId, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '../context';
import type { Row, TenantTx } from '../db';
import type { CsvColumn } from '../ledger/csv';
import { encodeCursor } from '../ledger/cursor';
import { allPages, listPage, positionOf, type PageOf } from '../ledger/listing';
import { assertWhole } from '../ledger/reach';
import { Where } from '../ledger/where';
import type { Anchor, AuditAnchors } from './anchors';
import { REFUSED } from './refusal-log';
import { chainState, verifyChain, type ChainReport } from './verify';

interface ListedRow extends Row {
  id: string;
  at: Date;
  actor: string;
  actor_name: string;
  action: string;
  target: string;
  detail: Record<string, unknown>;
  trace_id: string | null;
  sealed: string | null;
}

const toEntry = (r: ListedRow): AuditEntryDto => ({
  id: r.id, at: toShanghaiIso(r.at), actor: { id: r.actor, name: r.actor_name }, action: r.action, target: r.target, detail: r.detail, traceId: r.trace_id,
  sealed: r.sealed === null ? null : Number(r.sealed),
});

export const auditCsv: CsvColumn<AuditEntryDto>[] = [
  { header: '时间', value: (a) => a.at },
  { header: '操作人', value: (a) => a.actor.name },
  { header: '操作人标识', value: (a) => a.actor.id },
  { header: '操作', value: (a) => a.action },
  { header: '对象', value: (a) => a.target },
  { header: '内容', value: (a) => JSON.stringify(a.detail) },
  { header: '追踪号', value: (a) => a.traceId },
  { header: '链上序号', value: (a) => a.sealed },
];

const DAY = 86_400_000;
const ORDER = [{ sql: 'e.id', type: 'uuid' }] as const;

/** A bound for ids made around an instant; a day's room covers any difference of clocks. */
const idAround = (instant: string, byMs: number): string => firstIdAt(Date.parse(instant) + byMs);

/** Ids are in the order of time, so that an old week of a long log is found by the primary key. */
const spanOf = (where: Where, { from, to }: AuditQuery): Where => where.and('e.id >= $', from && idAround(from, -DAY)).and('e.id < $', to && idAround(to, DAY));

/** As a range, which the index of the column has together. */
const begins = (where: Where, column: string, start: string | undefined): Where =>
  start === undefined ? where : where.and(`${column} collate "C" >= $`, start).and(`${column} collate "C" < $`, `${start}\u{10ffff}`);

/**
 * The tenant's audit log of this service: who did what to which record, each entry with its place in the hash chain. An
 * auditor of one street does not exist: the log is the tenant's, and so is the right to read it.
 */
export class AuditService {
  constructor(
    private readonly schema: string,
    private readonly tx: TenantTx,
    private readonly anchors: AuditAnchors,
    /** entries that one page of a search in the details reads */
    private readonly lookedAt = 25_000,
  ) {}

  async page(ctx: TenantContext, query: AuditQuery): Promise<PageOf<AuditEntryDto> & { searchedTo?: string }> {
    assertWhole(ctx, 'audit.read');
    const where = new Where().and('e.tenant_id = $', ctx.tenantId).and('e.trace_id = $', query.traceId);
    if (query.actor !== undefined) {
      const actors = isUuid(query.actor) ? [query.actor] : await this.actorsCalled(ctx, query.actor);
      if (actors.length === 0) return { items: [], nextCursor: null, ...(query.total && { total: 0 }) };
      // One by itself is read in order from the index.
      if (actors.length === 1) where.and('e.actor = $', actors[0]);
      else where.and('e.actor = any($)', actors);
    }
    begins(begins(where, 'e.action', query.action), 'e.target', query.target);
    if (query.outcome) where.and(`e.action collate "C" ${query.outcome === 'refused' ? '=' : '<>'} $`, REFUSED);
    spanOf(where.and('e.at >= $', query.from).and('e.at < $', query.to), query);
    if (query.q === undefined) return this.listed(ctx, query, where);
    const last = await this.lastLookedAt(ctx, query);
    where.and('position(lower($) in lower(e.detail::text)) > 0', query.q).and('e.id >= $', last);
    const page = await this.listed(ctx, { ...query, total: undefined }, where);
    return last !== undefined && page.nextCursor === null ? { ...page, nextCursor: encodeCursor([last]), searchedTo: toShanghaiIso(timeOfId(last)) } : page;
  }

  private listed(ctx: TenantContext, query: AuditQuery, where: Where): Promise<PageOf<AuditEntryDto>> {
    return listPage<ListedRow, AuditEntryDto>(this.tx, ctx, query, {
      columns: `e.id, e.at, e.actor, e.actor_name, e.action, e.target, e.detail, e.trace_id,
        (select s.number from ${this.schema}.audit_seal s where s.tenant_id = e.tenant_id and s.entry_id = e.id) as sealed`,
      from: `${this.schema}.audit_entry e`, where, order: ORDER, descending: true, position: (r) => [r.id], item: toEntry,
    });
  }

  /**
   * Whose name has the word in it: everybody of the log, each found by one step along the index of actors, since people
   * are few and entries many. His name is that of his latest entry.
   */
  private async actorsCalled(ctx: TenantContext, word: string): Promise<string[]> {
    const log = `${this.schema}.audit_entry`;
    const rows = await this.tx.read<{ actor: string }>(ctx, {
      name: 'audit-actors',
      sql: `with recursive people(actor) as (
          (select actor from ${log} where tenant_id = $1 order by actor limit 1)
          union all select (select n.actor from ${log} n where n.tenant_id = $1 and n.actor > p.actor order by n.actor limit 1) from people p where p.actor is not null)
        select p.actor from people p cross join lateral (select e.actor_name from ${log} e where e.tenant_id = $1 and e.actor = p.actor order by e.id desc limit 1) latest
        where p.actor = $2 or position(lower($2) in lower(latest.actor_name)) > 0`,
      params: [ctx.tenantId, word],
    });
    return rows.map((r) => r.actor);
  }

  /** The oldest entry that a page of a search looks at; undefined where the log ends before. No index knows what stands in a detail. */
  private async lastLookedAt(ctx: TenantContext, query: AuditQuery): Promise<string | undefined> {
    const where = spanOf(new Where().and('e.tenant_id = $', ctx.tenantId), query);
    const [from] = query.cursor === undefined ? [] : positionOf(query.cursor, ORDER);
    where.and('e.id < $', from);
    const [row] = await this.tx.read<{ id: string }>(ctx, { sql: `select e.id from ${this.schema}.audit_entry e where ${where} order by e.id desc offset ${this.lookedAt - 1} limit 1`, params: where.params });
    return row?.id;
  }

  /** Every row of the same filters. */
  pages(ctx: TenantContext, query: AuditQuery): AsyncGenerator<AuditEntryDto[]> {
    assertWhole(ctx, 'audit.read');
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async chain(ctx: TenantContext, verify = true): Promise<ChainReport & { verified: boolean }> {
    assertWhole(ctx, 'audit.read');
    const report = await (verify ? verifyChain : chainState)(this.schema, this.tx, ctx.tenantId, await this.anchors.of(ctx.tenantId));
    return { verified: verify, ...report };
  }

  /** Seals what can be sealed and writes the head down outside the database, now. */
  async anchor(ctx: TenantContext): Promise<Pick<Anchor, 'at' | 'number' | 'hash'>> {
    assertWhole(ctx, 'audit.read');
    const { at, number, hash } = await this.anchors.anchor(ctx);
    await this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => tx.audit({ action: 'audit.anchored', target: 'audit/chain', detail: { number, hash } }));
    return { at, number, hash };
  }
}
