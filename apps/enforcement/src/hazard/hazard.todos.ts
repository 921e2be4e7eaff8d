import { hazardLifecycle } from '@anlan/contracts/enforcement';
import type { TodoSpec } from '@anlan/platform/ledger';
import { hazardReach } from './hazard.reach';

/** Assigning and verifying are of everybody who may in the place; rectifying is of whom it was assigned to. */
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
    { action: 'verify', of: 'scope', notBy: 'submitted_by' },
  ],
  columns: { state: 'status', due: 'due_at', since: 'coalesce(state_since, reported_at)', number: 'number', title: 'title', division: 'division_code' },
  assignee: { member: 'assignee_member_id', unit: 'assignee_unit_id' },
};
