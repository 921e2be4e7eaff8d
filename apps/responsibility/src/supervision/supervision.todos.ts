import { supervisionLifecycle } from '@anlan/contracts/responsibility';
import type { TodoSpec } from '@anlan/platform/ledger';
import { supervisionHome, supervisionReach } from './supervision.reach';

const supervision = {
  type: 'supervision', table: 'responsibility.supervision', lifecycle: supervisionLifecycle, read: 'supervision.read' as const,
  columns: { state: 'status', due: "((((due_on)::date + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second')", since: 'updated_at', number: 'number', title: 'reason', division: 'division_code' },
};
const someSide = (condition: string): string => `jsonb_path_exists(sides, '$[*] ? (${condition})'`;

/** A department replies to what is addressed to it; approving and releasing are of everybody who may there, but of nobody in his own case. */
export const supervisionTodos: readonly TodoSpec[] = [
  { ...supervision, reach: supervisionReach, steps: [{ action: 'reply', of: 'assignee', when: () => `${someSide('@.side == "department" && @.status == "waiting"')})` }], assignee: { member: 'null::uuid', unit: 'addressee_unit_id' } },
  {
    ...supervision, reach: supervisionHome, lateElsewhere: false,
    steps: [
      { action: 'approve', of: 'scope', notBy: 'drafted_by', when: (sql, { actor }) => sql.bind('submitted_by is distinct from $', actor.id) },
      { action: 'deliver', of: 'scope' },
      { action: 'release', of: 'scope', when: (sql, { actor }) => `${someSide('@.status == "replied" && @.repliedBy.id != $me')}, ${sql.bind('jsonb_build_object(\'me\', $::text)', actor.id)})` },
    ],
  },
];
