import type { ListItemQuery, PromotionLevel } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { Where } from '@anlan/platform/ledger';
import { dutyConditions } from '../duty-act/duty-act.sql';
import { listItemReach } from './list-item.reach';

export type ItemFilters = Omit<ListItemQuery, 'cursor' | 'limit' | 'total'>;

/** 在用, of the alias: entered in an edition that is issued, on one of its days. Two values: today, twice. */
export const inForceSql = (t: string): string => `(${t}.list_status in ('issued','published') and ${t}.entered_at is not null and ${t}.effective_from <= $ and coalesce(${t}.effective_to >= $, true))`;
/**
 * Two owners for one thing: of the alias i, another item in force of the same content, or of the same industry and place. What
 * district and street divide between them is no overlap: the same content, and two levels that are both said.
 */
const overlapSql = `exists (select 1 from responsibility.list_item o where o.tenant_id = i.tenant_id and o.id <> i.id and o.owner_unit_id <> i.owner_unit_id and ${inForceSql('o')}
  and ((md5(o.content_key) = md5(i.content_key) and o.content_key = i.content_key) or (o.industry_code = i.industry_code and o.division_code = i.division_code))
  and (o.content_key <> i.content_key or o.level is null or i.level is null or o.level = i.level))`;

/** 被录入, each problem once: at the highest level that accepted it. */
const highestSql: Readonly<Record<PromotionLevel, string>> = {
  province: "i.province_promotion = 'accepted'",
  city: "i.city_promotion = 'accepted' and i.province_promotion is distinct from 'accepted'",
  district: "i.district_promotion = 'accepted' and i.city_promotion is distinct from 'accepted' and i.province_promotion is distinct from 'accepted'",
};

/** What of the items the actor sees and asks for; the list, its export and every figure are narrowed by the same. Of `responsibility.list_item i`. */
export function itemConditions(ctx: TenantContext, q: ItemFilters, today = shanghaiDay(new Date())): Where {
  const where = new Where().and('i.tenant_id = $', ctx.tenantId).within(listItemReach, ctx, 'responsibility-list.read');
  if (q.status) where.and('i.status = any($)', q.status);
  else where.and("i.status <> 'removed'");
  where.and('i.list_id = $', q.listId).and('i.kind_key = $', q.kindKey).and('i.group_key = $', q.groupKey).and('i.owner_unit_id = $', q.ownerUnitId).and('i.owner_post_id = $', q.ownerPostId).and('i.owner_member_id = $', q.ownerMemberId);
  where.below('i.division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code)).and('i.division_code = $', q.placeCode && parseDivisionCode(q.placeCode).code);
  where.and(q.industryOnly ? 'i.industry_code = $' : 'starts_with(i.industry_code, $)', q.industryCode);
  const not = (wanted: boolean): string => (wanted ? '' : 'not ');
  if (q.inForce !== undefined) where.and(`${not(q.inForce)}${inForceSql('i')}`, today, today);
  if (q.overdue !== undefined) where.and(`${not(q.overdue)}(i.list_status in ('issued','published') and i.status in ('open','submitted') and coalesce(i.due_day < $, false))`, today);
  if (q.performed !== undefined) where.and(`${not(q.performed)}i.performed`);
  if (q.hasOwner !== undefined) where.and(`${not(q.hasOwner)}(i.owner_unit_id is not null or i.owner_member_id is not null)`);
  if (q.held !== undefined) where.and(`${not(q.held)}(i.owner_unit_id is not null or i.owner_member_id is not null or i.enterprise_by is not null)`);
  if (q.ofEnterprises !== undefined) where.and(`${not(q.ofEnterprises)}(i.enterprise_by is not null)`);
  where.and('i.enterprise_code = $', q.enterpriseCode);
  if (q.overlapping !== undefined) where.and(`${not(q.overlapping)}(${inForceSql('i')} and ${overlapSql})`, today, today, today, today);
  if (q.acted !== undefined || q.dutyFrom || q.dutyTo) dutyConditions(where, q, today);
  where.and('i.content_key = (select s.content_key from responsibility.list_item s where s.tenant_id = $ and s.id = $)', ...(q.sameAs ? [ctx.tenantId, q.sameAs] : [undefined]));
  where.and('i.dispute_status = $', q.dispute);
  if (q.instructed !== undefined) where.and(`${not(q.instructed)}(i.instructed_at is not null)`);
  if (q.source) where.and(q.source === 'none' ? 'i.source is null' : 'i.source = $', ...(q.source === 'none' ? [] : [q.source]));
  if (q.promoted) where.and(highestSql[q.promoted]);
  if (q.promotionLevel) where.and(`i.${q.promotionLevel}_promotion is not null`).and(`i.${q.promotionLevel}_promotion = $`, q.promotionState);
  if (q.promotionAccepted !== undefined) where.and(`${not(q.promotionAccepted)}(i.city_promotion is not distinct from 'accepted' or i.province_promotion is not distinct from 'accepted')`);
  if (q.promotedFrom ?? q.promotedTo) where.and("i.list_status <> 'superseded'").and('i.promoted_on >= $', q.promotedFrom).and('i.promoted_on <= $', q.promotedTo);
  where.and('i.list_id in (select t.list_id from responsibility.inspection_tour t where t.tenant_id = $ and t.year = $)', ...(q.tourYear === undefined ? [undefined] : [ctx.tenantId, q.tourYear]));
  where.and('i.list_id in (select unnest(k.list_ids) from responsibility.park k where k.tenant_id = $ and k.id = $)', ...(q.parkId === undefined ? [undefined] : [ctx.tenantId, q.parkId]));
  const ofParks = "i.list_id in (select unnest(k.list_ids) from responsibility.park k where k.tenant_id = $ and k.status = 'in_use'";
  if (q.ofParks !== undefined) where.and(`${not(q.ofParks)}${ofParks})`, ctx.tenantId);
  if (q.parkDivisionCode) where.and(`${ofParks} and starts_with(k.division_code, $))`, ctx.tenantId, divisionPrefix(parseDivisionCode(q.parkDivisionCode).code));
  return where.and("position(lower($) in lower(i.number || ' ' || i.content)) > 0", q.q);
}
