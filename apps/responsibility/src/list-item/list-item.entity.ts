import { listItemErrors, listItemEvents, listItemLifecycle, type ItemSource, type ListItem, type ListItemAction, type ListItemState, type PromotionLevel, type PromotionState, type ResponsibilityListState } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { isIssued } from '../responsibility-list/responsibility-list.entity';
import { mayRecord } from '../duty-act/duty-act.rules';
import { answersForDistrict, listItemReach, reachOf } from './list-item.reach';
import { isOverdue } from './list-item.rules';

export interface StoredEvidence {
  fileId: string | null;
  description: string | null;
}

type Dispute = ListItem['disputes'][number];
/** A dispute with its units and people by id, as others are called by the reference copy. */
export interface StoredDispute extends Pick<Dispute, 'at' | 'by' | 'ground' | 'withLevel'> {
  unitId: string | null;
  withUnitId: string | null;
  settled: (Pick<NonNullable<Dispute['settled']>, 'at' | 'by' | 'note'> & { ownerUnitId: string | null; ownerMemberId: string | null }) | null;
}

/** One row of responsibility.list_item. `list_…` and effective days are its list's, kept with each step of the list. */
export interface ListItemRow extends LedgerRow {
  number: string;
  list_id: string;
  list_number: string;
  list_status: ResponsibilityListState;
  list_division_code: string;
  list_unit_id: string;
  effective_from: string;
  effective_to: string | null;
  kind_key: string;
  performed: boolean;
  position: number;
  group_key: string | null;
  content: string;
  /** the content as two items are compared by it */
  content_key: string;
  legal_basis: string | null;
  requirement: string | null;
  measure: string | null;
  evidence_wanted: string | null;
  industry_code: string | null;
  division_code: string;
  level: ListItem['level'];
  source: ItemSource | null;
  /** 企业主体: one enterprise, or a class of them in the division of the item */
  enterprise_by: NonNullable<ListItem['enterprises']>['by'] | null;
  enterprise_code: string | null;
  enterprise_name: string | null;
  due_day: string | null;
  due_at: Date | null;
  attachments: StoredEvidence[];
  owner_unit_id: string | null;
  owner_post_id: string | null;
  owner_member_id: string | null;
  support_unit_ids: string[];
  status: ListItemState;
  entered_at: Date | null;
  entered_by: string | null;
  report: string | null;
  evidence: StoredEvidence[];
  submitted_by: string | null;
  submitted_by_name: string | null;
  submitted_at: Date | null;
  decision: string | null;
  closed_by: string | null;
  closed_by_name: string | null;
  closed_at: Date | null;
  /** 按指令办理: reported done only once it was instructed */
  by_instruction: boolean;
  instructions: ListItem['instructions'];
  /** of the first instruction */
  instructed_at: Date | null;
  reassignments: ListItem['reassignments'];
  promotions: ListItem['promotions'];
  disputes: StoredDispute[];
  /** of the last dispute */
  dispute_status: 'open' | 'settled' | null;
  dispute_raised_by: string | null;
  dispute_settled_by: string | null;
  /** day of the first promotion */
  promoted_on: string | null;
  district_promotion: PromotionState | null;
  city_promotion: PromotionState | null;
  province_promotion: PromotionState | null;
  /** who promoted it to the district last: somebody else answers for the district */
  district_asked_by: string | null;
  district_answered_by: string | null;
  copied_from: string | null;
  authors: string[];
  drafted_by: string;
  drafted_by_name: string;
  drafted_at: Date;
}

