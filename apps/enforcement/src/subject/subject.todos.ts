import { subjectKinds, subjectLifecycle } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import type { TodoSpec } from '@anlan/platform/ledger';
import type { ReferenceDirectory } from '@anlan/platform/reference';
import { confirmedBefore } from './subject.census';
import { CONFIRMED } from './subject.filters';
import { subjectReach } from './subject.reach';

/** Days before its last day on which a confirmation is somebody's to do. */
const AHEAD = 7;

/** 常普常新: whoever a subject was given to confirms it in time. Until when is the district's setting, so it is no column. */
export const subjectTodos = (references: Pick<ReferenceDirectory, 'get'>) => async (ctx: TenantContext): Promise<TodoSpec> => {
  const reference = await references.get(ctx.tenantId);
  const days = reference.setting('censusDays');
  const before = confirmedBefore(reference, new Date(Date.now() + AHEAD * 86_400_000));
  // The last second of the day by which it is due, as refreshDueAt has it. Whole numbers of the setting's own schema.
  const due = `((date_trunc('day', ${CONFIRMED} at time zone 'Asia/Shanghai') + case kind ${subjectKinds.map((kind) => `when '${kind}' then interval '${Math.trunc(days[kind]) + 1} days'`).join(' ')} end - interval '1 second') at time zone 'Asia/Shanghai')`;
  return {
    type: 'subject', table: 'enforcement.subject', lifecycle: subjectLifecycle, reach: subjectReach, read: 'subject.read',
    steps: [{ action: 'refresh', of: 'assignee' }],
    only: { condition: `(${subjectKinds.map((kind) => `(kind = '${kind}' and ${CONFIRMED} < $)`).join(' or ')})`, values: subjectKinds.map((kind) => before[kind]) },
    // A district's whole census is a list of its own, with a number of its own.
    lateElsewhere: false,
    columns: { state: 'status', due, since: 'coalesce(refreshed_at, registered_at)', number: "coalesce(credit_code, '')", title: 'name', division: 'division_code' },
    assignee: { member: 'owner_member_id', unit: 'owner_unit_id' },
  };
};
