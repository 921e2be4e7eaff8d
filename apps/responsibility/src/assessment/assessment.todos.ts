import { assessmentSheetLifecycle, vetoLifecycle } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { wholeTenant, type TodoSpec } from '@anlan/platform/ledger';
import { assessmentSheetReach } from './assessment.reach';

const lastSecond = (day: string): string => `(((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second')`;
const sheet = {
  type: 'assessment-sheet', table: 'responsibility.assessment_sheet', lifecycle: assessmentSheetLifecycle, reach: assessmentSheetReach, read: 'assessment-sheet.read' as const,
  columns: {
    state: 'status', due: `case status when 'self_scoring' then ${lastSecond('self_score_until')} when 'notified' then ${lastSecond('appeal_until')} end`, since: 'updated_at', number: 'assessment_name', title: 'unit_name', division: 'division_code',
  },
  // What was cancelled waits for nobody.
  only: { condition: "exists (select from responsibility.assessment a where a.tenant_id = assessment_sheet.tenant_id and a.id = assessment_sheet.assessment_id and a.status <> 'cancelled')", values: [] },
};

/** The unit scores itself and answers the check; assessors, none of them of that unit, check, notify and decide. */
export const assessmentTodos: readonly TodoSpec[] = [
  { ...sheet, steps: [{ action: 'self-score', of: 'assignee' }, { action: 'appeal', of: 'assignee', when: (sql) => sql.bind('appeal_until >= $', shanghaiDay(new Date())) }], assignee: { member: 'null::uuid', unit: 'unit_id' } },
  {
    ...sheet, lateElsewhere: false,
    steps: [
      { action: 'check', of: 'scope', notBy: 'self_scored_by', when: (sql, { actor }) => sql.bind("(status = 'self_scored' or self_score_until < $) and unit_id is distinct from $::uuid", shanghaiDay(new Date()), actor.unitId ?? null) },
      { action: 'notify', of: 'scope', when: (sql, { actor }) => sql.bind('unit_id is distinct from $::uuid', actor.unitId ?? null) },
      { action: 'decide', of: 'scope', notBy: 'checked_by', when: (sql, { actor }) => sql.bind('appealed_by is distinct from $ and self_scored_by is distinct from $ and unit_id is distinct from $::uuid', actor.id, actor.id, actor.unitId ?? null) },
    ],
  },
  {
    type: 'veto', table: 'responsibility.veto', lifecycle: vetoLifecycle, reach: wholeTenant, read: 'veto.read',
    steps: [{ action: 'review', of: 'scope', notBy: 'proposed_by' }, { action: 'put-in-effect', of: 'scope', notBy: 'proposed_by' }],
    columns: { state: 'status', due: 'null::timestamptz', since: 'updated_at', number: 'basis', title: 'coalesce(unit_name, member_name)', division: "''" },
  },
];
