import { commonErrors } from '@anlan/contracts/kit';
import { ApiError } from '../src/api';
import { until, type Caller } from './platform-kit';

/**
 * Clients that report one hazard after another, each under a key of its own, as a careful client does: whatever goes
 * wrong on the way, it asks again with the same key until it is told 201.
 */
export class Reporters {
  private readonly acknowledged = new Map<string, string>();
  private readonly clients: Promise<void>[];
  private next = 0;
  private stopped = false;

  constructor(
    private readonly officer: Caller,
    private readonly divisionCode: string,
    clients = 8,
  ) {
    this.clients = Array.from({ length: clients }, () => this.work());
  }

  /** Resolves when this many more are acknowledged: the platform takes reports (again). */
  async more(count: number): Promise<void> {
    const enough = this.acknowledged.size + count;
    await until(`${count} more reports`, async () => (this.acknowledged.size >= enough ? true : undefined));
  }

  /** Every client finishes what it is at. Gives title → id of all that was acknowledged. */
  async end(): Promise<ReadonlyMap<string, string>> {
    this.stopped = true;
    await Promise.all(this.clients);
    return this.acknowledged;
  }

  /** The id under which the platform has the report of this key. */
  async report(key: string): Promise<string> {
    return until(`the acknowledgement of ${key}`, async () => {
      const body = { title: key, divisionCode: this.divisionCode, source: 'patrol' };
      try {
        return (await this.officer.post<{ id: string }>('/api/enforcement/v1/hazards', body, { headers: { 'idempotency-key': key } })).id;
      } catch (e) {
        // The transaction of the first try may still be under way, although the one who began it is gone.
        if (e instanceof ApiError && e.problem.code === commonErrors.idempotency_running) return undefined;
        throw e;
      }
    });
  }

  private async work(): Promise<void> {
    while (!this.stopped) {
      const key = `reported-${this.next++}`;
      this.acknowledged.set(key, await this.report(key));
    }
  }
}
