import {
  riskPointErrors as e, riskPointLifecycle,
  type assessRiskPointBody, type ChangeRiskPointBody, type closeRiskPointBody, type CollectRiskPointBody, type controlRiskPointBody, type gradeRiskPointBody, type reviewRiskPointBody,
  type RiskPointAction, type RiskPointDetail, type RiskPointEvent,
} from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { assertAllowed } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { toDetail, type RiskPointRow } from './risk-point.entity';
import { linkedMeasures, subjectOf } from './risk-point.links';
import { riskPointReach } from './risk-point.reach';
import { changed, changesOf, eventOf, historyStatement, insertStatement, newRiskPoint, updateStatement } from './risk-point.record';
import { assertOpen, assertStays, checkOwner, knowsOwner, reviewDueAt, type WantedOwner } from './risk-point.rules';
import { riskPointSearch } from './risk-point.search';

type Manages = 'risk-point.manage' | 'risk-point.grade';
type Reason = z.output<typeof closeRiskPointBody>;

/** What a step leaves behind, and what its event says besides. */
interface Outcome {
  readonly event: RiskPointEvent;
  readonly next: RiskPointRow;
  readonly note: string | null;
  readonly facts: (changes: string[]) => Record<string, unknown>;
}
type Work = (tx: Tx, row: RiskPointRow, now: Date, reference: Reference) => Promise<Outcome>;

const due = (row: RiskPointRow): { reviewDueAt: string | null } => ({ reviewDueAt: row.review_due_at && toShanghaiIso(row.review_due_at) });

const knowsLabel = ({ label }: Pick<ChangeRiskPointBody, 'label'>) => ({ units }: Pick<Reference, 'units'>): boolean => !label || units.has(label.unitId);

