import { hazardErrors } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import { invalidField } from '@anlan/platform/http';
import type { HazardRow } from './hazard.entity';
import { assertLater, type Outcome } from './hazard.rules';
import type { Step } from './hazard.steps';

/** The officer puts the deadline off himself; what was asked for is answered with it. */
export function extend({ row, body, now }: Step<'extend'>): Outcome {
  const dueAt = new Date(body.dueAt);
  assertLater(dueAt, row.due_at, now);
  return extended(row, dueAt, body.reason);
}

/** Who rectifies asks; nothing changes until it is decided. */
export function requestExtension({ row, body, actor, now }: Step<'request-extension'>): Outcome {
  if (row.due_at === null) throw invalidField('body.dueAt', hazardErrors.extension_without_deadline);
  const dueAt = new Date(body.dueAt);
  assertLater(dueAt, row.due_at, now);
  const extension = { dueAt: toShanghaiIso(dueAt), reason: body.reason, by: { id: actor.id, name: actor.name }, at: toShanghaiIso(now) };
  return { to: row.status, event: 'extension_requested', changes: { extension }, facts: { dueAt: extension.dueAt, reason: body.reason } };
}

/** Approved, the deadline is the one asked for or the one that is given instead; it has to lie ahead when it is decided. */
export function decideExtension({ row, body, now }: Step<'decide-extension'>): Outcome {
  if (body.result === 'refused') {
    return { to: row.status, event: 'extension_refused', changes: { extension: null }, facts: { dueAt: row.due_at && toShanghaiIso(row.due_at), reason: body.reason ?? '' } };
  }
  const dueAt = new Date(body.dueAt ?? row.extension?.dueAt ?? Number.NaN);
  assertLater(dueAt, row.due_at, now);
  return extended(row, dueAt, body.reason ?? row.extension?.reason ?? '');
}

const extended = (row: HazardRow, dueAt: Date, reason: string): Outcome => ({
  to: row.status, event: 'extended', changes: { due_at: dueAt, extension: null }, facts: { previousDueAt: row.due_at && toShanghaiIso(row.due_at), dueAt: toShanghaiIso(dueAt), reason },
});
