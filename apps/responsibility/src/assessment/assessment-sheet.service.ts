import { assessmentSheetErrors as e, assessmentSheetLifecycle as lifecycle, type AppealSheetBody, type AssessmentSheet, type AssessmentSheetAction, type CheckSheetBody, type DecideSheetBody, type SelfScoreBody } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { Permission } from '@anlan/contracts/access';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { notNow } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { appealUntil, sheetLedger as ledger, toSheet, type SheetRow } from './assessment.entity';
import { AssessmentMeasures } from './assessment.measures';
import { appealed, checked, decided, isOwn, selfScored } from './assessment.rules';

interface Outcome { event: 'self_scored' | 'measured' | 'checked' | 'notified' | 'accepted' | 'appealed' | 'decided'; next: Partial<SheetRow> }

/** 考核表, step by step. Nobody judges himself: not his own unit, not what he scored or checked before. */
@Injectable()
export class AssessmentSheetService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly attachments: Attachments,
    private readonly measures: AssessmentMeasures,
  ) {}

  selfScore(ctx: TenantContext, id: string, version: number, b: SelfScoreBody): Promise<AssessmentSheet> {
    return this.step(ctx, id, version, 'self-score', async (r, now, tx) => {
      const { items, points } = selfScored(r.items, b);
      await this.own(tx, ctx, 'assessment-sheet.self-score', b.items);
      return { event: 'self_scored', next: { status: 'self_scored', items, self_points: points, self_scored_on: shanghaiDay(now), self_scored_by: ctx.actor.id, self_scored_by_name: ctx.actor.name } };
    });
  }

  async measure(ctx: TenantContext, id: string, version: number): Promise<AssessmentSheet> {
    const [seen] = await this.tx.read<SheetRow>(ctx, ledger.byId(ctx.tenantId, id));
    const sheet = ledger.visible(ctx, seen);
    this.notOwn(ctx, sheet);
    const items = await this.measures.of(ctx, sheet, sheet.items);
    // The version is that of the sheet that was read: what it says of its items is still so.
    return this.step(ctx, id, version, 'measure', (r) => {
      if (r.version !== sheet.version) throw notFound();
      return { event: 'measured', next: { items } };
    });
  }

  check(ctx: TenantContext, id: string, version: number, b: CheckSheetBody): Promise<AssessmentSheet> {
    return this.step(ctx, id, version, 'check', async (r, now, tx) => {
      const today = shanghaiDay(now);
      this.notOwn(ctx, r);
      if (r.self_scored_by === ctx.actor.id) throw new ProblemError(e.same_person);
      if (r.status === 'self_scoring' && today <= r.self_score_until) throw new ProblemError(e.not_self_scored, { day: r.self_score_until });
      if (b.checkedOn > today) throw invalidField('body.checkedOn', e.in_future);
      const { items, points } = checked(r.items, b, toShanghaiIso(now));
      await this.own(tx, ctx, 'assessment-sheet.check', b.items);
      await this.own(tx, ctx, 'assessment-sheet.check', b.items.flatMap((i) => i.deductions));
      return { event: 'checked', next: { status: 'checked', items, checked_points: points, checked_by: ctx.actor.id, checked_by_name: ctx.actor.name, checked_unit_id: ctx.actor.unitId ?? null, checked_on: b.checkedOn, check_place: b.place } };
    });
  }

  notify(ctx: TenantContext, id: string, version: number): Promise<AssessmentSheet> {
    return this.step(ctx, id, version, 'notify', (r, now) => {
      this.notOwn(ctx, r);
      return { event: 'notified', next: { status: 'notified', notified_at: now, appeal_until: appealUntil(now, r.appeal_days) } };
    });
  }

  accept(ctx: TenantContext, id: string, version: number): Promise<AssessmentSheet> {
    return this.step(ctx, id, version, 'accept', () => ({ event: 'accepted', next: { status: 'settled' } }));
  }

  appeal(ctx: TenantContext, id: string, version: number, b: AppealSheetBody): Promise<AssessmentSheet> {
    return this.step(ctx, id, version, 'appeal', async (r, now, tx) => {
      if (r.appeal_until !== null && shanghaiDay(now) > r.appeal_until) throw new ProblemError(e.appeal_late, { day: r.appeal_until });
      if (r.checked_by === ctx.actor.id) throw new ProblemError(e.same_person);
      const items = appealed(r.items, b);
      await this.own(tx, ctx, 'assessment-sheet.appeal', b.items);
      return { event: 'appealed', next: { status: 'appealed', items, appealed_by: ctx.actor.id } };
    });
  }

  decide(ctx: TenantContext, id: string, version: number, b: DecideSheetBody): Promise<AssessmentSheet> {
    return this.step(ctx, id, version, 'decide', (r) => {
      this.notOwn(ctx, r);
      if ([r.checked_by, r.self_scored_by, r.appealed_by].includes(ctx.actor.id)) throw new ProblemError(e.same_person);
      return { event: 'decided', next: { status: 'settled', items: decided(r.items, b), decided_by: ctx.actor.id, decided_by_name: ctx.actor.name, decided_unit_id: ctx.actor.unitId ?? null } };
    });
  }

  /** The assessment first, and shared: whoever grades it waits for the step, or the step finds it graded. */
  private async step(ctx: TenantContext, id: string, version: number, action: AssessmentSheetAction, work: (r: SheetRow, now: Date, tx: Tx) => Outcome | Promise<Outcome>): Promise<AssessmentSheet> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const [of] = await tx.rows<{ status: string }>('select status from responsibility.assessment where tenant_id = $1 and id = (select assessment_id from responsibility.assessment_sheet where tenant_id = $1 and id = $2) for share', [ctx.tenantId, id], 'assessment-of-sheet');
      const row = await ledger.step(tx, ctx, id, version, action, (r, now) => {
        if (of?.status === 'cancelled') throw notNow(lifecycle, r.status, lifecycle.actions[action].zh, e.action_not_allowed, []);
        return work(r, now, tx);
      });
      return toSheet(ctx, row, reference);
    });
  }

  private notOwn(ctx: TenantContext, r: SheetRow): void {
    if (isOwn(ctx, r)) throw new ProblemError(e.own_unit);
  }

  private async own(tx: Tx, ctx: TenantContext, permission: Permission, given: readonly { fileId: string | null }[]): Promise<void> {
    const [unknown] = await this.attachments.unknown(tx, ctx, permission, [...new Set(given.flatMap((g) => g.fileId ?? []))]);
    if (unknown !== undefined) throw invalidField('body.items', e.unknown_file);
  }
}
