import { allowedActions } from '@anlan/contracts/kit';
import { hazardErrors, hazardLifecycle, type HazardAction, type HazardEvent, type HazardState, type ReportHazardBody } from '@anlan/contracts/enforcement';
import { checkCreditCode, isInChina, toWgs84, type Position } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { notNow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import type { HazardRow } from './hazard.entity';

/** What of a record decides which steps it may take. */
export type Decided = Pick<HazardRow, 'status' | 'level' | 'submitted_by' | 'department_status' | 'department_submitted_by' | 'enterprise_accepted_at' | 'extension' | 'supervision' | 'lists'>;

/** What a step leads to, and what it changes besides. */
export interface Outcome {
  readonly to: HazardState;
  readonly event: HazardEvent;
  readonly changes?: Partial<HazardRow>;
  /** what its event says, besides what every event does */
  readonly facts?: Record<string, unknown>;
}

export const isListed = ({ supervision }: Pick<Decided, 'supervision'>): boolean => supervision !== null && supervision.unlistedAt === null;

/** Where the state alone does not say whether an action fits the record. */
const fits: Partial<Readonly<Record<HazardAction, (row: Decided) => boolean>>> = {
  verify: (row) => row.enterprise_accepted_at === null,
  'request-extension': (row) => row.extension === null,
  'decide-extension': (row) => row.extension !== null,
  'assign-department': (row) => row.department_status === null,
  'submit-department': (row) => row.department_status === 'assigned',
  'verify-department': (row) => row.department_status === 'submitted',
  'give-opinion': isListed,
  unlist: isListed,
  'strike-off': (row) => row.lists.some((l) => l.struckOffAt === null),
};

/** The verbs that fit the record, in the order of their declaration. */
export function possible(row: Decided): HazardAction[] {
  return byState[row.status].filter((a) => fits[a]?.(row) ?? true);
}

const byState = Object.fromEntries(Object.keys(hazardLifecycle.states).map((s) => [s, allowedActions(hazardLifecycle, s as HazardState)])) as Record<HazardState, HazardAction[]>;

/** Nobody judges what he did himself: neither when it is verified nor when it is looked at again. */
export function isOwnWork(row: Decided, action: HazardAction, actorId: string): boolean {
  if (action === 'verify') return row.submitted_by === actorId;
  if (action === 'verify-department') return row.department_submitted_by === actorId;
  return action === 'reopen' && (row.submitted_by === actorId || row.department_submitted_by === actorId);
}

/** Throws where the action does not fit the record, or is not for this person. */
export function assertPossible(row: Decided, action: HazardAction, actorId: string): void {
  const allowed = possible(row);
  if (!allowed.includes(action)) throw notNow(hazardLifecycle, row.status, hazardLifecycle.actions[action].zh, hazardErrors.action_not_allowed, allowed);
  if (isOwnWork(row, action, actorId)) throw new ProblemError(hazardErrors.same_person);
}

/** Who is named, where he is somebody: a unit, a person in use, or both. */
export function assigneeIn(reference: Reference, { unitId, memberId }: { unitId?: string | undefined; memberId?: string | undefined }): { unitId: string | null; memberId: string | null; name: string | null } {
  const unit = unitId ? reference.units.get(unitId) : undefined;
  const member = memberId ? reference.members.get(memberId) : undefined;
  if (unitId && !unit) throw invalidField('body.unitId', hazardErrors.unknown_assignee);
  if (memberId && !member?.enabled) throw invalidField('body.memberId', hazardErrors.unknown_assignee);
  return { unitId: unit?.id ?? null, memberId: member?.id ?? null, name: member?.name ?? unit?.name ?? null };
}

/** A deadline that somebody sets lies ahead. */
export function assertAhead(dueAt: Date, now: Date): void {
  if (dueAt <= now) throw invalidField('body.dueAt', hazardErrors.due_in_past);
}

/** A deadline that is put off lies ahead, and after the present one. */
export function assertLater(dueAt: Date, present: Date | null, now: Date): void {
  assertAhead(dueAt, now);
  if (present && dueAt <= present) throw invalidField('body.dueAt', hazardErrors.extension_not_later);
}

/**
 * 现场整改: what an inspector finds and sees put right while he is there is recorded as one, finding and rectification, with
 * evidence of both, and nobody comes back for it. So the report itself closes it; a sampling re-check by somebody else may
 * re-open it. A major hazard is never closed so: 安全生产事故隐患排查治理暂行规定 art. 15 wants a plan for it.
 */
export function closesAtOnce({ rectification, level, evidence = [] }: Pick<ReportHazardBody, 'rectification' | 'level' | 'evidence'>): boolean {
  const shows = (phase: 'before' | 'after'): boolean => evidence.some((e) => typeof e !== 'string' && e.phase === phase);
  return rectification === 'on_the_spot' && level === 'general' && shows('before') && shows('after');
}

/** 统一社会信用代码 by its checksum (GB 32100-2015); answers the reason it is wrong, or null. */
export function creditCodeFault(code: string): string | null {
  const checked = checkCreditCode(code);
  if (checked.ok) return null;
  switch (checked.reason) {
    case 'length': return '应为 18 位';
    case 'alphabet': return '含有不允许的字符';
    default: return '校验位不符';
  }
}

/** A position that cannot be in China is a wrong coordinate system or exchanged numbers: refuse it where it is entered. */
export function positionFault(position: Position): boolean {
  try {
    return !isInChina(toWgs84(position));
  } catch {
    return true;
  }
}
