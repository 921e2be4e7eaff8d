import { vetoErrors as e, vetoEvents, vetoLifecycle as lifecycle, type LiftVetoBody, type ProposeVetoBody, type PutVetoInEffectBody, type ReviewVetoBody, type Veto, type VetoQuery, type VetoState } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { defineLedger, listPage, madeBy, Where, wholeTenant, type CsvColumn, type LedgerRow, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { isOwn, triggerName } from './assessment.rules';

export interface VetoRow extends LedgerRow {
  trigger: Veto['trigger']; unit_id: string | null; unit_name: string | null; member_id: string | null; member_name: string | null; basis: string; facts: string; from_day: string; to_day: string; evidence: Veto['evidence']; status: VetoState; review_note: string | null; reviewed_by: string | null; reviewed_by_name: string | null;
  reviewed_unit_id: string | null; reviewed_at: Date | null; document: string | null; effective_by: string | null; effective_at: Date | null; lift_reason: string | null; lifted_at: Date | null; proposed_by: string; proposed_by_name: string; proposed_at: Date;
}
export const vetoLedger = defineLedger({
  name: 'veto', path: 'vetoes', table: 'responsibility.veto', lifecycle, reach: wholeTenant, read: 'veto.read', events: vetoEvents, errors: e, json: ['evidence'],
  columns: [
    'id', 'trigger', 'unit_id', 'unit_name', 'member_id', 'member_name', 'basis', 'facts', 'from_day', 'to_day', 'evidence', 'status', 'review_note', 'reviewed_by', 'reviewed_by_name', 'reviewed_unit_id', 'reviewed_at', 'document', 'effective_by', 'effective_at', 'lift_reason', 'lifted_at',
    'proposed_by', 'proposed_by_name', 'proposed_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: VetoRow) => ({ vetoId: r.id, trigger: r.trigger, unitId: r.unit_id, memberId: r.member_id, from: r.from_day, to: r.to_day }),
});

export const vetoCsv: CsvColumn<Veto>[] = [
  { header: '被否决单位', value: (v) => v.unitName },
  { header: '被否决人员', value: (v) => v.memberName },
  { header: '否决情形', value: (v) => triggerName(v.trigger) },
  { header: '依据', value: (v) => v.basis },
  { header: '期间自', value: (v) => v.from },
  { header: '期间至', value: (v) => v.to },
  { header: '状态', value: (v) => lifecycle.states[v.status].zh },
  { header: '提请人', value: (v) => v.proposedBy.name },
  { header: '审核人', value: (v) => v.reviewedBy?.name ?? null },
  { header: '决定文号', value: (v) => v.document },
  { header: '解除理由', value: (v) => v.liftReason },
];

const own = (ctx: TenantContext, r: VetoRow): boolean => (r.member_id !== null && r.member_id === ctx.actor.memberId) || isOwn(ctx, { unit_id: r.unit_id, unit_kind: 'department', division_code: '' });
const toVeto = (ctx: TenantContext, r: VetoRow): Veto => ({
  id: r.id, trigger: r.trigger, basis: r.basis, facts: r.facts, from: r.from_day, to: r.to_day, evidence: r.evidence, unitId: r.unit_id, unitName: r.unit_name, memberId: r.member_id, memberName: r.member_name, status: r.status,
  reviewNote: r.review_note, reviewedBy: r.reviewed_by === null ? null : { id: r.reviewed_by, name: r.reviewed_by_name ?? '' }, reviewedAt: r.reviewed_at && toShanghaiIso(r.reviewed_at), document: r.document, effectiveAt: r.effective_at && toShanghaiIso(r.effective_at), liftReason: r.lift_reason, liftedAt: r.lifted_at && toShanghaiIso(r.lifted_at),
  proposedBy: { id: r.proposed_by, name: r.proposed_by_name }, proposedAt: toShanghaiIso(r.proposed_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(lifecycle, r.status).filter((a) => wholeTenant.covers(ctx, lifecycle.actions[a].permission, {}) && r.proposed_by !== ctx.actor.id && !own(ctx, r)),
});

/** 一票否决: 提请 → 审核 → 生效 → 解除; who proposes decides nothing. */
@Injectable()
export class VetoService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly attachments: Attachments,
  ) {}

  async propose(ctx: TenantContext, b: ProposeVetoBody): Promise<Veto> {
    const reference = await this.references.get(ctx.tenantId);
    if ((b.unitId === null) === (b.memberId === null)) throw invalidField('body.unitId', e.subject);
    if (b.from > b.to) throw invalidField('body.to', e.period);
    const [unit, member] = [b.unitId === null ? null : reference.units.get(b.unitId), b.memberId === null ? null : reference.members.get(b.memberId)];
    if (unit === undefined || member === undefined) throw invalidField(unit === undefined ? 'body.unitId' : 'body.memberId', e.unknown_subject);
    const row: VetoRow = {
      id: newId(), trigger: b.trigger, unit_id: unit?.id ?? null, unit_name: unit?.name ?? null, member_id: member?.id ?? null, member_name: member?.name ?? null, basis: b.basis, facts: b.facts, from_day: b.from, to_day: b.to, evidence: b.evidence, status: lifecycle.initial,
      review_note: null, reviewed_by: null, reviewed_by_name: null, reviewed_unit_id: null, reviewed_at: null, document: null, effective_by: null, effective_at: null, lift_reason: null, lifted_at: null, ...madeBy(ctx, 'proposed', new Date()),
    };
    return this.tx.write(ctx, async (tx) => {
      const [unknown] = await this.attachments.unknown(tx, ctx, 'veto.propose', [...new Set(b.evidence.flatMap((i) => i.fileId ?? []))]);
      if (unknown !== undefined) throw invalidField(`body.evidence[${b.evidence.findIndex((i) => i.fileId === unknown)}].fileId`, e.unknown_file);
      vetoLedger.insert(tx, ctx, 'veto.propose', row, 'proposed');
      return toVeto(ctx, row);
    });
  }

  review(ctx: TenantContext, id: string, version: number, b: ReviewVetoBody): Promise<Veto> {
    return this.write(ctx, (tx) => vetoLedger.step(tx, ctx, id, version, 'review', (r, now) => {
      judge(ctx, r);
      return { event: b.result, next: { status: b.result, review_note: b.note, reviewed_by: ctx.actor.id, reviewed_by_name: ctx.actor.name, reviewed_unit_id: ctx.actor.unitId ?? null, reviewed_at: now } };
    }));
  }

  putInEffect(ctx: TenantContext, id: string, version: number, b: PutVetoInEffectBody): Promise<Veto> {
    return this.write(ctx, (tx) => vetoLedger.step(tx, ctx, id, version, 'put-in-effect', (r, now) => {
      judge(ctx, r);
      return { event: 'put_in_effect', next: { status: 'in_effect', document: b.document, effective_by: ctx.actor.id, effective_at: now } };
    }));
  }

  lift(ctx: TenantContext, id: string, version: number, b: LiftVetoBody): Promise<Veto> {
    return this.write(ctx, (tx) => vetoLedger.step(tx, ctx, id, version, 'lift', (r, now) => {
      judge(ctx, r);
      return { event: 'lifted', next: { status: 'lifted', lift_reason: b.reason, lifted_at: now } };
    }));
  }

  page(ctx: TenantContext, q: VetoQuery): Promise<PageOf<Veto>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('status = any($::text[])', q.status).and('trigger = $', q.trigger).and('unit_id = $', q.unitId).and('member_id = $', q.memberId).and('to_day >= $', q.from).and('from_day <= $', q.to);
    return listPage<VetoRow, Veto>(this.tx, ctx, q, { columns: '*', from: 'responsibility.veto', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toVeto(ctx, r) });
  }

  async get(ctx: TenantContext, id: string): Promise<Veto> {
    const [row] = await this.tx.read<VetoRow>(ctx, vetoLedger.byId(ctx.tenantId, id));
    return toVeto(ctx, vetoLedger.visible(ctx, row));
  }

  async fileOf(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    if (!(await this.get(ctx, id)).evidence.some((i) => i.fileId === fileId)) throw notFound();
    return fileId;
  }

  private write(ctx: TenantContext, work: (tx: Tx) => Promise<VetoRow>): Promise<Veto> {
    return this.tx.write(ctx, async (tx) => toVeto(ctx, await work(tx)));
  }
}

function judge(ctx: TenantContext, r: VetoRow): void {
  if (r.proposed_by === ctx.actor.id) throw new ProblemError(e.same_person);
  if (own(ctx, r)) throw new ProblemError(e.own_unit);
}
