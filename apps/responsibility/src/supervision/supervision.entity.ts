import { allowedActions } from '@anlan/contracts/kit';
import { supervisionErrors, supervisionEvents, supervisionLifecycle, type KeptEvidence, type Supervision, type SupervisionState } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { namedCommittee, type InName } from '../committee/committee.name';
import { supervisionReach } from './supervision.reach';
import { mayDo } from './supervision.rules';

export type Side = Supervision['sides'][number];

/** One row of responsibility.supervision. */
export interface SupervisionRow extends LedgerRow, InName {
  number: string;
  kind: Supervision['kind'];
  level: Supervision['level'];
  enterprise_name: string | null;
  credit_code: string | null;
  unit_id: string | null;
  unit_name: string | null;
  addressee_unit_id: string | null;
  reason: string;
  basis: string;
  wanted: string;
  requirements: Supervision['requirements'];
  due_on: string;
  task_ids: string[];
  division_code: string;
  attachments: KeptEvidence[];
  sides: Side[];
  status: SupervisionState;
  all_replied: boolean;
  overdue_at: Date | null;
  submitted_by: string | null;
  decision: string | null;
  approved_by: string | null;
  approved_by_name: string | null;
  approved_at: Date | null;
  delivered_on: string | null;
  delivery_note: string | null;
  attendees: string[];
  minutes: KeptEvidence[];
  signed: KeptEvidence[];
  drafted_by: string;
  drafted_by_name: string;
  drafted_at: Date;
}

export const supervisionLedger = defineLedger({
  name: 'supervision', path: 'supervisions', table: 'responsibility.supervision', lifecycle: supervisionLifecycle, reach: supervisionReach, read: 'supervision.read', events: supervisionEvents, errors: supervisionErrors,
  json: ['requirements', 'attachments', 'sides', 'attendees', 'minutes', 'signed'],
  columns: [
    'id', 'number', 'kind', 'level', 'enterprise_name', 'credit_code', 'unit_id', 'unit_name', 'addressee_unit_id', 'reason', 'basis', 'wanted', 'requirements', 'due_on', 'task_ids', 'division_code', 'committee_id', 'committee_name', 'attachments', 'sides', 'status', 'all_replied', 'overdue_at',
    'submitted_by', 'decision', 'approved_by', 'approved_by_name', 'approved_at', 'delivered_on', 'delivery_note', 'attendees', 'minutes', 'signed', 'drafted_by', 'drafted_by_name', 'drafted_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: SupervisionRow) => supervisionFacts(r),
});

/** What every event says of a document. */
export const supervisionFacts = (r: SupervisionRow) => ({
  supervisionId: r.id, number: r.number, kind: r.kind, level: r.level, enterprise: r.enterprise_name === null ? null : { name: r.enterprise_name, creditCode: r.credit_code }, unitId: r.unit_id, taskIds: r.task_ids, committeeId: r.committee_id, divisionCode: r.division_code, dueOn: r.due_on,
});

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export function toSupervision(ctx: TenantContext, r: SupervisionRow, { divisions }: Reference): Supervision {
  return {
    id: r.id, number: r.number, kind: r.kind, level: r.level, dual: r.sides.length === 2, sides: r.sides, reason: r.reason, basis: r.basis, wanted: r.wanted, requirements: r.requirements, dueOn: r.due_on, taskIds: r.task_ids, divisionCode: r.division_code,
    divisionName: divisions.get(r.division_code)?.name ?? r.division_code, committee: namedCommittee(r), attachments: r.attachments, status: r.status, overdue: (r.status === 'delivered' || r.status === 'replied') && !r.all_replied && r.due_on < shanghaiDay(new Date()), overdueAt: r.overdue_at && toShanghaiIso(r.overdue_at), decision: r.decision,
    approvedBy: person(r.approved_by, r.approved_by_name), approvedAt: r.approved_at && toShanghaiIso(r.approved_at), deliveredOn: r.delivered_on, deliveryNote: r.delivery_note, attendees: r.attendees, minutes: r.minutes, signed: r.signed,
    draftedBy: { id: r.drafted_by, name: r.drafted_by_name }, draftedAt: toShanghaiIso(r.drafted_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(supervisionLifecycle, r.status).filter((a) => mayDo(ctx, a, r)),
  };
}
