import type { TenantContext } from '@anlan/platform/context';
import { Where } from '@anlan/platform/ledger';
import { shanghaiDay, startOfShanghaiDay, addCalendarDays } from '@anlan/domain';
import { askedSince as entered, editionsOf, givenOn } from '../duty-act/duty-act.sql';
import type { Period } from './duty-performance.rules';

/** Of whom a sheet is: a person with what he is asked as, or a post. */
export interface Asked { readonly id: string; readonly memberId: string | null; readonly actor: string | null; readonly unitId: string | null; readonly postId: string | null }

/** The columns `member`, `unit`, `post` and `supports` of a record: why it is asked of somebody. Null: it is not. */
const basis = (member: string, post: string, unit: string, supports: string): string => `case
  when ${member} = w.member_id then 'named'
  when ${post} = w.post_id and (${member} is null or w.member_id is null) then 'post'
  when ${member} is null and ${post} is null and ${unit} = w.unit_id then 'unit'
  when w.unit_id = any(${supports}) then 'support' end`;
const NONE = 'null::uuid';
const NOBODY = "'{}'::uuid[]";
const dayOf = (at: string): string => `to_char(${at} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;
/** The last edition's items; of an edition that was replaced or repealed what was handed in, unless a copy says the same. */
const stands = `i.entered_at is not null and i.status <> 'removed' and (i.list_status in ('issued','published') or (i.performed and i.submitted_at is not null and i.status <> 'open'
  and not exists (select from responsibility.list_item c where c.tenant_id = i.tenant_id and c.copied_from = i.id and c.entered_at is not null and c.submitted_at is not distinct from i.submitted_at)))`;
const fromId = (key: string): string => `(p.r->'from'->>'${key}')::uuid`;
const supportsBefore = `array(select jsonb_array_elements_text(p.r->'from'->'supportUnitIds')::uuid)`;

/** A select of one ledger: `why` is of a row joined with who `w`. */
const select = (kind: string, o: { id: string; number: string; title: string; division: string; why: string; asked: string; due: string; done: string; by: string; until?: string; fixed?: string; since?: string; key?: string; from: string }): string => `
  select w.id as who, '${kind}' as kind, 'anlan.responsibility.${kind.replace('-', '_')}' as type, ${o.id}::text as record, ${o.number} as number, ${o.title} as title, ${o.division} as division, why.basis,
    ${o.asked} as asked_on, ${o.due} as due_on, ${o.done} as done_on, ${o.by} as done_by, ${o.until ?? 'null::text'} as until_on, ${o.fixed ?? 'null::text'} as fixed, ${o.since ?? 'null::text'} as since, null::timestamptz as at, null::uuid as event_id, '${kind}:' || ${o.id}::text${o.key ?? ''} as key
  from who w join ${o.from} cross join lateral (select ${o.why} as basis) why where why.basis is not null`;

const handedIn = "i.status in ('submitted','closed')";
const item = { id: 'i.id', number: 'i.number', title: 'left(i.content, 200)', division: 'i.division_code', due: 'i.due_day' };
const letter = (party: 'a' | 'b'): string => select('letter', {
  id: 'l.id', number: 'l.number', title: 'l.title', division: 'l.division_code', asked: dayOf('l.sent_at'), due: 'l.sign_by', done: `l.${party}_signature->>'signedOn'`, by: `l.${party}_signature->>'signerName'`, key: ` || ':${party}'`,
  why: basis(`l.${party}_member_id`, NONE, `l.${party}_unit_id`, NOBODY), from: "responsibility.letter l on l.tenant_id = $1 and l.sent_at is not null and l.status in ('to_sign','signed','assessed','archived')",
});

/** The id of the item of a line that is a standing duty of a list; of others null. */
const DUTY = "case when line.kind = 'list-item' and line.fixed = 'standing' then line.record::uuid end";
/** Every line of those asked in the period, as one relation. `$1` to `$11` are `params` in their order. */
const LINES = `(
with who as (select * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[]) w(id, member_id, actor, unit_id, post_id)), line as (
${[
  select('list-item', {
    ...item, asked: `greatest(${entered}, ${givenOn})`, done: `case when i.performed and ${handedIn} then ${dayOf('i.submitted_at')} end`, by: `case when i.performed and ${handedIn} then i.submitted_by_name end`,
    until: 'case when not i.performed then to_char(i.effective_to::date + 1, \'YYYY-MM-DD\') end', fixed: "case when not i.performed then 'standing' end", since: givenOn,
    why: basis('i.owner_member_id', 'i.owner_post_id', 'i.owner_unit_id', 'i.support_unit_ids'), from: `responsibility.list_item i on i.tenant_id = $1 and ${stands}`,
  }),
  select('list-item', {
    ...item, asked: `least(${entered}, ${dayOf("(p.r->>'at')::timestamptz")})`, done: 'null::text', by: 'null::text', until: dayOf("(p.r->>'at')::timestamptz"), fixed: "'passed_on'", key: " || ':before:' || p.n",
    why: basis(fromId('ownerMemberId'), fromId('ownerPostId'), fromId('ownerUnitId'), supportsBefore), from: `responsibility.list_item i on i.tenant_id = $1 and i.list_status in ('issued','published') and i.entered_at is not null cross join lateral jsonb_array_elements(i.reassignments) with ordinality p(r, n)`,
  }),
  select('task', {
    id: 't.id', number: 't.number', title: 't.title', division: 't.division_code', asked: dayOf('t.issued_at'), due: 't.due_on', done: "case when t.status in ('submitted','done') then t.submitted_on end", by: "case when t.status in ('submitted','done') then t.submitted_by_name end",
    why: basis('t.lead_member_id', NONE, 't.lead_unit_id', 't.support_unit_ids'), from: "responsibility.task t on t.tenant_id = $1 and t.status <> 'cancelled'",
  }),
  letter('a'), letter('b'),
  select('duty-holder', {
    id: 'h.id', number: 'h.object_code', title: `h.object_name || ' · ' || case h.role when 'administrative' then '行政责任人' when 'technical' then '技术责任人' else '巡查（督查）责任人' end`, division: 'h.division_code', asked: 'h.from_day', due: 'null::text', done: 'null::text', by: 'null::text', until: 'h.until_day', fixed: "'standing'",
    why: basis('h.member_id', NONE, NONE, NOBODY), from: "responsibility.duty_holder h on h.tenant_id = $1 and h.status in ('standing','ended')",
  }),
  select('guardianship', {
    id: 'g.id', number: 'null::text', title: 'g.tier_name', division: 'g.division_code', asked: 'g.from_day', due: 'null::text', done: 'null::text', by: 'null::text', until: 'g.until_day', fixed: "'standing'",
    why: basis('g.member_id', NONE, NONE, NOBODY), from: 'responsibility.guardianship g on g.tenant_id = $1',
  }),
].join('\n  union all')}
  union all
  select w.id, 'fact', f.type, f.record, f.number, f.title, null, 'own', ${dayOf('f.at')}, null, ${dayOf('f.at')}, null, null, 'recorded', null, f.at, f.event_id, 'fact:' || f.event_id
  from who w join responsibility.duty_fact f on f.tenant_id = $1 and f.actor = w.actor and f.at >= $10 and f.at < $11
)
select line.*, acts.acts, acts.acted_on, coalesce(fixed, case when done_on is not null then case when done_on <= coalesce(due_on, done_on) then 'done' else 'late' end when due_on < $9 then 'overdue' else 'open' end) as outcome
from line left join lateral (select count(*)::int as acts, max(a.day) as acted_on from responsibility.duty_act a where a.tenant_id = $1 and a.withdrawn_at is null and a.day >= greatest($7, line.since) and a.day <= $8
  and a.item_id in ${editionsOf('$1', DUTY)}) acts on ${DUTY} is not null where asked_on <= $8 and case fixed when 'standing' then coalesce(until_on, '9999-12-31') > $7 else coalesce(done_on, until_on, '9999-12-31') >= $7 end
) lines`;

/** The lines of all of them in the period, with conditions to come. */
export function linesOf({ tenantId }: Pick<TenantContext, 'tenantId'>, asked: readonly Asked[], { from, to }: Period, now: Date): { from: string; where: Where } {
  const where = new Where();
  const params = [
    tenantId, asked.map((a) => a.id), asked.map((a) => a.memberId), asked.map((a) => a.actor), asked.map((a) => a.unitId), asked.map((a) => a.postId), from, to, shanghaiDay(now), startOfShanghaiDay(from), startOfShanghaiDay(addCalendarDays(to, 1)),
  ];
  // Takes the numbers $1 to $11.
  where.bind('$'.repeat(params.length), ...params);
  return { from: LINES, where };
}
