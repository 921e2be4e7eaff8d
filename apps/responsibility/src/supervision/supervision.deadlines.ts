import { supervisionEvents } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { systemContext, type TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { Jobs, type JobTenant } from '@anlan/platform/jobs';
import { CLOCK_BATCH, DistrictClock, inBatches } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { LOGGER } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { supervisionFacts, type SupervisionRow } from './supervision.entity';

/** The clock of documents: one whose day has passed while a side has not replied is marked, once, and told of; the mark commits with its event. */
@Injectable()
export class SupervisionDeadlines implements OnModuleInit {
  private readonly clock: DistrictClock<number>;

  constructor(private readonly tx: TenantTx, jobs: Jobs, references: ReferenceDirectory, @Inject(LOGGER) logger: Logger) {
    this.clock = new DistrictClock(jobs, references, logger, { name: 'supervision', sweep: (t) => this.sweep(t), tell: (overdue) => (overdue ? { overdue } : undefined) });
  }

  onModuleInit(): void {
    this.clock.start();
  }

  /** What is overdue when it is delivered is told of at once. */
  watch(tx: Tx, ctx: TenantContext, dueOn: string): void {
    if (dueOn < shanghaiDay(new Date())) this.clock.soon(tx, ctx);
  }

  /** How many documents became overdue. */
  async sweep(tenant: JobTenant, now = new Date()): Promise<number> {
    const ctx = systemContext(tenant, 'responsibility');
    return inBatches(() => this.tx.write(ctx, (tx) => this.markBatch(tx, ctx, now)));
  }

  private async markBatch(tx: Tx, ctx: TenantContext, now: Date): Promise<number> {
    const rows = await tx.rows<SupervisionRow>(
      `update responsibility.supervision s set overdue_at = $4, updated_at = $4, updated_by = $2, updated_by_name = $3, version = version + 1
       from (select id from responsibility.supervision where tenant_id = $1 and status in ('delivered', 'replied') and overdue_at is null and not all_replied and delivered_on is not null and due_on < $5
             order by due_on limit ${CLOCK_BATCH} for update skip locked) d
       where s.tenant_id = $1 and s.id = d.id returning s.*`,
      [ctx.tenantId, ctx.actor.id, ctx.actor.name, now, shanghaiDay(now)], 'supervision-mark-overdue',
    );
    for (const r of rows) {
      tx.emit({ spec: supervisionEvents.overdue, id: r.id, sequence: r.version, data: { ...supervisionFacts(r), status: r.status, actor: null } });
      tx.audit({ action: 'supervision.overdue', target: `supervisions/${r.id}`, detail: { number: r.number, dueOn: r.due_on } });
    }
    return rows.length;
  }
}