export const listItemLedger = defineLedger({
  name: 'list-item', path: 'list-items', table: 'responsibility.list_item', lifecycle: listItemLifecycle, reach: listItemReach, read: 'responsibility-list.read', events: listItemEvents, errors: listItemErrors,
  json: ['attachments', 'evidence', 'reassignments', 'promotions', 'instructions', 'disputes'],
  columns: [
    'id', 'number', 'list_id', 'list_number', 'list_status', 'list_division_code', 'list_unit_id', 'effective_from', 'effective_to', 'kind_key', 'performed', 'position', 'group_key', 'content', 'content_key', 'legal_basis', 'requirement', 'measure', 'evidence_wanted',
    'industry_code', 'division_code', 'level', 'source', 'enterprise_by', 'enterprise_code', 'enterprise_name', 'due_day', 'due_at', 'attachments', 'owner_unit_id', 'owner_post_id', 'owner_member_id', 'support_unit_ids', 'status', 'entered_at', 'entered_by', 'report', 'evidence', 'submitted_by', 'submitted_by_name',
    'submitted_at', 'decision', 'closed_by', 'closed_by_name', 'closed_at', 'by_instruction', 'instructions', 'instructed_at', 'reassignments', 'promotions', 'disputes', 'dispute_status', 'dispute_raised_by', 'dispute_settled_by', 'promoted_on', 'district_promotion', 'city_promotion', 'province_promotion', 'district_asked_by', 'district_answered_by', 'copied_from', 'authors', 'drafted_by', 'drafted_by_name', 'drafted_at', 'updated_by',
    'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: ListItemRow) => ({ itemId: r.id, number: r.number, listId: r.list_id, kindKey: r.kind_key, divisionCode: r.division_code, ownerUnitId: r.owner_unit_id, ownerMemberId: r.owner_member_id, dueDay: r.due_day }),
});

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
const namedOf = (known: ReadonlyMap<string, { readonly name: string }>, id: string | null) => (id === null ? null : { id, name: known.get(id)?.name ?? id });

const disputeOf = ({ unitId, withUnitId, settled, ...d }: StoredDispute, units: Reference['units'], members: Reference['members']): Dispute => ({
  ...d, unit: namedOf(units, unitId), withUnit: namedOf(units, withUnitId),
  settled: settled && { at: settled.at, by: settled.by, note: settled.note, ownerUnit: namedOf(units, settled.ownerUnitId), ownerMember: namedOf(members, settled.ownerMemberId) },
});

/** Who reported it done, and whose it is. */
export const hasPartInItem = ({ actor }: TenantContext, r: Pick<ListItemRow, 'submitted_by' | 'owner_member_id'>): boolean => actor.id === r.submitted_by || (r.owner_member_id !== null && actor.memberId === r.owner_member_id);
export const promotionOf = (r: ListItemRow, level: PromotionLevel): PromotionState | null => r[`${level}_promotion`];

function mayNow(ctx: TenantContext, r: ListItemRow, action: ListItemAction): boolean {
  const { permission } = listItemLifecycle.actions[action];
  if (action === 'record') return mayRecord(ctx, r, shanghaiDay(new Date()));
  if (!reachOf(action).covers(ctx, permission, r)) return false;
  if (action === 'remove') return true;
  if (!isIssued(r.list_status)) return false;
  if (action === 'enter') return !r.authors.includes(ctx.actor.id);
  if (action === 'settle') return r.dispute_status === 'open' && r.dispute_raised_by !== ctx.actor.id;
  if (action === 'dispute' || action === 'reassign') return r.dispute_status !== 'open';
  if (action === 'instruct') return r.by_instruction;
  if (action === 'submit') return r.performed && (!r.by_instruction || r.instructed_at !== null);
  if (action === 'answer-promotion') return r.city_promotion === 'asked' || r.province_promotion === 'asked' || (r.district_promotion === 'asked' && r.district_asked_by !== ctx.actor.id && answersForDistrict(ctx));
  return action !== 'close' || (!hasPartInItem(ctx, r) && r.dispute_status !== 'open');
}

export function toListItem(ctx: TenantContext, r: ListItemRow, { divisions, units, posts, members }: Reference): ListItem {
  const today = shanghaiDay(new Date());
  return {
    id: r.id, number: r.number, list: { id: r.list_id, number: r.list_number, status: r.list_status }, kindKey: r.kind_key, groupKey: r.group_key, content: r.content, legalBasis: r.legal_basis, requirement: r.requirement, measure: r.measure, evidenceWanted: r.evidence_wanted,
    industryCode: r.industry_code, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, dueDay: r.due_day, level: r.level, source: r.source, enterprises: r.enterprise_by === null || r.enterprise_code === null ? null : { by: r.enterprise_by, code: r.enterprise_code, name: r.enterprise_name }, ownerUnit: namedOf(units, r.owner_unit_id), ownerPost: namedOf(posts, r.owner_post_id), ownerMember: namedOf(members, r.owner_member_id),
    supportUnits: r.support_unit_ids.flatMap((id) => namedOf(units, id) ?? []), attachments: r.attachments, inForce: isIssued(r.list_status) && r.entered_at !== null && r.effective_from <= today && (r.effective_to === null || r.effective_to >= today), overdue: isOverdue(r, today), status: r.status,
    enteredAt: r.entered_at && toShanghaiIso(r.entered_at), report: r.report, evidence: r.evidence, submittedBy: person(r.submitted_by, r.submitted_by_name), submittedAt: r.submitted_at && toShanghaiIso(r.submitted_at), decision: r.decision,
    closedBy: person(r.closed_by, r.closed_by_name), closedAt: r.closed_at && toShanghaiIso(r.closed_at), reassignments: r.reassignments, promotions: r.promotions, instructions: r.instructions, disputes: r.disputes.map((d) => disputeOf(d, units, members)), copiedFrom: r.copied_from,
    draftedBy: { id: r.drafted_by, name: r.drafted_by_name }, draftedAt: toShanghaiIso(r.drafted_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(listItemLifecycle, r.status).filter((a) => mayNow(ctx, r, a)),
  };
}
