import { hazardErrors, hazardLifecycle, type Hazard, type HazardAction, type ReportHazardBody } from '@anlan/contracts/enforcement';
import { commonErrors, type FieldChange } from '@anlan/contracts/kit';
import { parseDivisionCode } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Statement, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { fieldChanges, NumberSeries } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { HazardDeadlines } from './hazard.deadlines';
import { HazardLinks } from './hazard.links';
import { steppedColumns, toHazard, type HazardRow, type StoredEvidence } from './hazard.entity';
import { hazardNumber } from './hazard.number';
import { checkReport, eventOf, filesIn, insertStatement, newHazard, reportedEvent, storedEvidence } from './hazard.report';
import { countStatements, moveStatements } from './hazard.rollup';
import { hazardReach } from './hazard.reach';
import { recurrenceOf } from './hazard.recurrence';
import { assertPossible, type Outcome } from './hazard.rules';
import { hazardSearch } from './hazard.search';
import { closedAtOnce, historyStatement } from './hazard.step-record';
import { steps, type Bodies } from './hazard.steps';

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
    private readonly files: Attachments,
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
    const reference = await this.references.knowing(ctx.tenantId, (r) => r.divisions.has(parseDivisionCode(body.divisionCode).code));
    const place = checkReport(ctx, body, reference, now);
    const number = await hazardNumber(this.numbers, ctx, reference, now);
    const row = newHazard(ctx, body, place, number, now);
    return { row, reference, attached: row.evidence };
  }

  /** Writes a prepared report, in a transaction that may hold more than it. */
  async insert(tx: Tx, ctx: TenantContext, { row: prepared, reference, attached }: PreparedHazard): Promise<Hazard> {
    await this.checkFiles(tx, ctx, attached);
    const row = { ...prepared, recurrence_of: await recurrenceOf(tx, ctx, prepared, reference) };
    tx.queue(insertStatement(ctx.tenantId, row), ...countStatements(ctx.tenantId, row), hazardSearch.noteStatement(ctx.tenantId, [row.id]));
    tx.audit({ action: 'hazard.reported', target: `hazards/${row.id}`, detail: { number: row.number }, onBehalfOf: hazardReach.onBehalfOf(ctx, 'hazard.report', row) });
    tx.emit(reportedEvent(ctx, row));
    if (row.closed_at) this.closeAtOnce(tx, ctx, row, row.closed_at);
    else this.deadlines.watch(tx, ctx, row.due_at);
    return toHazard(ctx, row, reference);
  }

  /** One step of the life-cycle. The row is locked, the rules decide, and everything that follows commits together. */
  async act<A extends HazardAction>(ctx: TenantContext, id: string, version: number, action: A, body: Bodies[A]): Promise<Hazard> {
    if (action === 'retag') await this.links.checkCampaigns(ctx, (body as Bodies['retag']).add);
    const { unitId, memberId } = body as Bodies['assign'];
    const reference = await this.references.knowing(ctx.tenantId, (r) => (!unitId || r.units.has(unitId)) && (!memberId || r.members.has(memberId)));
    return this.tx.write(ctx, (tx) => this.step(tx, ctx, id, action, body, reference, version));
  }

  /** The same in a transaction that holds more than it; without a version, whatever the record's is. */
  async step<A extends HazardAction>(tx: Tx, ctx: TenantContext, id: string, action: A, body: Bodies[A], reference: Reference, version?: number): Promise<Hazard> {
    const row = await this.lock(tx, ctx, id);
    const { permission } = hazardLifecycle.actions[action];
    hazardReach.assertActs(ctx, permission, 'hazard.read', row, () => new ProblemError(hazardErrors.out_of_scope, { code: row.division_code }));
    if (version !== undefined && row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
    const now = new Date();
    assertPossible(row, action, ctx.actor.id);
    const outcome = steps[action]({ row, body, actor: ctx.actor, now, reference });
    const evidence = 'evidence' in body ? storedEvidence(body.evidence) : [];
    await this.checkFiles(tx, ctx, evidence);
    const next = { ...after(ctx, row, outcome, now), attachments: row.attachments + filesIn(evidence) };
    const result = toHazard(ctx, next, reference);
    this.store(tx, ctx, row, next, { action, outcome, evidence, now, note: noteOf(body), changes: fieldChanges(toHazard(ctx, row, reference), result, told) });
    return result;
  }

  /** 复查合格: a closed hazard was looked at again, by somebody who might have re-opened it, and needed nothing. */
  async holds(tx: Tx, ctx: TenantContext, id: string, note: string, facts: Record<string, unknown>): Promise<void> {
    const row = await this.lock(tx, ctx, id);
    hazardReach.assertActs(ctx, 'hazard.verify', 'hazard.read', row, () => new ProblemError(hazardErrors.out_of_scope, { code: row.division_code }));
    assertPossible(row, 'reopen', ctx.actor.id);
    tx.queue(historyStatement(ctx, row, row, { action: 'recheck', note, evidence: [], facts, changes: [], now: new Date() }));
    tx.audit({ action: 'hazard.rechecked', target: `hazards/${id}`, detail: facts, onBehalfOf: hazardReach.onBehalfOf(ctx, 'hazard.verify', row) });
  }

  /** What was rectified on the spot has one step more than its report, by the same person at the same time. */
  private closeAtOnce(tx: Tx, ctx: TenantContext, row: HazardRow, at: Date): void {
    const { step, event } = closedAtOnce(ctx, row, at);
    tx.queue(historyStatement(ctx, { status: 'reported' }, row, step));
    tx.audit({ action: 'hazard.closed', target: `hazards/${row.id}`, detail: { from: 'reported', to: 'closed' }, onBehalfOf: hazardReach.onBehalfOf(ctx, 'hazard.report', row) });
    tx.emit(event);
  }

  private store(
    tx: Tx, ctx: TenantContext, row: HazardRow, next: HazardRow,
    { action, outcome: { event, facts = {} }, ...step }: { action: HazardAction; outcome: Outcome; evidence: StoredEvidence[]; now: Date; note: string | null; changes: FieldChange[] },
  ): void {
    tx.queue(updateStatement(ctx.tenantId, next), historyStatement(ctx, row, next, { action, facts, ...step }), ...moveStatements(ctx.tenantId, row, next));
    const onBehalfOf = hazardReach.onBehalfOf(ctx, hazardLifecycle.actions[action].permission, row);
    tx.audit({ action: `hazard.${event}`, target: `hazards/${row.id}`, detail: { from: row.status, to: next.status }, onBehalfOf });
    tx.emit(eventOf(ctx, next, event, facts));
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
}

/** What a history tells of a step, field by field. */
const told = ['campaignIds', 'lists', 'dueAt', 'assignee', 'department', 'ownerUnit', 'extension', 'supervision'] as const satisfies readonly (keyof Hazard)[];

const noteOf = (body: object): string | null => {
  const { reason, note, opinion } = body as { reason?: string; note?: string; opinion?: string };
  return reason ?? note ?? opinion ?? null;
};

/** The record after a step. With another deadline nothing is overdue any more, and no reminder has risen. */
function after(ctx: TenantContext, row: HazardRow, { to, changes }: Outcome, now: Date): HazardRow {
  const next = {
    ...row, ...changes, status: to, state_since: to === row.status ? row.state_since : now, updated_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, version: row.version + 1,
  };
  const same = next.due_at?.getTime() === row.due_at?.getTime();
  return same ? { ...next, due_at: row.due_at } : { ...next, overdue_at: null, escalation: 0, escalated_at: null };
}

/** Lists of ids are arrays of Postgres; what else has parts is JSON. */
const stored = (column: string, value: unknown): unknown => (value === null || typeof value !== 'object' || value instanceof Date || column === 'campaign_ids' ? value : JSON.stringify(value));

function updateStatement(tenantId: string, row: HazardRow): Statement {
  return {
    name: 'hazard-update',
    sql: `update enforcement.hazard set ${steppedColumns.map((c, i) => `${c} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`,
    params: [tenantId, row.id, ...steppedColumns.map((c) => stored(c, row[c]))],
  };
}
