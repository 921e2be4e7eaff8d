import { taskLifecycle } from '@anlan/contracts/responsibility';
import type { TodoSpec } from '@anlan/platform/ledger';
import { taskHome, taskReach } from './task.reach';

const pending = 'exists (select from responsibility.task_extension x where x.tenant_id = task.tenant_id and x.task_id = task.id and x.result is null';

const unanswered = 'exists (select from responsibility.task_urge g where g.tenant_id = task.tenant_id and g.task_id = task.id and g.acknowledged_at is null and g.urged_by <> $)';

// The last second of the day in Asia/Shanghai.
const task = {
  type: 'task', table: 'responsibility.task', lifecycle: taskLifecycle, read: 'task.read' as const,
  columns: { state: 'status', due: "((((due_on)::date + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second')", since: 'updated_at', number: 'number', title: 'title', division: 'division_code' },
};

/** Accepting, submitting and answering an urge are of the lead; verifying and deciding of everybody who may there, but of nobody in his own case, nor of who is only named. */
export const taskTodos: readonly TodoSpec[] = [
  { ...task, reach: taskReach, steps: [{ action: 'accept', of: 'assignee' }, { action: 'submit', of: 'assignee' }, { action: 'acknowledge', of: 'assignee', when: (sql, { actor }) => sql.bind(unanswered, actor.id) }], assignee: { member: 'lead_member_id', unit: 'lead_unit_id' } },
  {
    ...task, reach: taskHome, lateElsewhere: false,
    steps: [{ action: 'verify', of: 'scope', notBy: 'submitted_by' }, { action: 'decide-extension', of: 'scope', when: (sql, { actor }) => sql.bind(`${pending} and x.asked_by <> $)`, actor.id) }],
  },
];
