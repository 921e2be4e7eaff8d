import { allowedActions } from '@anlan/contracts/kit';
import { hazardErrors, hazardLifecycle, type HazardAction, type HazardState } from '@anlan/contracts/enforcement';
import { checkCreditCode, isInChina, toWgs84, type Position } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { HazardRow } from './hazard.entity';

type Decided = Pick<HazardRow, 'status' | 'due_at' | 'submitted_by'>;

export type Command =
  | { action: 'assign'; dueAt?: Date }
  | { action: 'start' }
  | { action: 'submit' }
  | { action: 'verify'; accepted: boolean }
  | { action: 'extend'; dueAt: Date };

export interface Decision {
  readonly to: HazardState;
  readonly event: 'assigned' | 'started' | 'submitted' | 'rejected' | 'closed' | 'extended';
}

/**
 * Whether an action may happen, and what follows. Pure: the state comes from the row, the time is given.
 * Closing (销号) needs a verification by somebody else than who submitted the rectification.
 */
export function decide(row: Decided, command: Command, actorId: string, now: Date): Decision {
  const { action } = command;
  const allowed = allowedActions(hazardLifecycle, row.status);
  if (!allowed.includes(action)) throw notAllowed(row.status, action, allowed);
  switch (command.action) {
    case 'assign':
      if (command.dueAt && command.dueAt <= now) throw invalidField('body.dueAt', hazardErrors.due_in_past);
      return { to: 'assigned', event: 'assigned' };
    case 'start':
      return { to: 'rectifying', event: 'started' };
    case 'submit':
      return { to: 'rectified', event: 'submitted' };
    case 'verify':
      if (row.submitted_by === actorId) throw new ProblemError(hazardErrors.same_person);
      return command.accepted ? { to: 'closed', event: 'closed' } : { to: 'rectifying', event: 'rejected' };
    case 'extend':
      if (command.dueAt <= now) throw invalidField('body.dueAt', hazardErrors.due_in_past);
      if (row.due_at && command.dueAt <= row.due_at) throw invalidField('body.dueAt', hazardErrors.extension_not_later);
      return { to: row.status, event: 'extended' };
  }
}

function notAllowed(state: HazardState, action: HazardAction, allowed: HazardAction[]): ProblemError {
  const { states, actions } = hazardLifecycle;
  const words = allowed.map((a) => `${actions[a].zh}(${a})`).join('、') || '无';
  return new ProblemError(hazardErrors.action_not_allowed, { state: states[state].zh, action: actions[action].zh, allowed: words }, [], { state, allowed });
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
