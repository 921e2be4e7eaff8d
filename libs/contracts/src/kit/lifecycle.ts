import type { Permission } from '../access/permissions';

export interface LifecycleAction<S extends string> {
  readonly from: readonly S[];
  /** the state it leads to; more than one where the body decides */
  readonly to: readonly S[];
  readonly permission: Permission;
  readonly zh: string;
  readonly en: string;
}

/** A ledger's life-cycle as data: the service decides by it, the docs print it, the console draws it. */
export interface Lifecycle<S extends string = string, A extends string = string> {
  readonly initial: S;
  /** `final`: the work is done, nobody is expected to do more; it may be taken up again all the same */
  readonly states: Readonly<Record<S, { readonly zh: string; readonly en: string; readonly final?: boolean }>>;
  readonly actions: Readonly<Record<A, LifecycleAction<S>>>;
}

export function defineLifecycle<const S extends string, const A extends string>(l: Lifecycle<S, A>): Lifecycle<S, A> {
  return l;
}

/** The verbs the state allows, in the order of declaration. */
export function allowedActions<S extends string, A extends string>(l: Lifecycle<S, A>, state: S): A[] {
  return (Object.keys(l.actions) as A[]).filter((a) => l.actions[a].from.includes(state));
}

/** States that cannot be reached, and those that cannot be left though work is expected in them: both are mistakes in a table. */
export function lifecycleFaults<S extends string, A extends string>(l: Lifecycle<S, A>): string[] {
  const faults: string[] = [];
  const reached = new Set<S>([l.initial]);
  const actions = Object.values<LifecycleAction<S>>(l.actions);
  for (let grown = true; grown; ) {
    grown = false;
    for (const a of actions) {
      if (!a.from.some((s) => reached.has(s))) continue;
      const news = a.to.filter((s) => !reached.has(s));
      for (const s of news) reached.add(s);
      grown ||= news.length > 0;
    }
  }
  for (const s of Object.keys(l.states) as S[]) {
    if (!reached.has(s)) faults.push(`${s} cannot be reached`);
    const leaves = actions.some((a) => a.from.includes(s) && a.to.some((t) => t !== s));
    if (!l.states[s].final && !leaves) faults.push(`${s} is a dead end`);
  }
  return faults;
}
