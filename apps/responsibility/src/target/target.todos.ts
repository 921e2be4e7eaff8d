import { targetLifecycle } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { wholeTenant, type TodoSource } from '@anlan/platform/ledger';
import { ofBureau } from '../report-period/report-period.todos';
import { targetReach } from './target.reach';

const due = "((((due_on)::date + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second')";

/** The owner reports until its day; after it, or once "at least" is met, another concludes. */
export const targetTodos: readonly TodoSource[] = [
  async (ctx) => ({
    type: 'target', table: 'responsibility.target', lifecycle: targetLifecycle, reach: targetReach, read: 'target.read', assignee: { member: 'owner_member_id', unit: 'owner_unit_id' },
    steps: [{ action: 'report', of: 'assignee', when: () => "figure_key is null and not coalesce(comparison = 'at_least' and current >= value, false)" }],
    columns: { state: 'status', due, since: 'updated_at', number: 'number', title: 'name', division: ofBureau(ctx) },
  }),
  async (ctx) => ({
    type: 'target', table: 'responsibility.target', lifecycle: targetLifecycle, reach: wholeTenant, read: 'target.read', lateElsewhere: false,
    steps: [{ action: 'conclude', of: 'scope', notBy: 'reported_by', when: (sql) => sql.bind("(due_on < $ or (comparison = 'at_least' and current >= value))", shanghaiDay(new Date())) }],
    columns: { state: 'status', due, since: 'updated_at', number: 'number', title: 'name', division: ofBureau(ctx) },
  }),
];
