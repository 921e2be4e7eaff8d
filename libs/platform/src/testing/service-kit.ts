import type { ServiceName } from '@anlan/contracts/kit';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MixedList } from 'typeorm';
import { Attachments } from '../attachments';
import type { TenantTx } from '../db';
import { LocalFileStore } from '../files';
import { Jobs } from '../jobs';
import { Imports, NumberSeries, Rollups, Searches } from '../ledger';
import { Operations } from '../operations';
import { ReferenceDirectory } from '../reference';
import { createLogger, type Logger } from '../telemetry';
import { createServiceDatabase, type ServiceDatabase } from './service-database';
import { testTenant, type TestTenant } from './test-tenant';

/** What services are built of in tests, on a migrated database as the app role, with two districts. No HTTP, no NATS. */
export interface ServiceKit {
  readonly db: ServiceDatabase;
  readonly tx: TenantTx;
  readonly pingshan: TestTenant;
  readonly binjiang: TestTenant;
  readonly references: ReferenceDirectory;
  readonly numbers: NumberSeries;
  readonly attachments: Attachments;
  readonly jobs: Jobs;
  readonly operations: Operations;
  readonly imports: Imports;
  readonly searches: Searches;
  readonly rollups: Rollups;
  readonly logger: Logger;
  tenants(): Promise<{ tenantId: string; slug: string; kind: 'district' }[]>;
  close(): Promise<void>;
}

export async function serviceKit(service: ServiceName, migrations: MixedList<new () => object>): Promise<ServiceKit> {
  const db = await createServiceDatabase({ service, migrations });
  const dir = await mkdtemp(join(tmpdir(), 'anlan-files-'));
  const pingshan = testTenant('440310', [['440310001', '坪山街道'], ['440310003', '龙田街道']]);
  const binjiang = testTenant('330108', [['330108001', '西兴街道']]);
  const both = [pingshan, binjiang];
  const tx = db.tenantTx();
  const logger = createLogger(`${service}-test`, 'silent');
  const references = new ReferenceDirectory(service, tx, async (_pattern, data) => both.find((t) => t.id === (data as { tenantId?: string }).tenantId)?.snapshot ?? []);
  const store = new LocalFileStore(dir);
  const jobs = new Jobs(service, db.url, logger);
  const operations = new Operations(service, tx, randomBytes(32));
  const tenants: ServiceKit['tenants'] = async () => both.map((t) => ({ tenantId: t.id, slug: t.slug, kind: 'district' as const }));
  return {
    db, tx, pingshan, binjiang, references, jobs, operations, logger, tenants,
    numbers: new NumberSeries(service, tx),
    attachments: new Attachments(tx, store, service),
    imports: new Imports({ schema: service, tx, operations, jobs, files: store }, tenants, logger),
    searches: new Searches(service, tx, jobs, tenants, logger),
    rollups: new Rollups(service, tx, jobs, tenants, logger),
    close: async () => {
      await db.drop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
