import { systemContext } from '../../context';
import type { Logger } from '../../telemetry';
import { keyOf } from './import-files';
import type { ImportKind } from './import-kind';
import { LedgerImport, type ImportParts } from './ledger-import';

const SWEEP = 'import-sweep';
/** Days that an uploaded file waits to be imported, and that the refused rows of an import can be fetched. */
const WAITS = 7;
const KEPT = 30;

interface SweptTenant {
  readonly tenantId: string;
  readonly slug: string;
  readonly kind: 'platform' | 'city' | 'district';
}

/** The imports of a service: features define theirs when their module starts. */
export class Imports {
  constructor(
    private readonly parts: ImportParts,
    private readonly tenants: () => Promise<readonly SweptTenant[]>,
    private readonly logger: Pick<Logger, 'info'>,
  ) {
    parts.jobs.handle(SWEEP, () => this.sweepAll());
    parts.jobs.every('30 19 * * *', SWEEP); // 03:30 in Shanghai
  }

  define<K extends string, T>(kind: ImportKind<K, T>): LedgerImport<K, T> {
    return new LedgerImport(this.parts, kind);
  }

  async sweepAll(): Promise<void> {
    for (const tenant of await this.tenants()) {
      const removed = await this.sweep(tenant);
      if (removed) this.logger.info({ tenant: tenant.slug, removed }, 'imports have passed their time');
    }
  }

  /** Imports hold what people wrote of people: after their time they go, with their files. */
  async sweep({ tenantId, slug, kind }: SweptTenant): Promise<number> {
    const { schema, tx, files } = this.parts;
    const ctx = systemContext({ tenantId, slug, tenantKind: kind }, schema);
    const gone = await tx.write(ctx, (t) => t.rows<{ id: string }>(
      `delete from ${schema}.import where tenant_id = $1 and created_at < now() - case when mapping is null then interval '${WAITS} days' else interval '${KEPT} days' end returning id`,
      [ctx.tenantId]));
    for (const { id } of gone) await files.remove(keyOf(ctx, id));
    return gone.length;
  }
}
