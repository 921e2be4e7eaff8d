import { planProjectLifecycle } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { wholeTenant, type TodoSource } from '@anlan/platform/ledger';
import { ofBureau } from '../report-period/report-period.todos';
import { planProjectReach } from './plan-project.reach';

/** The last second of the day, of what is under way. */
const due = (day: string): string => `(case when status in ('under_way','adjusted') then (((${day})::date + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second' end)`;
/** How long before its day a report, or a goal, is asked for. */
const [REPORT_DAYS, GOAL_DAYS] = [20, 30];
const inDays = (n: number) => addCalendarDays(shanghaiDay(new Date()), n);
/** As `reportedBy` says of a row. */
const NO_PART = "not (reports @> jsonb_build_array(jsonb_build_object('by', jsonb_build_object('id', $::text))) or milestones @> jsonb_build_array(jsonb_build_object('by', jsonb_build_object('id', $::text))) or adjustments @> jsonb_build_array(jsonb_build_object('askedBy', jsonb_build_object('id', $::text))))";

const project = { type: 'plan-project', table: 'responsibility.plan_project', lifecycle: planProjectLifecycle, read: 'plan-project.read' as const };
const own = { ...project, reach: planProjectReach, assignee: { member: 'null::uuid', unit: 'lead_unit_id' } };
const columns = { state: 'status', since: 'updated_at', number: 'number', title: 'title' };

/** The lead unit reports on each quarter and on the goals of the year; another decides on adjustments, and who has no part in it evaluates what is over. */
export const planProjectTodos: readonly TodoSource[] = [
  async (ctx) => ({ ...own, steps: [{ action: 'report', of: 'assignee', when: (sql) => sql.bind('report_due_on <= $', inDays(REPORT_DAYS)) }], columns: { ...columns, due: due('report_due_on'), division: ofBureau(ctx) } }),
  async (ctx) => ({ ...own, steps: [{ action: 'reach-milestone', of: 'assignee', when: (sql) => sql.bind('milestone_due_on <= $', inDays(GOAL_DAYS)) }], columns: { ...columns, due: due('milestone_due_on'), division: ofBureau(ctx) } }),
  async (ctx) => ({
    ...project, reach: wholeTenant, lateElsewhere: false,
    steps: [
      { action: 'decide-adjustment', of: 'scope', when: (sql, { actor }) => sql.bind('pending_by <> $', actor.id) },
      {
        action: 'evaluate-final', of: 'scope',
        when: (sql, { actor }) => sql.bind(`pending_by is null and (milestone_due_on is null or ends_on < $) and lead_unit_id is distinct from $::uuid and not coalesce($::uuid = any(support_unit_ids), false) and ${NO_PART}`, inDays(0), actor.unitId ?? null, actor.unitId ?? null, actor.id, actor.id, actor.id),
      },
    ],
    columns: { ...columns, due: due('ends_on'), division: ofBureau(ctx) },
  }),
];
