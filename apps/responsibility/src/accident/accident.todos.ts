import { accidentLifecycle, accidentMeasureLifecycle } from '@anlan/contracts/responsibility';
import type { TodoSpec } from '@anlan/platform/ledger';
import { accidentMeasureHome, accidentMeasureReach, accidentReach } from './accident.reach';

/** The last second of a day. */
const endOf = (day: string): string => `((((${day})::date + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second')`;
/** 回头看: the day that was planned; until there is a plan, the limit of law. */
const LIMIT = "(select c.due_at from responsibility.accident_clock c where c.tenant_id = accident.tenant_id and c.accident_id = accident.id and c.kind = 'evaluation' and not c.stopped)";

const measure = {
  type: 'accident-measure', table: 'responsibility.accident_measure', lifecycle: accidentMeasureLifecycle, read: 'accident.read' as const,
  columns: { state: 'status', due: endOf('due_on'), since: 'updated_at', number: 'accident_number', title: 'measure', division: 'division_code' },
};

/** The responsible unit reports on its measures, and another assesses what was reported; who works an accident plans its look-back, and evaluates once all measures are assessed. */
export const accidentTodos: readonly TodoSpec[] = [
  { ...measure, reach: accidentMeasureReach, steps: [{ action: 'report', of: 'assignee' }], assignee: { member: 'null::uuid', unit: 'unit_id' } },
  { ...measure, reach: accidentMeasureHome, lateElsewhere: false, steps: [{ action: 'assess', of: 'scope', notBy: 'added_by', when: (sql, { actor }) => sql.bind("status = 'reported' and reported_by <> $", actor.id) }] },
  {
    type: 'accident', table: 'responsibility.accident', lifecycle: accidentLifecycle, reach: accidentReach, read: 'accident.read', lateElsewhere: false,
    steps: [
      { action: 'plan-look-back', of: 'scope', when: () => 'look_back_on is null' },
      { action: 'evaluate', of: 'scope', when: () => "look_back_on is not null and not exists (select from responsibility.accident_measure m where m.tenant_id = accident.tenant_id and m.accident_id = accident.id and m.status <> 'assessed')" },
    ],
    columns: { state: 'status', due: `coalesce(${endOf('look_back_on')}, ${LIMIT})`, since: 'updated_at', number: 'number', title: 'name', division: 'division_code' },
  },
];
