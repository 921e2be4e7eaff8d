import { accountabilityErrors as e, accountabilityEvents, accountabilityEventsV2, accountabilityLifecycle as lifecycle, accountabilityMeasureNames, accountabilityMeasures, accountabilitySourceKinds, accountabilitySourceNames, type Accountability, type AccountabilityAction, type AccountabilityEvent, type AccountabilityFigures, type AccountabilityFiguresQuery, type AccountabilityQuery, type AccountabilitySourceKind, type AccountabilityState, type ExemptAccountabilityBody, type HandleAccountabilityBody, type OpenAccountabilityBody, type RevealedAccountability, type TransferAccountabilityBody } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row } from '@anlan/platform/db';
import { allPages, defineLedger, listPage, madeBy, Where, wholeTenant, type CsvColumn, type LedgerOutcome, type LedgerRow, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { assertSheet } from './accountability.rules';
import { sourceOf } from './accountability.sources';

export interface AccountabilityRow extends LedgerRow {
  accident_id: string | null; source_kind: AccountabilitySourceKind; source_id: string | null; source_label: string; unit: string; person: string | null; post: string | null; lead: string; status: AccountabilityState; transferred_to: string | null; transferred_on: string | null; measure: Accountability['measure'];
  performance_subject: 'member' | 'post' | null; performance_id: string | null; performance_from: string | null; performance_to: string | null;
  decision: string | null; handled_on: string | null; feedback: string | null; reason: string | null; opened_by: string; opened_by_name: string; opened_at: Date;
}
const subjectOf = (r: Pick<AccountabilityRow, 'person'>): 'unit' | 'person' => (r.person === null ? 'unit' : 'person');
const ledger = defineLedger({
  name: 'accountability', path: 'accountabilities', table: 'responsibility.accountability', lifecycle, reach: wholeTenant, read: 'accountability.read', events: accountabilityEvents, eventsOf: (r) => (r.accident_id === null ? accountabilityEventsV2 : accountabilityEvents), errors: e,
  columns: ['id', 'accident_id', 'source_kind', 'source_id', 'source_label', 'unit', 'person', 'post', 'lead', 'status', 'transferred_to', 'transferred_on', 'measure', 'decision', 'handled_on', 'feedback', 'reason', 'performance_subject', 'performance_id', 'performance_from', 'performance_to', 'opened_by', 'opened_by_name', 'opened_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: AccountabilityRow) => ({ accountabilityId: r.id, ...(r.accident_id !== null && { accidentId: r.accident_id }), source: { kind: r.source_kind, id: r.source_id }, subject: subjectOf(r), measure: r.measure }),
});
const DECIDED = "status in ('handled','fed_back')";
/** Each once for one source, however many measures were decided; what is no record is told apart by its name. */
const COUNTED = 'count(distinct unit)::int as units, count(distinct (source_kind, coalesce(source_id::text, source_label), unit, person)) filter (where person is not null)::int as persons';

export const accountabilityCsv: CsvColumn<Accountability>[] = [
  { header: '来源', value: (a) => accountabilitySourceNames[a.source.kind].zh }, { header: '来源名称', value: (a) => a.source.label }, { header: '单位', value: (a) => a.unit }, { header: '姓名', value: (a) => a.person }, { header: '职务', value: (a) => a.post },
  { header: '状态', value: (a) => lifecycle.states[a.status].zh }, { header: '移送至', value: (a) => a.transferredTo }, { header: '移送日期', value: (a) => a.transferredOn }, { header: '处理', value: (a) => a.measure && accountabilityMeasureNames[a.measure] }, { header: '处理决定', value: (a) => a.decision }, { header: '处理日期', value: (a) => a.handledOn }, { header: '不予追责、免责理由', value: (a) => a.reason },
];

type Work = (row: AccountabilityRow) => LedgerOutcome<AccountabilityRow, AccountabilityEvent>;

/** 追责问责: 线索 → 移送 → 处理 → 反馈, of an accident or of another record. Who it is stands in no event and no audit entry, and is shown in full on a reason only. */
@Injectable()
export class AccountabilityService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async open(ctx: TenantContext, b: OpenAccountabilityBody): Promise<Accountability> {
    return this.tx.write(ctx, async (tx) => {
      const source = await sourceOf(tx, ctx, b.source);
      const row: AccountabilityRow = {
        id: newId(), accident_id: source.kind === 'accident' ? source.id : null, source_kind: source.kind, source_id: source.id, source_label: source.label, unit: b.unit, person: b.person, post: b.post, lead: b.lead, status: lifecycle.initial, transferred_to: null, transferred_on: null, measure: null, decision: null, handled_on: null, feedback: null,
        reason: null, performance_subject: null, performance_id: null, performance_from: null, performance_to: null, ...madeBy(ctx, 'opened', new Date()),
      };
      ledger.insert(tx, ctx, 'accountability.manage', row, 'opened');
      return toAccountability(ctx, row);
    });
  }

  transfer(ctx: TenantContext, id: string, version: number, b: TransferAccountabilityBody): Promise<Accountability> {
    return this.step(ctx, id, version, 'transfer', () => ({ event: 'transferred', next: { status: 'transferred', transferred_to: b.to, transferred_on: b.on } }));
  }

  handle(ctx: TenantContext, id: string, version: number, b: HandleAccountabilityBody): Promise<Accountability> {
    return this.step(ctx, id, version, 'handle', () => ({ event: 'handled', next: { status: 'handled', measure: b.measure, decision: b.decision, handled_on: b.on } }));
  }

  feedBack(ctx: TenantContext, id: string, version: number, feedback: string): Promise<Accountability> {
    return this.step(ctx, id, version, 'feed-back', () => ({ event: 'fed_back', next: { status: 'fed_back', feedback } }));
  }

  drop(ctx: TenantContext, id: string, version: number, reason: string): Promise<Accountability> {
    return this.step(ctx, id, version, 'drop', () => ({ event: 'dropped', next: { status: 'dropped', reason } }));
  }

  /** 尽职照单免责: what the sheet says is read where sheets are. */
  async exempt(ctx: TenantContext, id: string, version: number, { reason, performance: p }: ExemptAccountabilityBody): Promise<Accountability> {
    const known = await this.references.knowing(ctx.tenantId, (r) => p === null || r.members.has(p.id) || r.posts.has(p.id));
    return this.step(ctx, id, version, 'exempt', () => {
      assertSheet(p, known, ctx.actor);
      return { event: 'exempted', next: { status: 'exempted', reason, performance_subject: p?.subject ?? null, performance_id: p?.id ?? null, performance_from: p?.from ?? null, performance_to: p?.to ?? null } };
    });
  }

  /** Not kept for a repetition of the request: a name is stored once. */
  async reveal(ctx: TenantContext, id: string, reason: string): Promise<RevealedAccountability> {
    return this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const [found] = await tx.rows<AccountabilityRow>('select * from responsibility.accountability where tenant_id = $1 and id = $2', [ctx.tenantId, id], 'accountability-reveal');
      const row = ledger.visible(ctx, found);
      tx.audit({ action: 'accountability.revealed', target: `accountabilities/${id}`, detail: { source: { kind: row.source_kind, id: row.source_id }, fields: ['person', ...(row.performance_id === null ? [] : ['performanceId'])], reason } });
      return { id, person: row.person, performanceId: row.performance_id };
    });
  }

  async page(ctx: TenantContext, q: AccountabilityQuery): Promise<PageOf<Accountability>> {
    const where = scoped(ctx, q).and('status = $', q.status).and('measure = $', q.measure);
    if (q.subject) where.and(q.subject === 'unit' ? 'person is null' : 'person is not null');
    if (q.decided !== undefined) where.and(`${q.decided ? '' : 'not '}(${DECIDED})`);
    return listPage<AccountabilityRow, Accountability>(this.tx, ctx, q, { columns: '*', from: 'responsibility.accountability', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toAccountability(ctx, r) });
  }

  pages(ctx: TenantContext, query: AccountabilityQuery): AsyncGenerator<Accountability[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<Accountability> {
    const [row] = await this.tx.read<AccountabilityRow>(ctx, ledger.byId(ctx.tenantId, id));
    return toAccountability(ctx, ledger.visible(ctx, row));
  }

  /** 问责单位和人数: each counts once, however many measures were decided. */
  async figures(ctx: TenantContext, q: AccountabilityFiguresQuery): Promise<AccountabilityFigures> {
    const where = scoped(ctx, q).and(DECIDED);
    const exempt = scoped(ctx, q).and("status = 'exempted'");
    const from = `from responsibility.accountability where ${where}`;
    const [whole, measures, sources, exempted] = await this.tx.reads<Row>(
      ctx,
      { sql: `select ${COUNTED} ${from}`, params: where.params },
      { sql: `select measure, count(*)::int as n ${from} group by 1`, params: where.params },
      { sql: `select source_kind as kind, ${COUNTED}, count(*)::int as cases ${from} group by 1`, params: where.params },
      { sql: `select count(*)::int as n from responsibility.accountability where ${exempt}`, params: exempt.params },
    );
    const base = Object.fromEntries((['accidentId', 'sourceKind', 'sourceId'] as const).flatMap((k) => (q[k] === undefined ? [] : [[k, q[k]]]))) as Record<string, string>;
    const asked = { ...base, decided: 'true' };
    return {
      asOf: toShanghaiIso(new Date()), units: Number(whole?.rows[0]?.['units'] ?? 0), persons: Number(whole?.rows[0]?.['persons'] ?? 0), filter: asked,
      bySource: accountabilitySourceKinds.flatMap((kind) => (sources?.rows ?? []).filter((r) => r['kind'] === kind).map((r) => ({ kind, units: Number(r['units']), persons: Number(r['persons']), cases: Number(r['cases']), filter: { ...asked, sourceKind: kind } }))),
      exempted: { count: Number(exempted?.rows[0]?.['n'] ?? 0), filter: { ...base, status: 'exempted' } },
      items: accountabilityMeasures.flatMap((measure) => (measures?.rows ?? []).filter((r) => r['measure'] === measure).map((r) => ({ measure, count: Number(r['n']), filter: { ...asked, measure } }))),
    };
  }

  private step(ctx: TenantContext, id: string, version: number, action: AccountabilityAction, work: Work): Promise<Accountability> {
    return this.tx.write(ctx, async (tx) => toAccountability(ctx, await ledger.step(tx, ctx, id, version, action, work)));
  }
}

