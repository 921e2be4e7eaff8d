import { listItemEvents, type ResponsibilityListState } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type Tx } from '@anlan/platform/db';
import { madeBy } from '@anlan/platform/ledger';
import { listItemLedger, type ListItemRow } from '../list-item/list-item.entity';
import { itemNumber, ofList, unworked } from '../list-item/list-item.record';
import type { ResponsibilityListRow } from './responsibility-list.entity';

const actorOf = ({ actor }: TenantContext) => (actor.kind === 'system' ? null : { id: actor.id, name: actor.name });

/** The items of a list in their order, locked; those that were removed are none. */
export const itemsOf = (tx: Tx, ctx: TenantContext, listId: string): Promise<ListItemRow[]> =>
  tx.rows<ListItemRow>("select * from responsibility.list_item where tenant_id = $1 and list_id = $2 and status <> 'removed' order by position for update", [ctx.tenantId, listId], 'list-items-lock');

/** What the items have of their list follows it. Days follow a draft only: an entered item keeps them. */
export function followList(tx: Tx, ctx: TenantContext, list: Pick<ResponsibilityListRow, 'id' | 'unit_id' | 'effective_from' | 'effective_to'>, status: ResponsibilityListState): void {
  tx.queue({
    name: 'list-items-follow', sql: 'update responsibility.list_item set list_status = $3, list_unit_id = $4, effective_from = $5, effective_to = $6 where tenant_id = $1 and list_id = $2',
    params: [ctx.tenantId, list.id, status, list.unit_id, list.effective_from, list.effective_to],
  });
}

/** Whose the original was when the copy was made: before the first re-assignment that the copy has not. */
const before = (field: string): string => `(o.reassignments -> jsonb_array_length(i.reassignments) -> 'from' ->> '${field}')::uuid`;

/**
 * The drafted items of a list come into force with it. The copy of an item that stood in the edition before goes on where
 * that one is, where it asks the same; what was promoted stays promoted.
 */
export async function enterAll(tx: Tx, ctx: TenantContext, listId: string, now: Date): Promise<number> {
  const last = [ctx.actor.id, ctx.actor.name, now];
  await tx.rows(
    `update responsibility.list_item set status = 'open', entered_at = $5, updated_by = $3, updated_by_name = $4, updated_at = $5, version = version + 1 where tenant_id = $1 and list_id = $2 and status = 'draft'`, [ctx.tenantId, listId, ...last], 'list-items-enter');
  // Given to somebody else while the new edition was drafted: so is the copy, unless the draft names another owner of its own.
  await tx.rows(
    `update responsibility.list_item i set owner_unit_id = o.owner_unit_id, owner_post_id = o.owner_post_id, owner_member_id = o.owner_member_id, support_unit_ids = o.support_unit_ids
     from responsibility.list_item o
     where i.tenant_id = $1 and i.list_id = $2 and i.status = 'open' and o.tenant_id = i.tenant_id and o.id = i.copied_from and jsonb_array_length(o.reassignments) > jsonb_array_length(i.reassignments)
       and (i.owner_unit_id, i.owner_post_id, i.owner_member_id) is not distinct from (${before('ownerUnitId')}, ${before('ownerPostId')}, ${before('ownerMemberId')})`, [ctx.tenantId, listId], 'list-items-owners');
  await tx.rows(
    `update responsibility.list_item i set reassignments = o.reassignments, promotions = o.promotions, promoted_on = o.promoted_on, district_promotion = o.district_promotion, city_promotion = o.city_promotion, province_promotion = o.province_promotion,
       disputes = o.disputes, dispute_status = o.dispute_status, dispute_raised_by = o.dispute_raised_by, dispute_settled_by = o.dispute_settled_by, district_asked_by = o.district_asked_by, district_answered_by = o.district_answered_by
     from responsibility.list_item o where i.tenant_id = $1 and i.list_id = $2 and i.status = 'open' and o.tenant_id = i.tenant_id and o.id = i.copied_from`, [ctx.tenantId, listId], 'list-items-promotions');
  await tx.rows(
    `update responsibility.list_item i set status = o.status, report = o.report, evidence = o.evidence, submitted_by = o.submitted_by, submitted_by_name = o.submitted_by_name, submitted_at = o.submitted_at, decision = o.decision, instructions = o.instructions, instructed_at = o.instructed_at,
       closed_by = o.closed_by, closed_by_name = o.closed_by_name, closed_at = o.closed_at
     from responsibility.list_item o where i.tenant_id = $1 and i.list_id = $2 and i.status = 'open' and o.tenant_id = i.tenant_id and o.id = i.copied_from and o.status in ('open','submitted','closed')
       and (i.content, i.requirement, i.measure, i.evidence_wanted) is not distinct from (o.content, o.requirement, o.measure, o.evidence_wanted)`, [ctx.tenantId, listId], 'list-items-carry');
  const rows = await itemsOf(tx, ctx, listId);
  for (const r of rows) tx.emit({ spec: listItemEvents.entered, id: r.id, sequence: r.version, data: { ...listItemLedger.spec.data(r), status: r.status, actor: actorOf(ctx) } });
  return rows.length;
}

/** The items of an edition as drafts of the one that revises it. */
export function copyAll(tx: Tx, ctx: TenantContext, items: readonly ListItemRow[], list: ResponsibilityListRow, now: Date): void {
  for (const r of items) {
    const copy: ListItemRow = { ...r, id: newId(), number: itemNumber(list, r.position), ...ofList(list), ...unworked, evidence: [], reassignments: r.reassignments, promotions: [], instructions: [], disputes: [], copied_from: r.id, authors: [ctx.actor.id], ...madeBy(ctx, 'drafted', now) };
    listItemLedger.insert(tx, ctx, 'responsibility-list.manage', copy, 'drafted');
  }
}
