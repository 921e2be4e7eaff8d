import type { Lifecycle } from '@anlan/contracts/kit';

/** The way a record goes. Of several ends it comes to one: that one where it has, all of them together where it has not. */
export function stepsOf<S extends string>({ states }: Lifecycle<S, string>, state: S): S[][] {
  const all = Object.keys(states) as S[];
  const ends = states[state].final ? [state] : all.filter((s) => states[s].final);
  return [...all.filter((s) => !states[s].final).map((s) => [s]), ...(ends.length ? [ends] : [])];
}
