import type { TaskOutcome, TaskQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { Where } from '@anlan/platform/ledger';
import { supervisionReach } from '../supervision/supervision.reach';
import { taskReach } from './task.reach';

const ENDED = "status in ('done', 'cancelled')";
/** Past its day, and not handed in by then: who waits for a verification is not late. */
const PASSED = "due_on < $ and not (status = 'submitted' and submitted_on <= due_on)";

/** Each outcome as a condition on the day `$`, where it needs one; the same as `outcomeOf` says of a row. */
const outcomes: Record<TaskOutcome, string> = {
  in_time: "(status = 'done' and submitted_on <= due_on)",
  late: "(status = 'done' and submitted_on > due_on)",
  open: `(not ${ENDED} and not (${PASSED}))`,
  overdue: `(not ${ENDED} and ${PASSED})`,
};

const daysIn = (outcome: TaskOutcome, today: string): string[] => (outcomes[outcome].includes('$') ? [today] : []);

export function outcomeSql(sql: Where, outcome: TaskOutcome, today: string): string {
  return sql.bind(outcomes[outcome], ...daysIn(outcome, today));
}

/** What a unit still has to work on: what it has handed in waits for others. */
export const WORKING = ['issued', 'accepted', 'in_progress', 'returned'] as const;

export function ofDivision(where: Where, code: string | undefined): Where {
  return where.below('division_code', code && divisionPrefix(parseDivisionCode(code).code));
}

/** The conditions of a list; figures that lead to it are counted by the same. */
export function taskConditions(ctx: TenantContext, q: Omit<TaskQuery, 'limit' | 'cursor' | 'total' | 'order'>, today: string): Where {
  const where = ofDivision(new Where().and('tenant_id = $', ctx.tenantId).within(taskReach, ctx, 'task.read'), q.divisionCode);
  where.and('status = any($)', q.status).and('source_kind = $', q.sourceKind).and('source_id = $', q.sourceId).and('source_target = $', q.sourceTarget).and('committee_id = $', q.committeeId).and('lead_unit_id = $', q.leadUnitId).and('lead_member_id = $', q.leadMemberId).and('parent_task_id = $', q.parentTaskId);
  if (q.unitId !== undefined) where.and('(lead_unit_id = $ or $::uuid = any(support_unit_ids))', q.unitId, q.unitId);
  if (q.outcome !== undefined) where.and(`(${q.outcome.map((o) => outcomes[o]).join(' or ')})`, ...q.outcome.flatMap((o) => daysIn(o, today)));
  if (q.supervisionId !== undefined) where.among('id', 'select unnest(s.task_ids) from responsibility.supervision s', new Where().and('s.tenant_id = $', ctx.tenantId).and('s.id = $', q.supervisionId).within(supervisionReach, ctx, 'supervision.read'));
  where.and('due_on >= $', q.dueFrom).and('due_on <= $', q.dueTo);
  if (q.mine !== undefined) {
    const named = taskReach.condition({ ...scopeFor(ctx, 'task.read'), all: false, areas: [], owners: [] });
    if (named) where.and(`${q.mine ? '' : 'not '}coalesce((${named.condition}), false)`, ...named.values);
  }
  if (q.urged !== undefined) where.and(`${q.urged ? '' : 'not '}(status = any($) and id in (select g.task_id from responsibility.task_urge g where g.tenant_id = $ and g.acknowledged_at is null))`, WORKING, ctx.tenantId);
  if (q.ended !== undefined) where.and(`${q.ended ? '' : 'not '}${ENDED}`);
  return where.and("position(lower($) in lower(number || ' ' || title || ' ' || coalesce(source_label, ''))) > 0", q.q);
}
