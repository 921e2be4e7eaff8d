import { toShanghaiIso } from '@anlan/domain';
import type { HazardRow } from './hazard.entity';
import { assigneeIn, type Outcome } from './hazard.rules';
import type { Step } from './hazard.steps';
import { assertSupervised } from './hazard.supervision';

/**
 * 双重交办: the enterprise rectifies, and a department sees to it; each side is submitted and accepted by itself, and the
 * hazard closes with the second of them (双闭环).
 */
export function assignDepartment({ row, body, reference }: Step<'assign-department'>): Outcome {
  const department = assigneeIn(reference, body);
  return {
    to: row.status, event: 'department_assigned', facts: { department },
    changes: { department_unit_id: department.unitId, department_member_id: department.memberId, department_name: department.name, department_status: 'assigned' },
  };
}

export function submitDepartment({ row, body, actor }: Step<'submit-department'>): Outcome {
  return { to: row.status, event: 'department_submitted', changes: { department_status: 'submitted', department_submitted_by: actor.id }, facts: { evidenceCount: body.evidence.length } };
}

export function verifyDepartment({ row, body, now }: Step<'verify-department'>): Outcome {
  if (body.result === 'accepted') return closing(row, 'department', now);
  return { to: row.status, event: 'department_rejected', changes: { department_status: 'assigned', department_submitted_by: null }, facts: { reason: body.reason ?? body.note ?? null } };
}

/** One side is accepted. It closes the hazard (销号) where the other is too, or there is none; a major one only where its supervision is complete. */
export function closing(row: HazardRow, side: 'enterprise' | 'department', now: Date): Outcome {
  const changes = side === 'enterprise' ? { enterprise_accepted_at: row.department_status === null ? null : now } : { department_status: 'accepted' as const };
  const both = side === 'enterprise' ? row.department_status === null || row.department_status === 'accepted' : row.enterprise_accepted_at !== null;
  if (!both) return { to: row.status, event: 'accepted', changes, facts: { side } };
  assertSupervised(row);
  return { to: 'closed', event: 'closed', changes: { ...changes, closed_at: now, extension: null }, facts: { closedAt: toShanghaiIso(now) } };
}
