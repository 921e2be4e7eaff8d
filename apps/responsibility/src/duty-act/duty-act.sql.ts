import type { ListItemQuery } from '@anlan/contracts/responsibility';
import type { Where } from '@anlan/platform/ledger';

const dayOf = (at: string): string => `to_char(${at} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;
const wording = (item: string): string => `(${item}.content, ${item}.requirement, ${item}.measure, ${item}.evidence_wanted)`;
const came = (item: string): string => `greatest(${item}.effective_from, ${dayOf(`${item}.entered_at`)})`;

/** The ids of an item and of the editions before that asked the same: what was done of them was done of it. */
export const editionsOf = (tenant: string, item: string): string => `(with recursive edition as (select d.* from responsibility.list_item d where d.tenant_id = ${tenant} and d.id = ${item} union all
  select o.* from responsibility.list_item o join edition e on o.tenant_id = e.tenant_id and o.id = e.copied_from and o.entered_at is not null and ${wording('o')} is not distinct from ${wording('e')}) select id from edition)`;

/** The first day on which an item, or an edition before that asked the same, was asked. Of the alias i. */
export const askedSince = `(with recursive edition(before, day) as (select i.copied_from, ${came('i')} union all
  select o.copied_from, ${came('o')} from responsibility.list_item o join edition on o.tenant_id = i.tenant_id and o.id = edition.before and o.entered_at is not null and ${wording('o')} is not distinct from ${wording('i')}) select min(day) from edition)`;
/** When an item was last given to another owner. Of the alias i. */
export const givenOn = `(select max(${dayOf("(r->>'at')::timestamptz")}) from jsonb_array_elements(i.reassignments) r)`;

/** 常态职责 asked in the period, with or without an act in it; of the alias i. What was done before it was given to its owner of now is not his. */
export function dutyConditions(where: Where, q: Pick<ListItemQuery, 'dutyFrom' | 'dutyTo' | 'acted'>, today: string): void {
  const [from, to] = [q.dutyFrom ?? '0001-01-01', q.dutyTo ?? today];
  where.and("not i.performed and i.list_status in ('issued','published') and i.entered_at is not null and (i.owner_unit_id is not null or i.owner_post_id is not null or i.owner_member_id is not null)");
  where.and("coalesce(i.effective_to, '9999-12-31') >= $", from).and(`greatest(${askedSince}, ${givenOn}) <= $`, to);
  if (q.acted === undefined) return;
  where.and(`${q.acted ? '' : 'not '}exists (select 1 from responsibility.duty_act a where a.tenant_id = i.tenant_id and a.withdrawn_at is null and a.day >= greatest($, ${givenOn}) and a.day <= $ and a.item_id in ${editionsOf('i.tenant_id', 'i.id')})`, from, to);
}
