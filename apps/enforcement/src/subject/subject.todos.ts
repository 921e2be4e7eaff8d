import { subjectKinds, subjectLifecycle } from '@anlan/contracts/enforcement';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { nextPrefix, type TodoSpec, type Where } from '@anlan/platform/ledger';
import type { ReferenceDirectory } from '@anlan/platform/reference';
import { confirmedBefore } from './subject.census';
import { CONFIRMED } from './subject.filters';
import { subjectReach } from './subject.reach';

/** Days before its last day on which a confirmation is somebody's to do. */
const AHEAD = 7;
/** Digits of a street's prefix. */
const STREET = 9;

/** Days past its last day after which a confirmation that its owner did not make is the street's to see to. */
const LATE = 7;

/** Of a street's officer: what nobody was given, and what whoever it was given to has left too long. What is given to himself is there already. */
function ofStreet(sql: Where, ctx: TenantContext, due: string): string {
  const { areas } = scopeFor(ctx, 'subject.refresh');
  const streets = areas.filter((a) => a.prefix?.length === STREET);
  if (streets.length === 0) return 'false';
  const units = [...new Set([ctx.actor.unitId, ...areas.map((a) => a.unitId)].filter((id) => id))];
  const own = sql.bind('(owner_member_id is not distinct from $::uuid or owner_unit_id = any($::uuid[]))', ctx.actor.memberId, units);
  const inStreets = streets.map((a) => sql.bind('(division_code >= $ and division_code < $)', a.prefix, nextPrefix(a.prefix ?? ''))).join(' or ');
  return `(${inStreets}) and ((owner_member_id is null and owner_unit_id is null) or (${due} < now() - interval '${LATE} days' and (${own}) is not true))`;
}

/** 常普常新: whoever a subject was given to confirms it in time; where nobody does, the street. Until when is the district's setting, so it is no column. */
export const subjectTodos = (references: Pick<ReferenceDirectory, 'get'>) => async (ctx: TenantContext): Promise<TodoSpec> => {
  const reference = await references.get(ctx.tenantId);
  const days = reference.setting('censusDays');
  const before = confirmedBefore(reference, new Date(Date.now() + AHEAD * 86_400_000));
  // The last second of the day by which it is due, as refreshDueAt has it; what was never confirmed was due on the day it was registered. Whole numbers of the setting's own schema.
  const endOf = (at: string, more: string): string => `((date_trunc('day', ${at} at time zone 'Asia/Shanghai') + ${more} - interval '1 second') at time zone 'Asia/Shanghai')`;
  const due = `coalesce(${endOf('refreshed_at', `case kind ${subjectKinds.map((kind) => `when '${kind}' then interval '${Math.trunc(days[kind]) + 1} days'`).join(' ')} end`)}, ${endOf('registered_at', "interval '1 day'")})`;
  return {
    type: 'subject', table: 'enforcement.subject', lifecycle: subjectLifecycle, reach: subjectReach, read: 'subject.read',
    steps: [{ action: 'refresh', of: 'assignee' }, { action: 'refresh', of: 'scope', when: (sql, me) => ofStreet(sql, me, due) }],
    only: { condition: `(${subjectKinds.map((kind) => `(kind = '${kind}' and ${CONFIRMED} < $)`).join(' or ')})`, values: subjectKinds.map((kind) => before[kind]) },
    // A district's whole census is a list of its own, with a number of its own.
    lateElsewhere: false,
    columns: { state: 'status', due, since: 'coalesce(refreshed_at, registered_at)', number: "coalesce(credit_code, '')", title: 'name', division: 'division_code' },
    assignee: { member: 'owner_member_id', unit: 'owner_unit_id' },
  };
};
