import type * as contract from '@anlan/contracts/enforcement';
import { hazardErrors, type HazardAction } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import { invalidField } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';
import type { z } from 'zod';
import { assignDepartment, closing, submitDepartment, verifyDepartment } from './hazard.department';
import { deadlineOf, usualDueAt } from './hazard.due';
import type { HazardRow } from './hazard.entity';
import { decideExtension, extend, requestExtension } from './hazard.extension';
import { assigneeIn, type Outcome } from './hazard.rules';
import { enterList, strikeOff } from './hazard.lists';
import { retag } from './hazard.retag';
import { giveOpinion, list, unlist, withoutOpinion } from './hazard.supervision';

/** The bodies of the steps, by action. */
export interface Bodies {
  assign: z.output<typeof contract.assignBody>;
  start: z.output<typeof contract.startBody>;
  submit: z.output<typeof contract.submitBody>;
  verify: z.output<typeof contract.verifyBody>;
  'request-extension': z.output<typeof contract.requestExtensionBody>;
  'decide-extension': z.output<typeof contract.decideExtensionBody>;
  extend: z.output<typeof contract.extendBody>;
  'assign-department': z.output<typeof contract.assignDepartmentBody>;
  'submit-department': z.output<typeof contract.submitDepartmentBody>;
  'verify-department': z.output<typeof contract.verifyDepartmentBody>;
  'list-supervision': z.output<typeof contract.listSupervisionBody>;
  'give-opinion': z.output<typeof contract.giveOpinionBody>;
  unlist: z.output<typeof contract.unlistBody>;
  urge: z.output<typeof contract.urgeBody>;
  reopen: z.output<typeof contract.reopenBody>;
  retag: z.output<typeof contract.retagBody>;
  'enter-list': z.output<typeof contract.enterListBody>;
  'strike-off': z.output<typeof contract.strikeOffBody>;
  transfer: z.output<typeof contract.transferBody>;
}

/** A step that somebody takes: the record, what he says, and what is known at that moment. */
export interface Step<A extends HazardAction = HazardAction> {
  readonly row: HazardRow;
  readonly body: Bodies[A];
  readonly actor: { readonly id: string; readonly name: string };
  readonly now: Date;
  readonly reference: Reference;
}

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);

/** What follows from each action that fits the record. Pure: the record, the time and the reference data are given. */
export const steps: { readonly [A in HazardAction]: (step: Step<A>) => Outcome } = {
  assign,
  start: () => ({ to: 'rectifying', event: 'started' }),
  submit: ({ body, actor }) => ({ to: 'rectified', event: 'submitted', changes: { submitted_by: actor.id }, facts: { evidenceCount: body.evidence.length } }),
  verify,
  'request-extension': requestExtension,
  'decide-extension': decideExtension,
  extend,
  'assign-department': assignDepartment,
  'submit-department': submitDepartment,
  'verify-department': verifyDepartment,
  'list-supervision': list,
  'give-opinion': giveOpinion,
  unlist,
  urge: ({ row, body, now }) => ({ to: row.status, event: 'urged', changes: { urged_at: now }, facts: { note: body.note ?? null } }),
  reopen,
  retag,
  'enter-list': enterList,
  'strike-off': strikeOff,
  transfer,
};

function assign({ row, body, now, reference }: Step<'assign'>): Outcome {
  const assignee = assigneeIn(reference, body);
  const name = assignee.name ?? row.subject_name;
  const due_at = deadlineOf({ row, now, reference }, body.dueAt, row.due_at);
  return {
    to: 'assigned', event: 'assigned', changes: { assignee_unit_id: assignee.unitId, assignee_member_id: assignee.memberId, assignee_name: name, due_at },
    facts: { assignee: { ...assignee, name }, dueAt: iso(due_at) },
  };
}

function verify({ row, body, now, reference }: Step<'verify'>): Outcome {
  if (body.result === 'accepted') return closing(row, 'enterprise', now);
  return {
    // Only what was assigned before every assignment had a deadline has none yet.
    to: 'rectifying', event: 'rejected', changes: { rejections: row.rejections + 1, due_at: row.due_at ?? usualDueAt(reference.settings, row.level, now), supervision: withoutOpinion(row.supervision) }, facts: { reason: body.reason ?? body.note ?? null },
  };
}

/** 抽查复核、投诉: all that had to be accepted has to be so anew, by the same two sides. */
function reopen({ row, body, now, reference }: Step<'reopen'>): Outcome {
  const assigned = row.assignee_unit_id !== null || row.assignee_member_id !== null || row.assignee_name !== null;
  // The deadline it had belongs to what was put right then.
  const due_at = deadlineOf({ row, now, reference }, body.dueAt, null);
  return {
    to: assigned ? 'rectifying' : 'reported', event: 'reopened',
    changes: {
      reopened: row.reopened + 1, closed_at: null, due_at, submitted_by: null, enterprise_accepted_at: null, supervision: withoutOpinion(row.supervision),
      department_status: row.department_status && 'assigned', department_submitted_by: null,
    },
    facts: { cause: body.cause, reason: body.reason, dueAt: iso(due_at) },
  };
}

/** 移送: who takes it on assigns it anew. */
function transfer({ row, body, reference }: Step<'transfer'>): Outcome {
  if (!reference.units.has(body.unitId)) throw invalidField('body.unitId', hazardErrors.unknown_unit);
  if (row.owner_unit_id === body.unitId) throw invalidField('body.unitId', hazardErrors.same_unit);
  return {
    to: 'reported', event: 'transferred', changes: { owner_unit_id: body.unitId, assignee_unit_id: null, assignee_member_id: null, assignee_name: null, extension: null },
    facts: { fromUnitId: row.owner_unit_id, toUnitId: body.unitId, reason: body.reason },
  };
}
