import {
  hazardErrors, type Hazard, type HazardAction, type ReportHazardBody, assignBody, extendBody, startBody, submitBody, verifyBody, hazardLifecycle,
} from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import { parseDivisionCode, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { fieldChanges, NumberSeries } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { FileService } from '../file/file.service';
import { HazardDeadlines } from './hazard.deadlines';
import { HazardLinks } from './hazard.links';
import { usualDueAt } from './hazard.due';
import { toHazard, type HazardRow, type StoredEvidence } from './hazard.entity';
import { hazardNumber } from './hazard.number';
import { checkReport, eventOf, filesIn, insertStatement, newHazard, reportedEvent, storedEvidence } from './hazard.report';
import { countStatement, moveStatements } from './hazard.rollup';
import { hazardReach } from './hazard.reach';
import { decide, type Command, type Decision } from './hazard.rules';
import { hazardSearch } from './hazard.search';

type Bodies = {
  assign: z.output<typeof assignBody>;
  start: z.output<typeof startBody>;
  submit: z.output<typeof submitBody>;
  verify: z.output<typeof verifyBody>;
  extend: z.output<typeof extendBody>;
};

/** A report that is ready to be written. */
export interface PreparedHazard {
  readonly row: HazardRow;
  readonly reference: Reference;
  /** what the actor attached, which has to be his own; the row may have evidence from elsewhere */
  readonly attached: readonly StoredEvidence[];
}

/** The hazard ledger: reporting, and the steps of its life-cycle. */
@Injectable()
export class HazardService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly files: FileService,
    private readonly deadlines: HazardDeadlines,
    private readonly links: HazardLinks,
  ) {}

  async report(ctx: TenantContext, body: ReportHazardBody): Promise<Hazard> {
    const report = await this.prepare(ctx, body);
    return this.tx.write(ctx, (tx) => this.insert(tx, ctx, report));
  }

  /** Everything of a report that is decided before its transaction. Throws a problem that names the field. */
  async prepare(ctx: TenantContext, given: ReportHazardBody): Promise<PreparedHazard> {
    const now = new Date();
    const body = await this.links.resolve(ctx, given);
    const reference = await this.referenceWith(ctx, (r) => r.divisions.has(parseDivisionCode(body.divisionCode).code));
    const place = checkReport(ctx, body, reference, now);
    const number = await hazardNumber(this.numbers, ctx, reference, now);
    const row = newHazard(ctx, body, place, number, now);
    return { row, reference, attached: row.evidence };
  }

  /** Writes a prepared report, in a transaction that may hold more than it. */
  async insert(tx: Tx, ctx: TenantContext, { row, reference, attached }: PreparedHazard): Promise<Hazard> {
    await this.checkFiles(tx, ctx, attached);
    tx.queue(insertStatement(ctx.tenantId, row), countStatement(ctx.tenantId, row), hazardSearch.noteStatement(ctx.tenantId, [row.id]));
    tx.audit({ action: 'hazard.reported', target: `hazards/${row.id}`, detail: { number: row.number }, onBehalfOf: hazardReach.onBehalfOf(ctx, 'hazard.report', row) });
    tx.emit(reportedEvent(ctx, row));
    this.deadlines.watch(tx, ctx, row.due_at);
    return toHazard(ctx, row, reference);
  }

  /** One step of the life-cycle. The row is locked, the rules decide, and everything that follows commits together. */
  async act<A extends HazardAction>(ctx: TenantContext, id: string, version: number, action: A, body: Bodies[A]): Promise<Hazard> {
    const { unitId, memberId } = body as Bodies['assign'];
    const reference = await this.referenceWith(ctx, (r) => (!unitId || r.units.has(unitId)) && (!memberId || r.members.has(memberId)));
    return this.tx.write(ctx, async (tx) => {
      const row = await this.lock(tx, ctx, id);
      const { permission } = hazardLifecycle.actions[action];
      hazardReach.assertActs(ctx, permission, 'hazard.read', row, () => new ProblemError(hazardErrors.out_of_scope, { code: row.division_code }));
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
      const now = new Date();
      const decision = decide(row, commandOf(action, body), ctx.actor.id, now);
      const evidence = 'evidence' in body ? storedEvidence(body.evidence) : [];
      await this.checkFiles(tx, ctx, evidence);
      const next = { ...apply(ctx, row, action, body, decision, reference, now), attachments: row.attachments + filesIn(evidence) };
      const after = toHazard(ctx, next, reference);
      this.store(tx, ctx, row, next, { action, body, decision, evidence, now, before: toHazard(ctx, row, reference), after });
      return after;
    });
  }

  private store(
    tx: Tx, ctx: TenantContext, row: HazardRow, next: HazardRow,
    step: { action: HazardAction; body: Bodies[HazardAction]; decision: Decision; evidence: StoredEvidence[]; now: Date; before: Hazard; after: Hazard },
  ): void {
    const reason = ('reason' in step.body ? step.body.reason : undefined) ?? ('note' in step.body ? step.body.note : undefined) ?? null;
    const facts = factsOf(row, next, step.decision, step.evidence, reason);
    tx.queue(
      {
        name: 'hazard-update',
        sql: `update enforcement.hazard set status = $3, due_at = $4, overdue_at = $5, assignee_unit_id = $6, assignee_member_id = $7, assignee_name = $8,
              rejections = $9, submitted_by = $10, closed_at = $11, updated_at = $12, version = $13, attachments = $14, state_since = $15, updated_by = $16, updated_by_name = $17
              where tenant_id = $1 and id = $2`,
        params: [
          ctx.tenantId, row.id, next.status, next.due_at, next.overdue_at, next.assignee_unit_id, next.assignee_member_id, next.assignee_name, next.rejections, next.submitted_by, next.closed_at,
          next.updated_at, next.version, next.attachments, next.state_since, next.updated_by, next.updated_by_name,
        ],
      },
      {
        name: 'hazard-history',
        sql: `insert into enforcement.hazard_history (tenant_id, id, hazard_id, action, from_state, to_state, at, actor, actor_name, note, evidence, detail, version, changes)
              values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)`,
        params: [
          ctx.tenantId, newId(), row.id, step.action, row.status, next.status, step.now, ctx.actor.id, ctx.actor.name, reason, JSON.stringify(step.evidence), JSON.stringify(facts),
          next.version, JSON.stringify(fieldChanges(step.before, step.after, ['dueAt', 'assignee'])),
        ],
      },
      ...moveStatements(ctx.tenantId, next, row.status),
    );
    const onBehalfOf = hazardReach.onBehalfOf(ctx, hazardLifecycle.actions[step.action].permission, row);
    tx.audit({ action: `hazard.${step.decision.event}`, target: `hazards/${row.id}`, detail: { from: row.status, to: next.status }, onBehalfOf });
    tx.emit(eventOf(ctx, next, step.decision.event, facts));
    if (next.due_at !== row.due_at) this.deadlines.watch(tx, ctx, next.due_at);
  }

  private async lock(tx: Tx, ctx: TenantContext, id: string): Promise<HazardRow> {
    const [row] = await tx.rows<HazardRow>('select * from enforcement.hazard where tenant_id = $1 and id = $2 for update', [ctx.tenantId, id], 'hazard-lock');
    if (!row) throw notFound();
    return row;
  }

  private async checkFiles(tx: Tx, ctx: TenantContext, evidence: readonly StoredEvidence[]): Promise<void> {
    const unknown = await this.files.unknown(tx, ctx, 'hazard.read', evidence.flatMap((e) => (e.fileId ? [e.fileId] : [])));
    if (unknown.length) throw invalidField('body.evidence', hazardErrors.unknown_file, { id: unknown[0] });
  }

  /** The tenant's reference data; asks tenancy again before something is called unknown. */
  private async referenceWith(ctx: TenantContext, knows: (r: Reference) => boolean): Promise<Reference> {
    const known = await this.references.get(ctx.tenantId);
    if (knows(known)) return known;
    await this.references.refresh(ctx.tenantId).catch(() => undefined);
    return this.references.get(ctx.tenantId);
  }
}

