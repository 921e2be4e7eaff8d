import { hazardLifecycle } from '@anlan/contracts/enforcement';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import type { TodoSpec } from '@anlan/platform/ledger';
import { hazardReach } from './hazard.reach';

/** Assigning, verifying, deciding and urging are of everybody who may in the place; rectifying and seeing to it are of whom it was assigned to. */
export const hazardTodos: TodoSpec = {
  type: 'hazard',
  table: 'enforcement.hazard',
  lifecycle: hazardLifecycle,
  reach: hazardReach,
  read: 'hazard.read',
  steps: [
    { action: 'assign', of: 'scope' },
    { action: 'start', of: 'assignee' },
    { action: 'submit', of: 'assignee' },
    { action: 'verify', of: 'scope', notBy: 'submitted_by', when: () => 'enterprise_accepted_at is null' },
    { action: 'decide-extension', of: 'scope', when: () => 'extension is not null' },
    { action: 'submit-department', of: 'assignee', assignee: { member: 'department_member_id', unit: 'department_unit_id' }, when: () => "department_status = 'assigned'" },
    { action: 'verify-department', of: 'scope', notBy: 'department_submitted_by', when: () => "department_status = 'submitted'" },
    { action: 'urge', of: 'scope', when: (sql, ctx) => sql.bind('escalation >= $ and (urged_at is null or urged_at < escalated_at)', levelOf(ctx)) },
  ],
  columns: { state: 'status', due: 'due_at', since: 'coalesce(state_since, reported_at)', number: 'number', title: 'title', division: 'division_code' },
  assignee: { member: 'assignee_member_id', unit: 'assignee_unit_id' },
};

/** From which rise of a reminder it is this person's: 1 in a community or a grid, 2 in a street, 3 over more than one. */
export function levelOf(ctx: TenantContext): number {
  const { all, areas } = scopeFor(ctx, 'hazard.oversee');
  if (all) return 3;
  return Math.min(3, ...areas.map(({ prefix }) => ((prefix?.length ?? 0) >= 12 ? 1 : (prefix?.length ?? 0) >= 9 ? 2 : 3)));
}
