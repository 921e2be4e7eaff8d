import type { DutyGapReason } from '@anlan/contracts/responsibility';
import { Where, type ReachCondition } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';

/** Who holds something, and the unit he was of when it was given to him. */
export interface Held {
  readonly member_id: string | null;
  readonly member_unit_id: string | null;
}
type People = Pick<Reference, 'members'>;

/** Why a person no longer fills what he holds, by the copy of the district's people; null: he does. Of who is no member nothing is known. */
export function gapOf({ member_id, member_unit_id }: Held, { members }: People): Exclude<DutyGapReason, 'unpublished' | 'vacant'> | null {
  if (member_id === null) return null;
  const member = members.get(member_id);
  if (!member) return 'gone';
  if (!member.enabled) return 'disabled';
  return member.unitId === member_unit_id ? null : 'moved';
}

const written = new WeakMap<People['members'], string>();

/** The people as a statement looks them up: the unit of who is in use ('' without one), false of who is disabled. */
function peopleJson({ members }: People): string {
  const known = written.get(members);
  if (known !== undefined) return known;
  const json = JSON.stringify(Object.fromEntries([...members.values()].map((m) => [m.id, m.enabled ? (m.unitId ?? '') : false])));
  written.set(members, json);
  return json;
}

/** The same as `gapOf` in SQL, of a row by its alias. */
export function gapSql(sql: Where, alias: string, people: People): string {
  const of = `(${sql.bind('$::jsonb', peopleJson(people))} -> ${alias}.member_id::text)`;
  return `(case when ${alias}.member_id is null then null when ${of} is null then 'gone' when ${of} = 'false'::jsonb then 'disabled' when ${of} #>> '{}' <> coalesce(${alias}.member_unit_id::text, '') then 'moved' end)`;
}

/** A piece of a statement with its parameters, to stand in another statement: `$` for each of the values. */
function loose(build: (sql: Where) => string): ReachCondition {
  const sql = new Where();
  const text = build(sql);
  return { condition: text.replace(/\$\d+/g, '$'), values: [...text.matchAll(/\$(\d+)/g)].map(([, n]) => sql.params[Number(n) - 1]) };
}

/** Rows of a table whose person no longer fills them. */
export const gapCondition = (alias: string, people: People): ReachCondition => loose((sql) => `${gapSql(sql, alias, people)} is not null`);
