import { systemContext } from '../../context';
import type { TenantTx } from '../../db';
import type { Jobs } from '../../jobs';
import type { Logger } from '../../telemetry';
import type { Rollup } from './rollup';

const SWEEP = 'rollup-fold';

type Folded = Pick<Rollup<never>, 'fold'>;

/** The rollups of a service, whose changes are folded soon after they are written; every minute those that a process left which ended. */
export class Rollups {
  private readonly all: Folded[] = [];
  private readonly touched = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly schema: string,
    private readonly tx: TenantTx,
    jobs: Jobs,
    private readonly tenants: () => Promise<readonly { readonly tenantId: string }[]>,
    private readonly logger: Pick<Logger, 'warn'>,
  ) {
    jobs.handle(SWEEP, async () => {
      for (const { tenantId } of await this.tenants()) await this.fold(tenantId);
    });
    jobs.every('* * * * *', SWEEP);
  }

  keep(...rollups: readonly Folded[]): void {
    this.all.push(...rollups);
  }

  /** A transaction of the tenant has committed. */
  touch(tenantId: string): void {
    this.touched.add(tenantId);
  }

  start(everyMs = 500): void {
    this.timer = setInterval(() => void this.sweep(), everyMs);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Folds all changes of one tenant; answers how many. */
  async fold(tenantId: string): Promise<number> {
    const ctx = systemContext({ tenantId, slug: '', tenantKind: 'district' }, this.schema);
    let changes = 0;
    for (const rollup of this.all) changes += await rollup.fold(this.tx, ctx);
    return changes;
  }

  private sweep(): Promise<void> {
    const tenants = [...this.touched];
    this.touched.clear();
    this.running = this.running.then(async () => {
      for (const tenantId of tenants) {
        // What is not folded now counts all the same, and the next minute folds it.
        await this.fold(tenantId).catch((e: unknown) => this.logger.warn({ err: e }, 'counts wait to be folded'));
      }
    });
    return this.running;
  }
}
