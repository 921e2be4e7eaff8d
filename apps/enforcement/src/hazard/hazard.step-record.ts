import type { FieldChange } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type NewEvent, type Statement } from '@anlan/platform/db';
import type { HazardRow, StoredEvidence } from './hazard.entity';
import { eventOf } from './hazard.report';

export interface StepRecord {
  readonly action: string;
  readonly note: string | null;
  readonly evidence: readonly StoredEvidence[];
  readonly facts: Record<string, unknown>;
  readonly changes: readonly FieldChange[];
  readonly now: Date;
}

/** Columns of enforcement.hazard_history in the order in which steps are written, singly and by COPY. */
export const historyColumns = ['tenant_id', 'id', 'hazard_id', 'action', 'from_state', 'to_state', 'at', 'actor', 'actor_name', 'note', 'evidence', 'detail', 'version', 'changes'] as const;

export function historyValues(ctx: TenantContext, before: Pick<HazardRow, 'status'>, row: HazardRow, step: StepRecord): unknown[] {
  return [
    ctx.tenantId, newId(), row.id, step.action, before.status, row.status, step.now, ctx.actor.id, ctx.actor.name, step.note, JSON.stringify(step.evidence), JSON.stringify(step.facts), row.version,
    JSON.stringify(step.changes),
  ];
}

export function historyStatement(ctx: TenantContext, before: Pick<HazardRow, 'status'>, row: HazardRow, step: StepRecord): Statement {
  return {
    name: 'hazard-history', sql: `insert into enforcement.hazard_history (${historyColumns.join(', ')}) values (${historyColumns.map((_, i) => `$${i + 1}`).join(',')})`,
    params: historyValues(ctx, before, row, step),
  };
}

/** What was rectified on the spot has one step more than its report, by the same person at the same time; and an event of it. */
export function closedAtOnce(ctx: TenantContext, row: HazardRow, at: Date): { step: StepRecord; event: NewEvent } {
  const facts = { closedAt: toShanghaiIso(at) };
  return { step: { action: 'close', note: null, evidence: [], facts, changes: [], now: at }, event: eventOf(ctx, row, 'closed', facts) };
}
