import type { ResponsibilityListQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { Where } from '@anlan/platform/ledger';
import { responsibilityListReach } from './responsibility-list.reach';

/** 在用: issued, on one of its days. Two values: today, twice. */
export const listInForceSql = "(status in ('issued','published') and effective_from <= $ and coalesce(effective_to >= $, true))";
export const toPublishSql = "coalesce((rules->>'published')::boolean, false)";

/** What of the lists the actor sees and asks for; the list, its export and its figures are narrowed by the same. */
export function listConditions(ctx: TenantContext, q: Partial<Omit<ResponsibilityListQuery, 'cursor' | 'limit' | 'total'>>, today = shanghaiDay(new Date())): Where {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(responsibilityListReach, ctx, 'responsibility-list.read').and('status = any($)', q.status).and('kind_id = $', q.kindId).and('kind_key = $', q.kindKey).and('year = $', q.year).and('unit_id = $', q.unitId);
  where.below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
  const not = (wanted: boolean): string => (wanted ? '' : 'not ');
  if (q.inForce !== undefined) where.and(`${not(q.inForce)}${listInForceSql}`, today, today);
  if (q.toPublish !== undefined) where.and(`${not(q.toPublish)}${toPublishSql}`);
  if (q.revises !== undefined) where.and(q.revises ? 'edition > 1' : 'edition = 1');
  where.and('issued_on >= $', q.issuedFrom).and('issued_on <= $', q.issuedTo);
  return where.and("position(lower($) in lower(number || ' ' || title || ' ' || coalesce(document_number, ''))) > 0", q.q);
}
