/** Counts failed sign-ins per username: after `limit` failures every attempt is refused for `lockMs`, even a right one. */
export class LoginThrottle {
  private readonly failures = new Map<string, { count: number; lockedUntil: number }>();

  constructor(
    private readonly limit = 10,
    private readonly lockMs = 60_000,
    private readonly now: () => number = Date.now,
    private readonly capacity = 10_000,
  ) {}

  isLocked(username: string): boolean {
    const entry = this.failures.get(username);
    return entry !== undefined && entry.lockedUntil > this.now();
  }

  failed(username: string): void {
    const entry = this.failures.get(username) ?? { count: 0, lockedUntil: 0 };
    if (entry.lockedUntil !== 0 && entry.lockedUntil <= this.now()) entry.count = 0;
    entry.count += 1;
    entry.lockedUntil = entry.count >= this.limit ? this.now() + this.lockMs : 0;
    this.failures.set(username, entry);
    // Made-up usernames must not fill the memory; the oldest entry goes first.
    const oldest = this.failures.keys().next();
    if (this.failures.size > this.capacity && !oldest.done) this.failures.delete(oldest.value);
  }

  succeeded(username: string): void {
    this.failures.delete(username);
  }
}
