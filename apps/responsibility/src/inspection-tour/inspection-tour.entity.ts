import { allowedActions } from '@anlan/contracts/kit';
import { inspectionTourErrors, inspectionTourEvents, inspectionTourLifecycle, type InspectionTour, type InspectionTourAction, type InspectionTourLevel, type InspectionTourStage, type InspectionTourState, type TourBody, type TourPerson } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { defineLedger, wholeTenant, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { namedCommittee, type InName } from '../committee/committee.name';
import type { FindingsRow } from './inspection-tour.findings';
import { inspectionTourReach } from './inspection-tour.reach';
import { assertApproves, assertCloses, assertIssued, assertRenames, isOverdue } from './inspection-tour.rules';

export interface InspectionTourRow extends LedgerRow, InName {
  number: string;
  name: string;
  year: number;
  level: InspectionTourLevel;
  target_unit_ids: string[];
  target_division_codes: string[];
  basis: string;
  plan_file_ids: string[];
  leader: TourPerson;
  members: TourPerson[];
  bodies: TourBody[];
  /** whom it names: the group, the bodies that take part, the units that are visited */
  named_member_ids: string[];
  named_unit_ids: string[];
  stay_from: string;
  stay_to: string;
  status: InspectionTourState;
  /** by subject: who drafted or changed the plan */
  authors: string[];
  approved_by: string | null;
  approved_by_name: string | null;
  approved_on: string | null;
  stationed_on: string | null;
  left_on: string | null;
  fed_back_on: string | null;
  document_number: string | null;
  rectify_by: string | null;
  list_id: string | null;
  closed_by: string | null;
  closed_by_name: string | null;
  closed_on: string | null;
  conclusion: string | null;
  reason: string | null;
  stages: InspectionTourStage[];
  drafted_by: string;
  drafted_by_name: string;
  drafted_at: Date;
}
export const inspectionTourLedger = defineLedger({
  name: 'inspection-tour', path: 'inspection-tours', table: 'responsibility.inspection_tour', lifecycle: inspectionTourLifecycle, reach: inspectionTourReach, read: 'inspection-tour.read', events: inspectionTourEvents, errors: { action_not_allowed: inspectionTourErrors.action_not_allowed }, json: ['leader', 'members', 'bodies', 'stages'],
  columns: [
    'id', 'number', 'name', 'year', 'level', 'target_unit_ids', 'target_division_codes', 'committee_id', 'committee_name', 'basis', 'plan_file_ids', 'leader', 'members', 'bodies', 'named_member_ids', 'named_unit_ids', 'stay_from', 'stay_to', 'status', 'authors', 'approved_by', 'approved_by_name', 'approved_on', 'stationed_on', 'left_on', 'fed_back_on',
    'document_number', 'rectify_by', 'list_id', 'closed_by', 'closed_by_name', 'closed_on', 'conclusion', 'reason', 'stages', 'drafted_by', 'drafted_by_name', 'drafted_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: InspectionTourRow) => ({ tourId: r.id, number: r.number, year: r.year, level: r.level, targetUnitIds: r.target_unit_ids, targetDivisionCodes: r.target_division_codes, committeeId: r.committee_id, stayFrom: r.stay_from, stayTo: r.stay_to, stationedOn: r.stationed_on, fedBackOn: r.fed_back_on, listId: r.list_id, rectifyBy: r.rectify_by }),
});

const holds = (rule: () => void): boolean => {
  try {
    rule();
    return true;
  } catch (x) {
    if (x instanceof ProblemError) return false;
    throw x;
  }
};
/** What the rules of a step ask of the record and of who takes it. */
function may({ actor }: TenantContext, r: InspectionTourRow, findings: FindingsRow | null, a: InspectionTourAction): boolean {
  switch (a) {
    case 'approve': return holds(() => assertApproves(r, actor));
    case 'name-list': return holds(() => assertRenames(r.status, findings));
    case 'rectify': return holds(() => assertIssued(findings));
    case 'close': return holds(() => assertCloses(r, findings, actor));
    default: return true;
  }
}
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export function toInspectionTour(ctx: TenantContext, r: InspectionTourRow, findings: FindingsRow | null, { units, divisions }: Reference): InspectionTour {
  return {
    id: r.id, number: r.number, name: r.name, year: r.year, level: r.level, targetUnitIds: r.target_unit_ids, targetDivisionCodes: r.target_division_codes, targetUnits: r.target_unit_ids.map((id) => ({ id, name: units.get(id)?.name ?? id })), targetDivisions: r.target_division_codes.map((code) => ({ code, name: divisions.get(code)?.name ?? code })),
    committee: namedCommittee(r), basis: r.basis, fileIds: r.plan_file_ids, leader: r.leader, members: r.members, bodies: r.bodies, stayFrom: r.stay_from, stayTo: r.stay_to, status: r.status, overdue: isOverdue(r, shanghaiDay(new Date())), approvedBy: person(r.approved_by, r.approved_by_name), approvedOn: r.approved_on, stationedOn: r.stationed_on, leftOn: r.left_on,
    fedBackOn: r.fed_back_on, documentNumber: r.document_number, rectifyBy: r.rectify_by, list: findings && { id: findings.id, number: findings.number, title: findings.title, status: findings.status, total: findings.total, closed: findings.closed }, closedBy: person(r.closed_by, r.closed_by_name), closedOn: r.closed_on, conclusion: r.conclusion,
    reason: r.reason, stages: r.stages, draftedBy: { id: r.drafted_by, name: r.drafted_by_name }, draftedAt: toShanghaiIso(r.drafted_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(inspectionTourLifecycle, r.status).filter((a) => wholeTenant.covers(ctx, inspectionTourLifecycle.actions[a].permission, {}) && may(ctx, r, findings, a)),
  };
}
