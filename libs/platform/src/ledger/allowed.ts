import { allowedActions, type Lifecycle } from '@anlan/contracts/kit';
import { ProblemError } from '../http/problem';

/** Throws the problem `code` where the state does not allow the action; what may be done instead is in the answer, for people and for programs. */
export function assertAllowed<S extends string, A extends string>(lifecycle: Lifecycle<S, A>, state: S, action: A, code: string): void {
  if (!allowedActions(lifecycle, state).includes(action)) throw notNow(lifecycle, state, lifecycle.actions[action].zh, code);
}

/** The same for what is no action of the life-cycle (`what`: in the words of people), or where the record allows other actions than its state does. */
export function notNow<S extends string, A extends string>(lifecycle: Lifecycle<S, A>, state: S, what: string, code: string, allowed: readonly A[] = allowedActions(lifecycle, state)): ProblemError {
  const words = allowed.map((a) => `${lifecycle.actions[a].zh}(${a})`).join('、') || '无';
  return new ProblemError(code, { state: lifecycle.states[state].zh, action: what, allowed: words }, [], { state, allowed });
}
