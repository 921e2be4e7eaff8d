import { systemContext } from '../../context';
import type { TenantTx } from '../../db';
import type { Jobs } from '../../jobs';
import type { Logger } from '../../telemetry';
import type { LedgerSearch } from './search';

const SWEEP = 'search-index';

interface SweptTenant {
  readonly tenantId: string;
  readonly slug: string;
  readonly kind: 'platform' | 'city' | 'district';
}

/** The searches of a service, whose records are indexed every minute as they come to a batch. */
export class Searches {
  private readonly all: Pick<LedgerSearch<never>, 'index' | 'ledger'>[] = [];

  constructor(
    private readonly schema: string,
    private readonly tx: TenantTx,
    jobs: Jobs,
    private readonly tenants: () => Promise<readonly SweptTenant[]>,
    private readonly logger: Pick<Logger, 'info'>,
  ) {
    jobs.handle(SWEEP, () => this.sweepAll());
    jobs.every('* * * * *', SWEEP);
  }

  keep(...searches: readonly Pick<LedgerSearch<never>, 'index' | 'ledger'>[]): void {
    this.all.push(...searches);
  }

  async sweepAll(): Promise<void> {
    for (const tenant of await this.tenants()) {
      const batches = await this.sweep(tenant);
      if (batches) this.logger.info({ tenant: tenant.slug, batches }, 'records were indexed for search');
    }
  }

  /** Indexes all full batches of one tenant; answers how many. */
  async sweep({ tenantId, slug, kind }: SweptTenant): Promise<number> {
    const ctx = systemContext({ tenantId, slug, tenantKind: kind }, this.schema);
    let batches = 0;
    for (const search of this.all) for (let made; (made = await search.index(this.tx, ctx)) > 0; ) batches += made;
    return batches;
  }
}
