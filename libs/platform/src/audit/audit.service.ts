import { commonErrors, type AuditEntryDto, type AuditQuery } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '../context';
import type { Row, TenantTx } from '../db';
import { ProblemError } from '../http/problem';
import type { CsvColumn } from '../ledger/csv';
import { allPages, listPage, type PageOf } from '../ledger/listing';
import { Where } from '../ledger/where';
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

/** The tenant's audit log of this service: who did what to which record, each entry with its place in the hash chain. */
export class AuditService {
  constructor(
    private readonly schema: string,
    private readonly tx: TenantTx,
  ) {}

  async page(ctx: TenantContext, query: AuditQuery): Promise<PageOf<AuditEntryDto>> {
    assertWhole(ctx);
    const where = new Where().and('e.tenant_id = $', ctx.tenantId).and('(e.actor = $ or e.actor_name = $)', query.actor, query.actor);
    where.and('starts_with(e.action, $)', query.action).and('starts_with(e.target, $)', query.target).and('e.at >= $', query.from).and('e.at < $', query.to);
    return listPage<ListedRow, AuditEntryDto>(this.tx, ctx, query, {
      columns: `e.id, e.at, e.actor, e.actor_name, e.action, e.target, e.detail, e.trace_id,
        (select s.number from ${this.schema}.audit_seal s where s.tenant_id = e.tenant_id and s.entry_id = e.id) as sealed`,
      from: `${this.schema}.audit_entry e`, where, order: [{ sql: 'e.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: toEntry,
    });
  }

  /** Every row of the same filters; that it was taken is an entry itself. */
  async export(ctx: TenantContext, query: AuditQuery): Promise<AsyncGenerator<AuditEntryDto[]>> {
    assertWhole(ctx);
    const { actor, action, target, from, to } = query;
    await this.tx.write(ctx, async (tx) => tx.audit({ action: 'audit.exported', target: 'audit/*', detail: { filters: { actor, action, target, from, to } } }));
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async chain(ctx: TenantContext): Promise<ChainReport> {
    assertWhole(ctx);
    return verifyChain(this.schema, this.tx, ctx.tenantId);
  }
}

/** An auditor of one street does not exist: the log is the tenant's, and so is the right to read it. */
function assertWhole(ctx: TenantContext): void {
  if (!scopeFor(ctx, 'audit.read').all) throw new ProblemError(commonErrors.forbidden);
}
