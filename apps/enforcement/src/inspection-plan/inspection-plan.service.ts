import {
  inspectionPlanErrors as e, inspectionPlanEvents, inspectionPlanLifecycle,
  type ChangePlanBody, type DecidePlanChangeBody, type FilePlanBody, type InspectionPlan, type InspectionPlanAction, type InspectionPlanEvent, type MakePlanBody, type PlanItemInput, type ProposePlanChangeBody, type TakeDrawBody,
} from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Statement, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { assertAllowed } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { planColumns, readColumns, toPlan, type PlanRow, type ReadPlan } from './inspection-plan.entity';
import { assertDroppable, assertKnown, dropItems, putItems, takeDraw } from './inspection-plan.items';
import { inspectionPlanReach } from './inspection-plan.reach';
import { assertAnother, assertDraft, assertNonePending, assertSubmittable, checkUnit, pendingChange } from './inspection-plan.rules';

/** What a step leaves behind, and what its event says besides; `planned` is told as it is after the step. */
interface Outcome {
  readonly event: InspectionPlanEvent;
  readonly next?: Partial<PlanRow>;
  readonly facts?: Record<string, unknown>;
  readonly tellsPlanned?: true;
}

const byId = `select ${readColumns} from enforcement.inspection_plan p where p.tenant_id = $1 and p.id = $2`;

