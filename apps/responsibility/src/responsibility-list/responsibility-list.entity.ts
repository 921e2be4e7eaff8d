import { responsibilityListErrors, responsibilityListEvents, responsibilityListLifecycle, statesInForce, type ResponsibilityList, type ResponsibilityListState } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { responsibilityListReach } from './responsibility-list.reach';

/** One row of responsibility.responsibility_list. */
export interface ResponsibilityListRow extends LedgerRow {
  number: string;
  kind_id: string;
  kind_key: string;
  kind_name: string;
  /** an edition that was drafted before kinds could be worked by instruction does not say that it is */
  rules: Omit<ResponsibilityList['rules'], 'instructed'> & { readonly instructed?: boolean };
  title: string;
  year: number;
  division_code: string;
  unit_id: string;
  effective_from: string;
  effective_to: string | null;
  edition: number;
  revision_of: string | null;
  revision_id: string | null;
  status: ResponsibilityListState;
  /** by subject: who drafted it, or changed it or its items */
  authors: string[];
  decision: string | null;
  document_number: string | null;
  issued_on: string | null;
  published_at: Date | null;
  published_as: string | null;
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

export const responsibilityListLedger = defineLedger({
  name: 'responsibility-list', path: 'responsibility-lists', table: 'responsibility.responsibility_list', lifecycle: responsibilityListLifecycle, reach: responsibilityListReach, read: 'responsibility-list.read', events: responsibilityListEvents, errors: responsibilityListErrors,
  json: ['rules'],
  columns: [
    'id', 'number', 'kind_id', 'kind_key', 'kind_name', 'rules', 'title', 'year', 'division_code', 'unit_id', 'effective_from', 'effective_to', 'edition', 'revision_of', 'revision_id', 'status', 'authors', 'decision', 'document_number', 'issued_on',
    'published_at', 'published_as', 'submitted_by', 'submitted_by_name', 'submitted_at', 'approved_by', 'approved_by_name', 'approved_at', 'drafted_by', 'drafted_by_name', 'drafted_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: ResponsibilityListRow) => ({ listId: r.id, number: r.number, title: r.title, kindKey: r.kind_key, year: r.year, edition: r.edition, divisionCode: r.division_code, unitId: r.unit_id }),
});

export const isIssued = (status: ResponsibilityListState): boolean => statesInForce.some((s) => s === status);
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** Who drafted, changed or submitted it. */
export const hasPartInList = ({ actor }: TenantContext, r: Pick<ResponsibilityListRow, 'authors' | 'drafted_by' | 'submitted_by'>): boolean => r.authors.includes(actor.id) || actor.id === r.drafted_by || actor.id === r.submitted_by;

export function toResponsibilityList(ctx: TenantContext, r: ResponsibilityListRow, { divisions, units }: Reference): ResponsibilityList {
  const today = shanghaiDay(new Date());
  const possible = allowedActions(responsibilityListLifecycle, r.status).filter((a) => (a !== 'approve' || !hasPartInList(ctx, r)) && (a !== 'publish' || r.rules.published) && (a !== 'revise' || r.revision_id === null));
  return {
    id: r.id, number: r.number, title: r.title, year: r.year, effectiveFrom: r.effective_from, effectiveTo: r.effective_to, unitId: r.unit_id, unitName: units.get(r.unit_id)?.name ?? r.unit_id, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code,
    kind: { id: r.kind_id, key: r.kind_key, name: r.kind_name }, rules: { ...r.rules, instructed: r.rules.instructed === true }, edition: r.edition, revisionOf: r.revision_of, revisionId: r.revision_id, status: r.status,
    inForce: isIssued(r.status) && r.effective_from <= today && (r.effective_to === null || r.effective_to >= today), decision: r.decision, documentNumber: r.document_number, issuedOn: r.issued_on, publishedAt: r.published_at && toShanghaiIso(r.published_at), publishedAs: r.published_as,
    submittedBy: person(r.submitted_by, r.submitted_by_name), submittedAt: r.submitted_at && toShanghaiIso(r.submitted_at), approvedBy: person(r.approved_by, r.approved_by_name), approvedAt: r.approved_at && toShanghaiIso(r.approved_at),
    draftedBy: { id: r.drafted_by, name: r.drafted_by_name }, draftedAt: toShanghaiIso(r.drafted_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: possible.filter((a) => responsibilityListReach.covers(ctx, responsibilityListLifecycle.actions[a].permission, r)),
  };
}
