import type { AssignmentDto } from '@anlan/contracts/tenancy';
import { toShanghaiIso, validOn } from '@anlan/domain';
import type { Row } from '@anlan/platform/db';
import { today } from '../organization/changes';

export interface AssignmentRow extends Row {
  id: string;
  member_id: string;
  member_name: string;
  role: string;
  unit_id: string | null;
  division_code: string | null;
  valid_from: string;
  valid_to: string | null;
  created_at: Date;
  version: number;
}

/** For a statement that names the table `a`. */
export const assignmentColumns = `a.id, a.member_id, a.role, a.unit_id, a.division_code, a.valid_from::text, a.valid_to::text, a.created_at, a.version,
  (select m.display_name from tenancy.member m where m.tenant_id = a.tenant_id and m.id = a.member_id) as member_name`;

export const toAssignment = (r: AssignmentRow): AssignmentDto => ({
  id: r.id, memberId: r.member_id, memberName: r.member_name, role: r.role, unitId: r.unit_id, divisionCode: r.division_code, validFrom: r.valid_from, validTo: r.valid_to,
  active: validOn({ validFrom: r.valid_from, validTo: r.valid_to }, today()), createdAt: toShanghaiIso(r.created_at), version: r.version,
});

/** What the assignment's events say of it. */
export const assignmentFacts = (r: AssignmentRow) => ({
  assignmentId: r.id, memberId: r.member_id, role: r.role, unitId: r.unit_id, divisionCode: r.division_code, validFrom: r.valid_from, validTo: r.valid_to,
});