const scoped = (ctx: TenantContext, q: AccountabilityFiguresQuery): Where =>
  new Where().and('tenant_id = $', ctx.tenantId).within(wholeTenant, ctx, 'accountability.read').and('accident_id = $', q.accidentId).and('source_kind = $', q.sourceKind).and('source_id = $', q.sourceId);

function toAccountability(ctx: TenantContext, r: AccountabilityRow): Accountability {
  return {
    id: r.id, source: { kind: r.source_kind, id: r.source_id, label: r.source_label }, accidentId: r.accident_id, unit: r.unit, subject: subjectOf(r), person: r.person, post: r.post, lead: r.lead, status: r.status, transferredTo: r.transferred_to, transferredOn: r.transferred_on, measure: r.measure,
    decision: r.decision, handledOn: r.handled_on, feedback: r.feedback, reason: r.reason,
    performance: r.performance_subject === null || r.performance_from === null || r.performance_to === null ? null : { subject: r.performance_subject, id: r.performance_subject === 'post' ? r.performance_id : null, from: r.performance_from, to: r.performance_to }, openedBy: { id: r.opened_by, name: r.opened_by_name }, openedAt: toShanghaiIso(r.opened_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: wholeTenant.covers(ctx, 'accountability.manage', {}) ? allowedActions(lifecycle, r.status) : [],
  };
}
