import { committeeErrors, committeeEvents, committeeLifecycle, type Committee, type CommitteeKind, type CommitteeSeat, type CommitteeState, type SeatRole } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { committeeReach } from './committee.reach';
import { vacancyOf } from './committee.rules';

export interface CommitteeRow extends LedgerRow {
  kind: CommitteeKind;
  name: string;
  field: string | null;
  division_code: string;
  parent_committee_id: string | null;
  office_unit_id: string | null;
  rules: string | null;
  ends_on: string | null;
  basis_document: string;
  set_up_on: string;
  status: CommitteeState;
  adjustments: number;
  adjusted_on: string | null;
  dissolved_on: string | null;
  dissolve_reason: string | null;
  established_by: string;
  established_by_name: string;
  established_at: Date;
}

/** One place in a committee, as long as one person or post holds it. */
export interface SeatRow extends Row {
  id: string;
  committee_id: string;
  place: number;
  role: SeatRole;
  unit_id: string | null;
  unit_name: string;
  post: string | null;
  member_id: string | null;
  person_name: string | null;
  from_day: string;
  /** the first day on which it is no more */
  until_day: string | null;
  came_by: number;
  left_by: number | null;
}

export const committeeLedger = defineLedger({
  name: 'committee', path: 'committees', table: 'responsibility.committee', lifecycle: committeeLifecycle, reach: committeeReach, read: 'committee.read', events: committeeEvents, errors: committeeErrors,
  columns: [
    'id', 'kind', 'name', 'field', 'division_code', 'parent_committee_id', 'office_unit_id', 'rules', 'ends_on', 'basis_document', 'set_up_on', 'status', 'adjustments', 'adjusted_on', 'dissolved_on', 'dissolve_reason',
    'established_by', 'established_by_name', 'established_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: CommitteeRow) => ({ committeeId: r.id, kind: r.kind, name: r.name, divisionCode: r.division_code, parentCommitteeId: r.parent_committee_id }),
});

export function toCommittee(ctx: TenantContext, r: CommitteeRow, { divisions, units }: Reference): Committee {
  return {
    id: r.id, kind: r.kind, name: r.name, field: r.field, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, parentCommitteeId: r.parent_committee_id,
    officeUnitId: r.office_unit_id, officeUnitName: r.office_unit_id && (units.get(r.office_unit_id)?.name ?? null), rules: r.rules, endsOn: r.ends_on, basisDocument: r.basis_document, setUpOn: r.set_up_on, status: r.status,
    adjustments: r.adjustments, adjustedOn: r.adjusted_on, dissolvedOn: r.dissolved_on, dissolveReason: r.dissolve_reason, establishedBy: { id: r.established_by, name: r.established_by_name }, establishedAt: toShanghaiIso(r.established_at),
    updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(committeeLifecycle, r.status).filter((a) => committeeReach.covers(ctx, committeeLifecycle.actions[a].permission, r)),
  };
}

export const toSeat = (s: SeatRow, { members }: Pick<Reference, 'members'>): CommitteeSeat => ({
  id: s.id, role: s.role, unitId: s.unit_id, unitName: s.unit_name, post: s.post, memberId: s.member_id, personName: s.person_name, from: s.from_day, until: s.until_day, cameBy: s.came_by, leftBy: s.left_by, vacant: vacancyOf(s, members),
});
