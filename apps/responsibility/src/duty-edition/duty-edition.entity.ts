import {
  dutyEditionErrors, dutyEditionEvents, dutyEditionLifecycle, dutyHolderErrors, dutyHolderEvents, dutyHolderLifecycle, type DutyEdition, type DutyEditionState, type DutyHolder, type DutyHolderState, type DutyRole,
} from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { dutyEditionReach, dutyHolderHome, dutyHolderReach } from './duty-edition.reach';
import { gapOf } from './holder-gap';

/** One row of responsibility.duty_edition. */
export interface DutyEditionRow extends LedgerRow {
  number: string;
  year: number;
  division_code: string;
  title: string;
  status: DutyEditionState;
  /** by subject: who drafted it, or named in it */
  authors: string[];
  decision: string | null;
  document_number: string | null;
  published_on: string | null;
  adjustments: number;
  submitted_by: string | null;
  submitted_by_name: string | null;
  submitted_at: Date | null;
  approved_by: string | null;
  approved_by_name: string | null;
  approved_at: Date | null;
  drafted_by: string;
  drafted_by_name: string;
  drafted_at: Date;
}
export const dutyEditionLedger = defineLedger({
  name: 'duty-edition', path: 'duty-editions', table: 'responsibility.duty_edition', lifecycle: dutyEditionLifecycle, reach: dutyEditionReach, read: 'duty-holder.read', events: dutyEditionEvents, errors: dutyEditionErrors,
  columns: [
    'id', 'number', 'year', 'division_code', 'title', 'status', 'authors', 'decision', 'document_number', 'published_on', 'adjustments', 'submitted_by', 'submitted_by_name', 'submitted_at', 'approved_by', 'approved_by_name', 'approved_at', 'drafted_by', 'drafted_by_name', 'drafted_at',
    'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: DutyEditionRow) => ({ editionId: r.id, number: r.number, year: r.year, divisionCode: r.division_code }),
});
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
export const hasPartInEdition = (ctx: TenantContext, r: Pick<DutyEditionRow, 'authors' | 'drafted_by' | 'submitted_by'>): boolean => r.authors.includes(ctx.actor.id) || r.drafted_by === ctx.actor.id || r.submitted_by === ctx.actor.id;
export const toDutyEdition = (ctx: TenantContext, r: DutyEditionRow & { holders: number }, { divisions }: Reference): DutyEdition => ({
  id: r.id, number: r.number, year: r.year, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, title: r.title, holders: r.holders, status: r.status, decision: r.decision, documentNumber: r.document_number, publishedOn: r.published_on, adjustments: r.adjustments,
  submittedBy: person(r.submitted_by, r.submitted_by_name), submittedAt: r.submitted_at && toShanghaiIso(r.submitted_at), approvedBy: person(r.approved_by, r.approved_by_name), approvedAt: r.approved_at && toShanghaiIso(r.approved_at), draftedBy: { id: r.drafted_by, name: r.drafted_by_name }, draftedAt: toShanghaiIso(r.drafted_at),
  updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(dutyEditionLifecycle, r.status).filter((a) => dutyEditionReach.covers(ctx, dutyEditionLifecycle.actions[a].permission, r) && (a !== 'approve' || !hasPartInEdition(ctx, r))),
});

/** One row of responsibility.duty_holder. */
export interface DutyHolderRow extends LedgerRow {
  edition_id: string;
  year: number;
  object_id: string;
  object_code: string;
  object_name: string;
  kind_name: string;
  role: DutyRole;
  division_code: string;
  unit_id: string;
  member_id: string | null;
  /** the unit he was of when he was named, or confirmed */
  member_unit_id: string | null;
  person_name: string;
  post: string | null;
  phone: string | null;
  from_day: string | null;
  until_day: string | null;
  came_by: number;
  left_by: number | null;
  end_reason: string | null;
  predecessor_id: string | null;
  hand_over_id: string | null;
  status: DutyHolderState;
  named_by: string;
  named_by_name: string;
  named_at: Date;
}
export const HOLDER_COLUMNS = [
  'id', 'edition_id', 'year', 'object_id', 'object_code', 'object_name', 'kind_name', 'role', 'division_code', 'unit_id', 'member_id', 'member_unit_id', 'person_name', 'post', 'phone', 'from_day', 'until_day', 'came_by', 'left_by', 'end_reason', 'predecessor_id', 'hand_over_id', 'status',
  'named_by', 'named_by_name', 'named_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
] as const satisfies readonly (keyof DutyHolderRow & string)[];
export const dutyHolderLedger = defineLedger({
  name: 'duty-holder', path: 'duty-holders', table: 'responsibility.duty_holder', lifecycle: dutyHolderLifecycle, reach: dutyHolderReach, read: 'duty-holder.read', events: dutyHolderEvents, errors: dutyHolderErrors, columns: HOLDER_COLUMNS,
  // Neither name nor phone: who it is stands in the record.
  data: (r: DutyHolderRow) => ({ holderId: r.id, editionId: r.edition_id, objectId: r.object_id, role: r.role, year: r.year, divisionCode: r.division_code, memberId: r.member_id }),
});
export function toDutyHolder(ctx: TenantContext, r: DutyHolderRow, reference: Reference): DutyHolder {
  const gap = r.status === 'standing' ? gapOf(r, reference) : null;
  return {
    id: r.id, editionId: r.edition_id, year: r.year, objectId: r.object_id, objectCode: r.object_code, objectName: r.object_name, kindName: r.kind_name, role: r.role, divisionCode: r.division_code, divisionName: reference.divisions.get(r.division_code)?.name ?? r.division_code, unitId: r.unit_id, unitName: reference.units.get(r.unit_id)?.name ?? '',
    memberId: r.member_id, personName: r.person_name, post: r.post, phone: r.phone, from: r.from_day, until: r.until_day, cameBy: r.came_by, leftBy: r.left_by, endReason: r.end_reason, predecessorId: r.predecessor_id, handOverId: r.hand_over_id, status: r.status, gap,
    namedBy: { id: r.named_by, name: r.named_by_name }, namedAt: toShanghaiIso(r.named_at), updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    // What a table does, it does to all of its holders; a single one is handed over, or stays.
    allowedActions: allowedActions(dutyHolderLifecycle, r.status).filter((a) => (a === 'handover' || (a === 'keep' && gap === 'moved')) && dutyHolderHome.covers(ctx, 'hand-over.manage', r)),
  };
}