/** 风险点: collecting, changing and the steps 评估 → 定级 → 管控 → 复评. */
@Injectable()
export class RiskPointService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async collect(ctx: TenantContext, body: CollectRiskPointBody): Promise<RiskPointDetail> {
    const reference = await this.references.knowing(ctx.tenantId, knowsLabel(body));
    return this.tx.write(ctx, async (tx) => {
      const row = newRiskPoint(ctx, body, await subjectOf(tx, ctx, body.subjectId), reference, new Date());
      assertStays(ctx, 'risk-point.collect', row);
      tx.queue(insertStatement(ctx.tenantId, row), riskPointSearch.noteStatement(ctx.tenantId, [row.id]));
      tx.audit({ action: 'risk-point.collected', target: `risk-points/${row.id}`, detail: { name: row.name }, onBehalfOf: riskPointReach.onBehalfOf(ctx, 'risk-point.collect', row) });
      tx.emit(eventOf(ctx, row, 'collected', { tags: row.tags }));
      return toDetail(ctx, row, reference);
    });
  }

  /** Fields of an open record. Where nothing differs nothing is written. */
  async change(ctx: TenantContext, id: string, version: number, body: ChangeRiskPointBody): Promise<RiskPointDetail> {
    return this.step(ctx, id, version, 'risk-point.manage', 'change', await this.references.knowing(ctx.tenantId, knowsLabel(body)), async (tx, row, now, reference) => {
      assertOpen(row.status);
      const kept = body.subjectId === row.subject_id && row.subject_id !== null ? { id: row.subject_id, name: row.subject_name ?? '' } : null;
      const next = changed(row, body, kept ?? (await subjectOf(tx, ctx, body.subjectId)), reference, now);
      assertStays(ctx, 'risk-point.manage', next);
      return { event: 'changed', next, note: null, facts: (fields) => ({ fields }) };
    });
  }

  assess(ctx: TenantContext, id: string, version: number, body: z.output<typeof assessRiskPointBody>): Promise<RiskPointDetail> {
    return this.act(ctx, id, version, 'assess', async (_tx, row, now) => ({
      event: 'assessed', note: body.conclusion, facts: () => ({ suggestedLevel: body.suggestedLevel, conclusion: body.conclusion }),
      next: { ...row, status: 'assessed', assessment: { ...body, at: toShanghaiIso(now), by: { id: ctx.actor.id, name: ctx.actor.name } }, refreshed_at: now },
    }));
  }

  /** Another level of what is under control has another day of review. */
  grade(ctx: TenantContext, id: string, version: number, { level, reason }: z.output<typeof gradeRiskPointBody>): Promise<RiskPointDetail> {
    return this.act(ctx, id, version, 'grade', async (_tx, row, now, reference) => {
      const controlled = row.status === 'controlled';
      const next: RiskPointRow = { ...row, level, level_reason: reason, graded_at: now, refreshed_at: now, status: controlled ? 'controlled' : 'graded', review_due_at: controlled ? reviewDueAt(reference, level, now) : null };
      return { event: 'graded', next, note: reason, facts: () => ({ previous: row.level, reason }) };
    });
  }

  control(ctx: TenantContext, id: string, version: number, { measures: wanted, owner, note = null }: Nullish<z.output<typeof controlRiskPointBody>, 'note'>): Promise<RiskPointDetail> {
    return this.act(ctx, id, version, 'control', async (tx, row, now, reference) => {
      checkOwner(reference, owner);
      const measures = await linkedMeasures(tx, ctx, wanted);
      const next: RiskPointRow = {
        ...row, status: 'controlled', measures, measure_count: measures.length, check_item_count: measures.reduce((n, m) => n + m.checkItems.length, 0), owner_member_id: owner.memberId, owner_unit_id: owner.unitId,
        refreshed_at: now, review_due_at: reviewDueAt(reference, row.level ?? 'red', now),
      };
      return { event: 'controlled', next, note: note ?? null, facts: () => ({ ownerMemberId: owner.memberId, ownerUnitId: owner.unitId, measures: measures.length, ...due(next) }) };
    }, owner);
  }

  review(ctx: TenantContext, id: string, version: number, { level, conclusion }: z.output<typeof reviewRiskPointBody>): Promise<RiskPointDetail> {
    return this.act(ctx, id, version, 'review', async (_tx, row, now, reference) => {
      const to = level ?? row.level ?? 'red';
      if (to !== row.level && !(ctx.permissions.has('risk-point.grade') && riskPointReach.covers(ctx, 'risk-point.grade', row))) throw new ProblemError(e.grading_wanted);
      const graded = to === row.level ? {} : { level: to, level_reason: conclusion, graded_at: now };
      const next: RiskPointRow = { ...row, ...graded, refreshed_at: now, review_due_at: reviewDueAt(reference, to, now) };
      return { event: 'reviewed', next, note: conclusion, facts: () => ({ previous: row.level, conclusion, ...due(next) }) };
    });
  }

  close(ctx: TenantContext, id: string, version: number, { reason }: Reason): Promise<RiskPointDetail> {
    return this.act(ctx, id, version, 'close', async (_tx, row) => ({ event: 'closed', next: { ...row, status: 'closed', status_reason: reason, review_due_at: null }, note: reason, facts: () => ({ reason }) }));
  }

  /** It begins anew: what was found before stays on file until it is assessed again. */
  reopen(ctx: TenantContext, id: string, version: number, { reason }: Reason): Promise<RiskPointDetail> {
    return this.act(ctx, id, version, 'reopen', async (_tx, row, now) => ({ event: 'reopened', next: { ...row, status: 'collected', status_reason: reason, refreshed_at: now }, note: reason, facts: () => ({ reason }) }));
  }

  private async act(ctx: TenantContext, id: string, version: number, action: RiskPointAction, work: Work, owner: WantedOwner = { memberId: null, unitId: null }): Promise<RiskPointDetail> {
    const permission = riskPointLifecycle.actions[action].permission as Manages;
    return this.step(ctx, id, version, permission, action, await this.references.knowing(ctx.tenantId, (known) => knowsOwner(known, owner)), (tx, row, now, reference) => {
      assertAllowed(riskPointLifecycle, row.status, action, e.action_not_allowed);
      return work(tx, row, now, reference);
    });
  }

  /** The row is locked, the rules decide, and everything that follows commits together. */
  private async step(ctx: TenantContext, id: string, version: number, permission: Manages, action: RiskPointAction | 'change', reference: Reference, work: Work): Promise<RiskPointDetail> {
    return this.tx.write(ctx, async (tx) => {
      const [row] = await tx.rows<RiskPointRow>('select * from enforcement.risk_point where tenant_id = $1 and id = $2 for update', [ctx.tenantId, id], 'risk-point-lock');
      if (!row) throw notFound();
      riskPointReach.assertActs(ctx, permission, 'risk-point.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
      const now = new Date();
      const { event, next: wanted, note, facts } = await work(tx, row, now, reference);
      const next: RiskPointRow = { ...wanted, state_since: wanted.status === row.status ? row.state_since : now, updated_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, version: row.version + 1 };
      const [before, after] = [toDetail(ctx, row, reference), toDetail(ctx, next, reference)];
      const changes = changesOf(before, after);
      if (action === 'change' && changes.length === 0) return before;
      const paths = changes.map((c) => c.path);
      tx.queue(updateStatement(ctx.tenantId, next), historyStatement(ctx, row, next, { action, note, changes }));
      if (next.search_text !== row.search_text) tx.queue(riskPointSearch.noteStatement(ctx.tenantId, [id]));
      tx.audit({ action: `risk-point.${event}`, target: `risk-points/${id}`, detail: { name: next.name, from: row.status, to: next.status, level: next.level, fields: paths }, onBehalfOf: riskPointReach.onBehalfOf(ctx, permission, row) });
      tx.emit(eventOf(ctx, next, event, facts(paths)));
      return after;
    });
  }
}

type Nullish<T, K extends keyof T> = Omit<T, K> & { [P in K]?: T[P] | null };
