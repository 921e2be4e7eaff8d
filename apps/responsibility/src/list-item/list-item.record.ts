import { listItemErrors as e, listItemLifecycle, type ChangeListItemBody, type DraftItem } from '@anlan/contracts/responsibility';
import { nameKey, normalizeCreditCode, shanghaiDay } from '@anlan/domain';
import type { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type Tx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import type { ResponsibilityListRow } from '../responsibility-list/responsibility-list.entity';
import type { ListItemRow, StoredEvidence } from './list-item.entity';
import { assertGroup, assertOwner, assertTag, dueAtOf, placeOf } from './list-item.rules';

export const stored = (items: DraftItem['attachments']): StoredEvidence[] => items.map((x) => ({ fileId: x.fileId ?? null, description: x.description ?? null }));
export const itemNumber = (list: Pick<ResponsibilityListRow, 'number'>, position: number): string => `${list.number}-${String(position).padStart(3, '0')}`;

const enterprisesOf = (e: DraftItem['enterprises']): Pick<ListItemRow, 'enterprise_by' | 'enterprise_code' | 'enterprise_name'> =>
  ({ enterprise_by: e?.by ?? null, enterprise_code: e ? (e.by === 'enterprise' ? normalizeCreditCode(e.code) : e.code) : null, enterprise_name: e?.name ?? null });

/** What an item has of its list. */
export const ofList = (list: ResponsibilityListRow) => ({
  list_id: list.id, list_number: list.number, list_status: list.status, list_division_code: list.division_code, list_unit_id: list.unit_id, effective_from: list.effective_from, effective_to: list.effective_to, kind_key: list.kind_key, performed: list.rules.performed, by_instruction: list.rules.performed && list.rules.instructed === true,
});

/** What an item starts with, whatever it says. */
export const unworked = {
  status: listItemLifecycle.initial, entered_at: null, entered_by: null, report: null, evidence: [], submitted_by: null, submitted_by_name: null, submitted_at: null, decision: null, closed_by: null, closed_by_name: null, closed_at: null, instructions: [], instructed_at: null, reassignments: [], promotions: [], disputes: [], dispute_status: null, dispute_raised_by: null, dispute_settled_by: null,
  promoted_on: null, district_promotion: null, city_promotion: null, province_promotion: null, district_asked_by: null, district_answered_by: null,
} as const satisfies Partial<ListItemRow>;

/** An item as its draft says it. Throws below `path` what is not the tenant's, the list's or the kind's. */
export function newItem(ctx: TenantContext, list: ResponsibilityListRow, b: DraftItem, position: number, reference: Reference, now: Date, path: string): ListItemRow {
  assertOwner(reference, b, path);
  assertTag(reference, b.enterprises, path);
  assertGroup(list.rules, b.groupKey, path);
  return {
    id: newId(), number: itemNumber(list, position), ...ofList(list), position, group_key: b.groupKey, content: b.content, content_key: nameKey(b.content), legal_basis: b.legalBasis, requirement: b.requirement, measure: b.measure, evidence_wanted: b.evidenceWanted, industry_code: b.industryCode,
    division_code: placeOf(reference, list.division_code, b.divisionCode, shanghaiDay(now), path), level: b.level, source: b.source, ...enterprisesOf(b.enterprises), due_day: b.dueDay, due_at: dueAtOf(b.dueDay), attachments: stored(b.attachments), owner_unit_id: b.ownerUnitId, owner_post_id: b.ownerPostId, owner_member_id: b.ownerMemberId,
    support_unit_ids: [...new Set(b.supportUnitIds)], ...unworked, evidence: [], instructions: [], reassignments: [], promotions: [], disputes: [], copied_from: null, authors: [ctx.actor.id], ...madeBy(ctx, 'drafted', now),
  };
}

/** What a change of a draft leaves. */
export function changedItem(list: ResponsibilityListRow, r: ListItemRow, b: ChangeListItemBody, reference: Reference, today: string): Partial<ListItemRow> {
  const owner = { ownerUnitId: b.ownerUnitId === undefined ? r.owner_unit_id : b.ownerUnitId, ownerPostId: b.ownerPostId === undefined ? r.owner_post_id : b.ownerPostId };
  assertOwner(reference, { ...owner, ownerMemberId: b.ownerMemberId, supportUnitIds: b.supportUnitIds }, 'body');
  assertTag(reference, b.enterprises, 'body');
  assertGroup(list.rules, b.groupKey, 'body');
  const or = <T>(given: T | undefined, before: T): T => (given === undefined ? before : given);
  const due = or(b.dueDay, r.due_day);
  const text = b.content ?? r.content;
  return {
    group_key: or(b.groupKey, r.group_key), content: text, content_key: nameKey(text), legal_basis: or(b.legalBasis, r.legal_basis), requirement: or(b.requirement, r.requirement), measure: or(b.measure, r.measure), evidence_wanted: or(b.evidenceWanted, r.evidence_wanted), industry_code: or(b.industryCode, r.industry_code),
    division_code: b.divisionCode === undefined ? r.division_code : placeOf(reference, list.division_code, b.divisionCode, today, 'body'), level: or(b.level, r.level), source: or(b.source, r.source), ...(b.enterprises !== undefined && enterprisesOf(b.enterprises)), due_day: due, due_at: dueAtOf(due), owner_unit_id: owner.ownerUnitId, owner_post_id: owner.ownerPostId,
    owner_member_id: or(b.ownerMemberId, r.owner_member_id), support_unit_ids: b.supportUnitIds ? [...new Set(b.supportUnitIds)] : r.support_unit_ids,
  };
}

/** Throws where an attachment is no file of the actor's. */
export async function assertFiles(files: Attachments, tx: Tx, ctx: TenantContext, evidence: readonly StoredEvidence[], path: string): Promise<void> {
  const [unknown] = await files.unknown(tx, ctx, 'responsibility-list.manage', evidence.flatMap((x) => (x.fileId ? [x.fileId] : [])));
  if (unknown) throw invalidField(path, e.unknown_file, { id: unknown });
}
