import {
  planProjectErrors as e, planProjectLifecycle, type AskAdjustmentBody, type ChangePlanProjectBody, type DecideAdjustmentBody, type DraftPlanProjectBody, type EvaluateFinalBody, type EvaluateMidBody, type PlanAdjustment, type PlanEvaluation, type PlanProject, type PlanProjectAction, type PlanProjectEvent, type ReachMilestoneBody, type ReportPlanProjectBody,
} from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, NumberSeries, type LedgerOutcome, type LedgerStep } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { beforeOf, planProjectLedger as ledger, targetOf, toPlanProject, type PlanProjectRow } from './plan-project.entity';
import { assertCompleted, assertEvaluates, assertShape, firstDue, numbered, quarterAfter, quarterOf, reportDay } from './plan-project.rules';

type Outcome = LedgerOutcome<PlanProjectRow, PlanProjectEvent>;
type Work = (r: PlanProjectRow, now: Date, tx: Tx, reference: Reference) => Outcome | Promise<Outcome>;

/** 规划项目: reported on each quarter by the lead unit, adjusted by another's leave, evaluated by who has no part in it. */
@Injectable()
export class PlanProjectService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly files: Attachments,
  ) {}

  async draft(ctx: TenantContext, b: DraftPlanProjectBody): Promise<PlanProject> {
    const now = new Date();
    const year = shanghaiDay(now).slice(0, 4);
    const number = `GH${ctx.slug}-${year}-${String(await this.numbers.next(ctx, `plan-project-${year}`)).padStart(4, '0')}`;
    assertShape(b, b.milestones);
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      // Shared with other drafts, and not with the plan's close.
      const [plan] = await tx.rows<{ name: string }>("select name from responsibility.development_plan where tenant_id = $1 and id = $2 and status = 'in_force' for share", [ctx.tenantId, b.planId], 'plan-of-project');
      if (!plan) throw invalidField('body.planId', e.unknown_plan);
      assertUnits(reference, b.leadUnitId, b.supportUnitIds);
      const milestones = numbered(b.milestones);
      const row: PlanProjectRow = {
        id: newId(), number, plan_id: b.planId, title: b.title, kind: b.kind, lead_unit_id: b.leadUnitId, support_unit_ids: b.supportUnitIds, starts_on: b.startsOn, ends_on: b.endsOn, amount_investment: b.amountInvestment, comparison: b.target?.comparison ?? null, target_value: b.target?.value ?? null, target_unit: b.target?.unit ?? null,
        milestones, milestone_due_on: firstDue(milestones), status: planProjectLifecycle.initial, percent: null, actual: null, next_quarter: null, report_due_on: null, reports: [], adjustments: [], pending_by: null, mid_term: null, final: null, reason: null, ended_by: null, ended_by_name: null, ended_at: null, started_at: null,
        ...madeBy(ctx, 'drafted', now),
      };
      ledger.insert(tx, ctx, 'plan-project.manage', row, 'drafted');
      return toPlanProject(ctx, row, plan.name, reference);
    });
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangePlanProjectBody): Promise<PlanProject> {
    return this.step(ctx, id, version, { permission: 'plan-project.manage' }, (r, _now, _tx, reference) => {
      if (r.status !== 'drafted') throw new ProblemError(e.begun);
      const [target, leadUnitId, supportUnitIds] = [b.target === undefined ? targetOf(r) : b.target, b.leadUnitId ?? r.lead_unit_id, b.supportUnitIds ?? r.support_unit_ids];
      const next = { title: b.title ?? r.title, kind: b.kind ?? r.kind, starts_on: b.startsOn ?? r.starts_on, ends_on: b.endsOn ?? r.ends_on, milestones: b.milestones ? numbered(b.milestones) : r.milestones };
      assertShape({ kind: next.kind, target, startsOn: next.starts_on, endsOn: next.ends_on, leadUnitId, supportUnitIds }, next.milestones);
      assertUnits(reference, leadUnitId, supportUnitIds);
      return {
        event: 'changed',
        next: { ...next, milestone_due_on: firstDue(next.milestones), lead_unit_id: leadUnitId, support_unit_ids: supportUnitIds, amount_investment: b.amountInvestment === undefined ? r.amount_investment : b.amountInvestment, comparison: target?.comparison ?? null, target_value: target?.value ?? null, target_unit: target?.unit ?? null },
      };
    });
  }

  /** The quarter in which it is started, or in which it begins, is the first that is reported on. */
  start(ctx: TenantContext, id: string, version: number): Promise<PlanProject> {
    return this.step(ctx, id, version, 'start', (r, now) => {
      const today = shanghaiDay(now);
      return { event: 'started', next: { status: 'under_way', started_at: now, ...reportedNext(quarterOf(r.starts_on > today ? r.starts_on : today)) } };
    });
  }

  report(ctx: TenantContext, id: string, version: number, b: ReportPlanProjectBody): Promise<PlanProject> {
    return this.step(ctx, id, version, 'report', async (r, now, tx) => {
      const today = shanghaiDay(now);
      if (r.next_quarter !== b.quarter) throw new ProblemError(e.quarter, { next: r.next_quarter ?? '' });
      if (b.quarter > quarterOf(today)) throw new ProblemError(e.quarter_ahead, { next: b.quarter });
      if ((r.kind === 'target') !== (b.actual !== null)) throw invalidField('body.actual', e.actual);
      await this.assertFiles(tx, ctx, 'plan-project.report', b.fileIds);
      const report = { ...b, ...by(ctx, now), late: today > reportDay(b.quarter) };
      return { event: 'reported', next: { percent: b.percent, actual: b.actual, reports: [...r.reports, report], ...reportedNext(quarterAfter(b.quarter)) }, facts: { quarter: b.quarter } };
    });
  }

  reachMilestone(ctx: TenantContext, id: string, version: number, b: ReachMilestoneBody): Promise<PlanProject> {
    return this.step(ctx, id, version, 'reach-milestone', async (r, now, tx) => {
      if (!r.milestones.some((m) => m.no === b.no && m.reachedOn === null)) throw invalidField('body.no', e.no_goal, { no: String(b.no) });
      if (b.reachedOn > shanghaiDay(now)) throw invalidField('body.reachedOn', e.day);
      await this.assertFiles(tx, ctx, 'plan-project.report', b.fileIds);
      const milestones = r.milestones.map((m) => (m.no === b.no ? { ...m, reachedOn: b.reachedOn, note: b.note, fileIds: b.fileIds, ...by(ctx, now) } : m));
      return { event: 'milestone_reached', next: { milestones, milestone_due_on: firstDue(milestones) }, facts: { no: b.no } };
    });
  }

  askAdjustment(ctx: TenantContext, id: string, version: number, { fileIds, ...b }: AskAdjustmentBody): Promise<PlanProject> {
    return this.step(ctx, id, version, 'ask-adjustment', async (r, now, tx) => {
      if (r.pending_by !== null) throw new ProblemError(e.pending);
      if (b.endsOn === undefined && b.amountInvestment === undefined && b.targetValue === undefined && b.milestones === undefined) throw invalidField('body', e.nothing_changed);
      if (b.targetValue !== undefined && r.kind !== 'target') throw invalidField('body.targetValue', e.target);
      assertShape(shapeOf(r, b.endsOn), b.milestones ?? r.milestones.filter((m) => m.reachedOn === null));
      await this.assertFiles(tx, ctx, 'plan-project.report', fileIds);
      const { by: askedBy, at: askedAt } = by(ctx, now);
      const asked: PlanAdjustment = { ...b, fileIds, askedBy, askedAt, result: null, decidedBy: null, decidedAt: null, note: null, before: beforeOf(r) };
      return { event: 'adjustment_asked', next: { adjustments: [...r.adjustments, asked], pending_by: ctx.actor.id } };
    });
  }

  decideAdjustment(ctx: TenantContext, id: string, version: number, b: DecideAdjustmentBody): Promise<PlanProject> {
    return this.step(ctx, id, version, 'decide-adjustment', (r, now) => {
      const asked = r.adjustments.at(-1);
      if (r.pending_by === null || !asked) throw new ProblemError(e.no_adjustment);
      if (r.pending_by === ctx.actor.id) throw new ProblemError(e.same_person);
      const { by: decidedBy, at: decidedAt } = by(ctx, now);
      const adjustments = [...r.adjustments.slice(0, -1), { ...asked, result: b.result, decidedBy, decidedAt, note: b.note }];
      if (b.result === 'refused') return { event: 'adjustment_refused', next: { adjustments, pending_by: null } };
      const milestones = asked.milestones ? numbered(asked.milestones, r.milestones.filter((m) => m.reachedOn !== null)) : r.milestones;
      return {
        event: 'adjusted',
        next: { status: 'adjusted', adjustments, pending_by: null, ends_on: asked.endsOn ?? r.ends_on, amount_investment: asked.amountInvestment ?? r.amount_investment, target_value: asked.targetValue ?? r.target_value, milestones, milestone_due_on: firstDue(milestones) },
      };
    });
  }

  evaluateMid(ctx: TenantContext, id: string, version: number, b: EvaluateMidBody): Promise<PlanProject> {
    return this.step(ctx, id, version, 'evaluate-mid', async (r, now, tx) => {
      if (r.mid_term !== null) throw new ProblemError(e.evaluated);
      return { event: 'evaluated_mid', next: { mid_term: await this.evaluation(tx, ctx, now, r, { ...b, result: null }) } };
    });
  }

  evaluateFinal(ctx: TenantContext, id: string, version: number, b: EvaluateFinalBody): Promise<PlanProject> {
    return this.step(ctx, id, version, 'evaluate-final', async (r, now, tx) => {
      if (r.pending_by !== null) throw new ProblemError(e.pending);
      const final = await this.evaluation(tx, ctx, now, r, { ...b, advice: null });
      if (b.result === 'completed') assertCompleted(r);
      return { event: b.result, next: { status: b.result, final, ...over(ctx, now, null) } };
    });
  }

  end(ctx: TenantContext, id: string, version: number, reason: string): Promise<PlanProject> {
    return this.step(ctx, id, version, 'end', (_r, now) => ({ event: 'ended', next: { status: 'ended', ...over(ctx, now, reason) } }));
  }

  withdraw(ctx: TenantContext, id: string, version: number, reason: string): Promise<PlanProject> {
    return this.step(ctx, id, version, 'withdraw', (_r, now) => ({ event: 'withdrawn', next: { status: 'withdrawn', ...over(ctx, now, reason) } }));
  }

  private async evaluation(tx: Tx, ctx: TenantContext, now: Date, r: PlanProjectRow, said: Pick<PlanEvaluation, 'conclusion' | 'advice' | 'result' | 'fileIds'>): Promise<PlanEvaluation> {
    assertEvaluates(r, ctx.actor);
    await this.assertFiles(tx, ctx, 'plan-project.manage', said.fileIds);
    return { ...said, unitId: ctx.actor.unitId ?? null, leadUnitId: r.lead_unit_id, ...by(ctx, now) };
  }

  private async assertFiles(tx: Tx, ctx: TenantContext, permission: 'plan-project.report' | 'plan-project.manage', fileIds: readonly string[]): Promise<void> {
    const [unknown] = await this.files.unknown(tx, ctx, permission, fileIds);
    if (unknown !== undefined) throw invalidField(`body.fileIds[${fileIds.indexOf(unknown)}]`, e.unknown_file);
  }

  private async step(ctx: TenantContext, id: string, version: number, by: LedgerStep<PlanProjectAction>, work: Work): Promise<PlanProject> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, by, (r, now) => work(r, now, tx, reference));
      const [plan] = await tx.rows<{ name: string }>('select name from responsibility.development_plan where tenant_id = $1 and id = $2', [ctx.tenantId, row.plan_id], 'plan-name');
      return toPlanProject(ctx, row, plan?.name ?? '', reference);
    });
  }
}

const by = ({ actor }: TenantContext, now: Date) => ({ by: { id: actor.id, name: actor.name }, at: toShanghaiIso(now) });
const reportedNext = (quarter: string) => ({ next_quarter: quarter, report_due_on: reportDay(quarter) });
/** Nothing is due of what is over. */
const over = ({ actor }: TenantContext, now: Date, reason: string | null) => ({ reason, ended_by: actor.id, ended_by_name: actor.name, ended_at: now, next_quarter: null, report_due_on: null, pending_by: null });
const shapeOf = (r: PlanProjectRow, endsOn = r.ends_on) => ({ kind: r.kind, target: targetOf(r), startsOn: r.starts_on, endsOn, leadUnitId: r.lead_unit_id, supportUnitIds: r.support_unit_ids });

function assertUnits({ units }: Reference, lead: string, supports: readonly string[]): void {
  if (!units.has(lead)) throw invalidField('body.leadUnitId', e.unknown_unit);
  const unknown = supports.findIndex((id) => !units.has(id));
  if (unknown >= 0) throw invalidField(`body.supportUnitIds[${unknown}]`, e.unknown_unit);
}