/** 年度监督检查计划: making, approving, changing. */
@Injectable()
export class InspectionPlanService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async make(ctx: TenantContext, body: MakePlanBody): Promise<InspectionPlan> {
    const now = new Date();
    const reference = await this.references.get(ctx.tenantId);
    checkUnit(reference, body.unitId);
    const row: ReadPlan = {
      id: newId(), name: body.name, year: body.year, division_code: organizerOf(reference, body.divisionCode, now, e.unknown_division), unit_id: body.unitId, status: inspectionPlanLifecycle.initial,
      submitted_by: null, submitted_by_name: null, submitted_at: null, approved_by: null, approved_by_name: null, approved_at: null, return_reason: null, filing: null,
      made_by: ctx.actor.id, made_by_name: ctx.actor.name, made_at: now, updated_at: now, version: 1, planned: 0, inspected: 0, changes: [],
    };
    return this.tx.write(ctx, async (tx) => {
      if (!inspectionPlanReach.covers(ctx, 'inspection-plan.manage', row)) throw new ProblemError(e.out_of_scope, { code: body.divisionCode });
      tx.queue({
        name: 'plan-insert', sql: `insert into enforcement.inspection_plan (tenant_id, ${planColumns.join(', ')}) values (${Array.from({ length: planColumns.length + 1 }, (_, i) => `$${i + 1}`).join(', ')})`,
        params: [ctx.tenantId, ...planColumns.map((c) => row[c])],
      });
      if (body.items) await putItems(tx, ctx, row.id, body.items, 'body.items');
      this.told(tx, ctx, row, 'made', null, {});
      return toPlan(ctx, { ...row, planned: new Set(body.items?.map((i) => i.subjectId)).size }, reference);
    });
  }

  async change(ctx: TenantContext, id: string, version: number, { name, unitId }: ChangePlanBody): Promise<InspectionPlan> {
    if (unitId !== undefined) checkUnit(await this.references.get(ctx.tenantId), unitId);
    return this.draft(ctx, id, version, async (_tx, row) => ({ name: name ?? row.name, unit_id: unitId ?? row.unit_id }));
  }

  putItems(ctx: TenantContext, id: string, version: number, items: readonly PlanItemInput[]): Promise<InspectionPlan> {
    return this.draft(ctx, id, version, (tx) => putItems(tx, ctx, id, items, 'body.items'));
  }

  dropItems(ctx: TenantContext, id: string, version: number, subjectIds: readonly string[]): Promise<InspectionPlan> {
    return this.draft(ctx, id, version, (tx) => dropItems(tx, ctx, id, subjectIds, 'body.subjectIds'));
  }

  takeDraw(ctx: TenantContext, id: string, version: number, body: TakeDrawBody): Promise<InspectionPlan> {
    return this.draft(ctx, id, version, (tx) => takeDraw(tx, ctx, id, body));
  }

  submit(ctx: TenantContext, id: string, version: number): Promise<InspectionPlan> {
    return this.act(ctx, id, version, 'submit', async (_tx, row, now) => {
      assertSubmittable(row);
      const by = { submitted_by: ctx.actor.id, submitted_by_name: ctx.actor.name, submitted_at: now };
      return { event: 'submitted', next: { status: 'submitted', ...by, return_reason: null }, tellsPlanned: true };
    });
  }

  approve(ctx: TenantContext, id: string, version: number): Promise<InspectionPlan> {
    return this.act(ctx, id, version, 'approve', async (_tx, row, now) => {
      assertAnother(ctx.actor.id, row.submitted_by);
      return { event: 'approved', next: { status: 'approved', approved_by: ctx.actor.id, approved_by_name: ctx.actor.name, approved_at: now }, tellsPlanned: true };
    });
  }

  return(ctx: TenantContext, id: string, version: number, reason: string): Promise<InspectionPlan> {
    return this.act(ctx, id, version, 'return', async () => ({ event: 'returned', next: { status: 'draft', return_reason: reason }, facts: { reason } }));
  }

  file(ctx: TenantContext, id: string, version: number, { filedOn, filedWith, reference = null }: Omit<FilePlanBody, 'reference'> & { reference?: string | null | undefined }): Promise<InspectionPlan> {
    return this.act(ctx, id, version, 'file', async () => ({ event: 'filed', next: { filing: { filedOn, filedWith, reference } }, facts: { filedOn, filedWith } }));
  }

  propose(ctx: TenantContext, id: string, version: number, { changes, reason }: ProposePlanChangeBody): Promise<InspectionPlan> {
    return this.act(ctx, id, version, 'propose', async (tx, row, now) => {
      assertNonePending(row);
      const put = changes.flatMap((c) => (c.change === 'put' ? [{ subjectId: c.subjectId, kind: c.kind, method: c.method, month: c.month }] : []));
      const drop = changes.flatMap((c) => (c.change === 'drop' ? [c.subjectId] : []));
      await assertKnown(tx, ctx, put.map((p) => p.subjectId), 'body.changes');
      await assertDroppable(tx, ctx, id, drop, 'body.changes');
      tx.queue({
        name: 'plan-change-insert', sql: 'insert into enforcement.inspection_plan_change (tenant_id, id, plan_id, added, dropped, reason, proposed_by, proposed_by_name, proposed_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)',
        params: [ctx.tenantId, newId(), id, JSON.stringify(put), JSON.stringify(drop), reason, ctx.actor.id, ctx.actor.name, now],
      });
      return { event: 'change_proposed', facts: { put: put.length, drop: drop.length, reason } };
    });
  }

  /** What was accepted holds at once; what was inspected meanwhile stays in the plan. */
  decide(ctx: TenantContext, id: string, version: number, { result, reason = null }: DecidePlanChangeBody | { result: 'accepted' | 'refused'; reason?: null }): Promise<InspectionPlan> {
    return this.act(ctx, id, version, 'decide', async (tx, row, now) => {
      const change = pendingChange(row);
      const accepted = result === 'accepted';
      assertAnother(ctx.actor.id, change.proposed_by);
      if (accepted && change.added.length) await putItems(tx, ctx, id, change.added, 'change.add');
      if (accepted && change.dropped.length) await dropItems(tx, ctx, id, change.dropped, 'change.drop');
      tx.queue({
        name: 'plan-change-decide', sql: 'update enforcement.inspection_plan_change set accepted = $3, decision = $4, decided_by = $5, decided_by_name = $6, decided_at = $7 where tenant_id = $1 and id = $2',
        params: [ctx.tenantId, change.id, accepted, reason, ctx.actor.id, ctx.actor.name, now],
      });
      return { event: 'change_decided', facts: { result }, tellsPlanned: true };
    });
  }

  close(ctx: TenantContext, id: string, version: number): Promise<InspectionPlan> {
    return this.act(ctx, id, version, 'close', async (_tx, row) => ({ event: 'closed', next: { status: 'closed' }, facts: { inspected: row.inspected }, tellsPlanned: true }));
  }

  private draft(ctx: TenantContext, id: string, version: number, work: (tx: Tx, row: ReadPlan) => Promise<Partial<PlanRow> | void>): Promise<InspectionPlan> {
    return this.step(ctx, id, version, 'inspection-plan.manage', async (tx, row) => {
      assertDraft(row.status);
      return { event: 'changed', next: (await work(tx, row)) ?? {}, tellsPlanned: true };
    });
  }

  private act(ctx: TenantContext, id: string, version: number, action: InspectionPlanAction, work: (tx: Tx, row: ReadPlan, now: Date) => Promise<Outcome>): Promise<InspectionPlan> {
    return this.step(ctx, id, version, inspectionPlanLifecycle.actions[action].permission as 'inspection-plan.manage', (tx, row, now) => {
      assertAllowed(inspectionPlanLifecycle, row.status, action, e.action_not_allowed);
      return work(tx, row, now);
    });
  }

  /** The row is locked, the rules decide, and everything that follows commits together. */
  private async step(ctx: TenantContext, id: string, version: number, permission: 'inspection-plan.manage' | 'inspection-plan.approve', work: (tx: Tx, row: ReadPlan, now: Date) => Promise<Outcome>): Promise<InspectionPlan> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const [row] = await tx.rows<ReadPlan>(`${byId} for update of p`, [ctx.tenantId, id], 'plan-lock');
      if (!row) throw notFound();
      inspectionPlanReach.assertActs(ctx, permission, 'inspection-plan.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
      const now = new Date();
      const { event, next: changes = {}, facts = {}, tellsPlanned } = await work(tx, row, now);
      const [after] = await tx.run<ReadPlan>(updateStatement(ctx.tenantId, { ...row, ...changes, updated_at: now, version: row.version + 1 }), { name: 'plan-get', sql: byId, params: [ctx.tenantId, id] }).then((r) => r.at(-1)?.rows ?? []);
      if (!after) throw notFound();
      this.told(tx, ctx, after, event, row, { ...facts, ...(tellsPlanned && { planned: after.planned }) });
      return toPlan(ctx, after, reference);
    });
  }

  private told(tx: Tx, ctx: TenantContext, row: PlanRow, event: InspectionPlanEvent, before: PlanRow | null, facts: Record<string, unknown>): void {
    const actor = ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name };
    const common = { name: row.name, year: row.year };
    tx.audit({ action: `inspection-plan.${event}`, target: `inspection-plans/${row.id}`, detail: { ...common, from: before?.status ?? null, to: row.status, ...facts }, onBehalfOf: inspectionPlanReach.onBehalfOf(ctx, 'inspection-plan.manage', row) });
    tx.emit({ spec: inspectionPlanEvents[event], id: row.id, sequence: row.version, data: { planId: row.id, ...common, divisionCode: row.division_code, unitId: row.unit_id, status: row.status, actor, ...facts } });
  }
}

const mutable = planColumns.filter((c) => !['id', 'year', 'division_code', 'made_by', 'made_by_name', 'made_at'].includes(c));

function updateStatement(tenantId: string, row: PlanRow): Statement {
  return {
    name: 'plan-update', sql: `update enforcement.inspection_plan set ${mutable.map((c, i) => `${c} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`,
    params: [tenantId, row.id, ...mutable.map((c) => (c === 'filing' && row.filing ? JSON.stringify(row.filing) : row[c]))],
  };
}
