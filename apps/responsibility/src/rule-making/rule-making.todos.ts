import { ruleMakingLifecycle } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { wholeTenant, type TodoSource } from '@anlan/platform/ledger';
import { ofBureau } from '../report-period/report-period.todos';
import { ruleMakingReach } from './rule-making.reach';

/** How long before its day an evaluation is asked for. */
const EVALUATE_DAYS = 90;
/** What its stage is to be over by: the consultation's close, the day of the next evaluation, else the day of the plan. */
const due = "((((case status when 'consulting' then closes_on when 'published' then review_on else due_on end)::date + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second')";
const item = { type: 'rule-making', table: 'responsibility.rule_making', lifecycle: ruleMakingLifecycle, read: 'rule-making.read' as const };
const columns = { state: 'status', due, since: 'updated_at', number: 'number', title: 'title' };

/** The drafting unit moves it on; another unit reviews it, and another records what was decided. */
export const ruleMakingTodos: readonly TodoSource[] = [
  async (ctx) => ({
    ...item, reach: ruleMakingReach, assignee: { member: 'null::uuid', unit: 'drafting_unit_id' },
    steps: [
      { action: 'draft', of: 'assignee' },
      { action: 'close-consultation', of: 'assignee', when: (sql) => sql.bind('closes_on < $', shanghaiDay(new Date())) },
      { action: 'submit-review', of: 'assignee' },
      { action: 'publish', of: 'assignee' },
      { action: 'evaluate', of: 'assignee', when: (sql) => sql.bind('review_on <= $', addCalendarDays(shanghaiDay(new Date()), EVALUATE_DAYS)) },
    ],
    columns: { ...columns, division: ofBureau(ctx) },
  }),
  async (ctx) => ({
    ...item, reach: wholeTenant, lateElsewhere: false,
    steps: [
      { action: 'review', of: 'scope', notBy: 'submitted_by', when: (sql, { actor }) => sql.bind('drafting_unit_id is distinct from $::uuid', actor.unitId ?? null) },
      { action: 'deliberate', of: 'scope', notBy: 'submitted_by' },
    ],
    columns: { ...columns, division: ofBureau(ctx) },
  }),
];
