/** Between two looks: short beside what is awaited, long enough to leave the processor to it. */
const PAUSE_MS = 10;

export interface UntilOptions {
  /** milliseconds after which it counts as not happening; default 15,000 */
  readonly withinMs?: number;
}

/**
 * Asks again and again until the answer is neither false nor empty, and resolves to that answer. An error counts as
 * "not yet". Past the deadline it rejects, naming `what` was awaited and the last error; it always asks once.
 */
export async function until<T>(what: string, ask: () => T | Promise<T>, { withinMs = 15_000 }: UntilOptions = {}): Promise<NonNullable<T>> {
  const deadline = Date.now() + withinMs;
  let last: unknown;
  do {
    try {
      const found = await ask();
      if (found) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  } while (Date.now() < deadline);
  const why = last === undefined ? '' : `: ${last instanceof Error ? last.message : String(last)}`;
  throw new Error(`not within ${withinMs} ms: ${what}${why}`, { cause: last });
}
