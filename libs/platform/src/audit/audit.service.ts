import type { AuditEntryDto, AuditQuery } from '@anlan/contracts/kit';
import { firstIdAt, isUuid, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '../context';
import type { Row, TenantTx } from '../db';
import type { CsvColumn } from '../ledger/csv';
import { allPages, listPage, type PageOf } from '../ledger/listing';
import { assertWhole } from '../ledger/reach';
import { Where } from '../ledger/where';
import type { Anchor, AuditAnchors } from './anchors';
import { verifyChain, type ChainReport } from './verify';

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

/** A bound for ids made around an instant; a day's room covers any difference of clocks. */
const idAround = (instant: string, byMs: number): string => firstIdAt(Date.parse(instant) + byMs);

/**
 * The tenant's audit log of this service: who did what to which record, each entry with its place in the hash chain. An
 * auditor of one street does not exist: the log is the tenant's, and so is the right to read it.
 */
export class AuditService {
  constructor(
    private readonly schema: string,
    private readonly tx: TenantTx,
    private readonly anchors: AuditAnchors,
  ) {}

  async page(ctx: TenantContext, query: AuditQuery): Promise<PageOf<AuditEntryDto>> {
    assertWhole(ctx, 'audit.read');
    const where = new Where().and('e.tenant_id = $', ctx.tenantId);
    // Ids have an index of their own; a name is looked for among the entries.
    if (isUuid(query.actor)) where.and('e.actor = $', query.actor);
    else where.and('(e.actor = $ or e.actor_name = $)', query.actor, query.actor);
    where.and('starts_with(e.action, $)', query.action).and('starts_with(e.target, $)', query.target).and('e.at >= $', query.from).and('e.at < $', query.to);
    // Ids are in the order of time, so that an old week of a long log is found by the primary key.
    where.and('e.id >= $', query.from && idAround(query.from, -DAY)).and('e.id < $', query.to && idAround(query.to, DAY));
    where.and('e.trace_id = $', query.traceId).and('position(lower($) in lower(e.detail::text)) > 0', query.q);
    return listPage<ListedRow, AuditEntryDto>(this.tx, ctx, query, {
      columns: `e.id, e.at, e.actor, e.actor_name, e.action, e.target, e.detail, e.trace_id,
        (select s.number from ${this.schema}.audit_seal s where s.tenant_id = e.tenant_id and s.entry_id = e.id) as sealed`,
      from: `${this.schema}.audit_entry e`, where, order: [{ sql: 'e.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: toEntry,
    });
  }

  /** Every row of the same filters. */
  pages(ctx: TenantContext, query: AuditQuery): AsyncGenerator<AuditEntryDto[]> {
    assertWhole(ctx, 'audit.read');
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async chain(ctx: TenantContext): Promise<ChainReport> {
    assertWhole(ctx, 'audit.read');
    return verifyChain(this.schema, this.tx, ctx.tenantId, await this.anchors.of(ctx.tenantId));
  }

  /** Seals what can be sealed and writes the head down outside the database, now. */
  async anchor(ctx: TenantContext): Promise<Pick<Anchor, 'at' | 'number' | 'hash'>> {
    assertWhole(ctx, 'audit.read');
    const { at, number, hash } = await this.anchors.anchor(ctx);
    await this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => tx.audit({ action: 'audit.anchored', target: 'audit/chain', detail: { number, hash } }));
    return { at, number, hash };
  }
}
