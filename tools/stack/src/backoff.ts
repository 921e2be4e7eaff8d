const FIRST_MS = 200;
const LIMIT_MS = 5_000;
const HEALTHY_RESET_MS = 30_000;
const LOOP_CRASHES = 5;
const LOOP_WINDOW_MS = 20_000;

/**
 * When to restart a crashed process: 0.2 s, doubling to 5 s; back to 0.2 s after 30 s of health.
 * Five crashes within 20 s are a loop: still restarted, but reported. Times are milliseconds on one clock.
 */
export class RestartPolicy {
  private delay = FIRST_MS;
  private crashes: number[] = [];

  /** Call at each crash; `healthySince` is when the process last became healthy, if it did. */
  crashed(now: number, healthySince: number | undefined): { delayMs: number; loop: boolean } {
    if (healthySince !== undefined && now - healthySince >= HEALTHY_RESET_MS) {
      this.delay = FIRST_MS;
      this.crashes = [];
    }
    this.crashes = [...this.crashes.filter((at) => now - at < LOOP_WINDOW_MS), now];
    const delayMs = this.delay;
    this.delay = Math.min(this.delay * 2, LIMIT_MS);
    return { delayMs, loop: this.crashes.length >= LOOP_CRASHES };
  }
}
