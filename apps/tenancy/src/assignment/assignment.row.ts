import type { AssignmentDto } from '@anlan/contracts/tenancy';
import { toShanghaiIso, validOn } from '@anlan/domain';
import type { Row } from '@anlan/platform/db';
import { today } from '../organization/changes';
import { holdOf } from '../organization/organization.reach';
import type { Binding } from './assignment.rules';

export interface AssignmentRow extends Row {
  id: string;
  member_id: string;
  member_name: string;
  member_kind: 'user' | 'client';
  role: string;
  unit_id: string | null;
  division_code: string | null;
  unit_only: boolean;
  delegated_from: string | null;
  reason: string | null;
  valid_from: string;
  valid_to: string | null;
  created_at: Date;
  version: number;
}

/** For a statement that names the table `a`. */
export const assignmentColumns = `a.id, a.member_id, a.role, a.unit_id, a.division_code, a.unit_only, a.delegated_from, a.reason, a.valid_from::text, a.valid_to::text, a.created_at, a.version,
  (select m.display_name from tenancy.member m where m.tenant_id = a.tenant_id and m.id = a.member_id) as member_name,
  (select m.kind from tenancy.member m where m.tenant_id = a.tenant_id and m.id = a.member_id) as member_kind`;

export const toBinding = (r: AssignmentRow): Binding => ({
  role: r.role, unitId: r.unit_id, divisionCode: r.division_code, unitOnly: r.unit_only, delegatedFrom: r.delegated_from, validFrom: r.valid_from, validTo: r.valid_to,
});

/** What the assignment covers, as `holdReach` asks for it. */
export const holdOfRow = (r: AssignmentRow) => holdOf(toBinding(r));

export const isActive = (r: AssignmentRow): boolean => validOn({ validFrom: r.valid_from, validTo: r.valid_to }, today());

export const toAssignment = (r: AssignmentRow): AssignmentDto => ({
  id: r.id, memberId: r.member_id, memberName: r.member_name, memberKind: r.member_kind, ...toBinding(r), active: isActive(r), createdAt: toShanghaiIso(r.created_at), version: r.version,
});

/** What the assignment's events say of it. */
export const assignmentFacts = (r: AssignmentRow) => ({ assignmentId: r.id, memberId: r.member_id, ...toBinding(r) });
