import type { TenantContext } from '../context';
import type { Tx } from '../db';
import type { Jobs, JobTenant } from '../jobs';
import type { ReferenceDirectory } from '../reference';
import type { Logger } from '../telemetry';

/** Rows that one transaction of a clock marks at most: what is told of them commits with the mark. */
export const CLOCK_BATCH = 500;

/** Takes batches until one is not full; answers how many there were in all. */
export async function inBatches(batch: () => Promise<number>): Promise<number> {
  for (let all = 0; ; ) {
    const n = await batch();
    all += n;
    if (n < CLOCK_BATCH) return all;
  }
}

interface Clock<R> {
  /** names its jobs */
  readonly name: string;
  /** crontab; every minute where nothing is said */
  readonly cron?: string;
  readonly sweep: (tenant: JobTenant) => Promise<R>;
  /** what the log says of a sweep; undefined where nothing happened */
  readonly tell: (done: R) => Record<string, unknown> | undefined;
}

/**
 * A clock over the ledgers of all districts: at its times, and in one district where a change asks for it. How far it got stands in
 * the rows, so that a process that is killed neither skips nor repeats anything; what fails in one district keeps none of the others waiting.
 */
export class DistrictClock<R> {
  constructor(
    private readonly jobs: Jobs,
    private readonly references: Pick<ReferenceDirectory, 'tenants'>,
    private readonly logger: Pick<Logger, 'info' | 'error'>,
    private readonly clock: Clock<R>,
  ) {}

  start(): void {
    const { name, cron = '* * * * *' } = this.clock;
    this.jobs.handle(`${name}-sweep`, () => this.sweepAll());
    this.jobs.handle<JobTenant>(`${name}-tenant`, async (t) => void (await this.clock.sweep(t)));
    this.jobs.every(cron, `${name}-sweep`);
  }

  /** Sweeps the district once the transaction has committed, or at that instant; asked twice, it is done once. */
  soon(tx: Tx, { tenantId, slug, tenantKind }: TenantContext, runAt?: Date): void {
    tx.queue(this.jobs.add(`${this.clock.name}-tenant`, { tenantId, slug, tenantKind }, { key: `${this.clock.name}:${tenantId}${runAt ? `:${runAt.getTime()}` : ''}`, ...(runAt && { runAt }) }));
  }

  /** @throws what failed first, once all districts have had their turn: the job is tried again */
  async sweepAll(): Promise<void> {
    const faults: unknown[] = [];
    for (const { tenantId, slug, kind } of this.references.tenants()) {
      if (kind !== 'district') continue;
      try {
        const told = this.clock.tell(await this.clock.sweep({ tenantId, slug, tenantKind: kind }));
        if (told) this.logger.info({ tenant: slug, ...told }, `${this.clock.name} swept`);
      } catch (err) {
        this.logger.error({ err, tenant: slug }, `${this.clock.name} not swept`);
        faults.push(err);
      }
    }
    if (faults.length) throw faults[0];
  }
}
