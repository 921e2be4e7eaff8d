/** Milliseconds since the epoch; tests pass their own. */
export type Clock = () => number;

/** Has less than `span` ms passed since `at`? A clock set back counts as "no", so that no limit outlives a time change. */
export function within(now: number, at: number | undefined, span: number): boolean {
  return at !== undefined && now >= at && now - at < span;
}