function commandOf<A extends HazardAction>(action: A, body: Bodies[A]): Command {
  const b = body as Partial<Bodies['assign'] & Bodies['verify'] & Bodies['extend']>;
  switch (action) {
    case 'assign': return { action: 'assign', dueAt: b.dueAt ? new Date(b.dueAt) : undefined };
    case 'verify': return { action: 'verify', accepted: b.result === 'accepted' };
    case 'extend': return { action: 'extend', dueAt: new Date(b.dueAt ?? Number.NaN) };
    default: return { action: action as 'start' | 'submit' };
  }
}

function apply(ctx: TenantContext, row: HazardRow, action: HazardAction, body: Bodies[HazardAction], d: Decision, reference: Reference, now: Date): HazardRow {
  const next: HazardRow = {
    ...row, status: d.to, state_since: d.to === row.status ? row.state_since : now, updated_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, version: row.version + 1,
  };
  if (action === 'assign') {
    const b = body as Bodies['assign'];
    const unit = b.unitId ? reference.units.get(b.unitId) : undefined;
    const member = b.memberId ? reference.members.get(b.memberId) : undefined;
    if (b.unitId && !unit) throw invalidField('body.unitId', hazardErrors.unknown_assignee);
    if (b.memberId && !member?.enabled) throw invalidField('body.memberId', hazardErrors.unknown_assignee);
    next.assignee_unit_id = unit?.id ?? null;
    next.assignee_member_id = member?.id ?? null;
    next.assignee_name = member?.name ?? unit?.name ?? row.subject_name;
    if (b.dueAt) next.due_at = new Date(b.dueAt);
    else if (row.rectification === 'time_limited') next.due_at ??= usualDueAt(reference.settings, row.level, now);
  }
  if (action === 'submit') next.submitted_by = ctx.actor.id;
  if (action === 'extend') {
    next.due_at = new Date((body as Bodies['extend']).dueAt);
    next.overdue_at = null;
  }
  if (d.event === 'rejected') next.rejections += 1;
  if (d.event === 'closed') next.closed_at = now;
  return next;
}

function factsOf(row: HazardRow, next: HazardRow, d: Decision, evidence: readonly StoredEvidence[], reason: string | null): Record<string, unknown> {
  const due = (at: Date | null) => (at ? toShanghaiIso(at) : null);
  switch (d.event) {
    case 'assigned': return { assignee: { unitId: next.assignee_unit_id, memberId: next.assignee_member_id, name: next.assignee_name }, dueAt: due(next.due_at) };
    case 'submitted': return { evidenceCount: evidence.length };
    case 'extended': return { previousDueAt: due(row.due_at), dueAt: due(next.due_at), reason };
    case 'rejected': return { reason };
    case 'closed': return { closedAt: due(next.closed_at) };
    default: return {};
  }
}
