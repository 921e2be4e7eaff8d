import { escalationLevels } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import { systemContext, type TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { Jobs, type JobTenant } from '@anlan/platform/jobs';
import { CLOCK_BATCH, DistrictClock, inBatches } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { LOGGER } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { HazardRow } from './hazard.entity';
import { eventOf } from './hazard.report';

/**
 * The clock of the ledger. Every minute each tenant's open hazards past their deadline are marked, once, and told of as
 * `hazard.overdue`; a deadline nearer than the next sweep gets a timer of its own. What stays overdue is brought before the
 * community, the street and the district in turn, each once: how far it has risen stands in the record, so that no restart repeats or skips a reminder.
 */
@Injectable()
export class HazardDeadlines implements OnModuleInit {
  private readonly clock: DistrictClock<number>;

  constructor(private readonly tx: TenantTx, jobs: Jobs, private readonly references: ReferenceDirectory, @Inject(LOGGER) logger: Logger) {
    this.clock = new DistrictClock(jobs, references, logger, { name: 'hazard-overdue', sweep: (t) => this.sweep(t), tell: (overdue) => (overdue ? { overdue } : undefined) });
  }

  onModuleInit(): void {
    this.clock.start();
  }

  watch(tx: Tx, ctx: TenantContext, dueAt: Date | null): void {
    if (!dueAt || dueAt.getTime() > Date.now() + 60_000) return;
    const second = Math.max(Math.floor(dueAt.getTime() / 1000) + 1, Math.floor(Date.now() / 1000));
    this.clock.soon(tx, ctx, new Date(second * 1000));
  }

  /** Marks what is overdue in one tenant, and lets the reminders rise that are due; returns how many became overdue. */
  async sweep(tenant: JobTenant): Promise<number> {
    const ctx = systemContext(tenant, 'enforcement');
    const marked = await inBatches(() => this.tx.write(ctx, (tx) => this.markBatch(tx, ctx)));
    await this.escalate(ctx);
    return marked;
  }

  /** From the lowest level up: what passed two thresholds while nobody looked is told to both. */
  private async escalate(ctx: TenantContext): Promise<void> {
    const { escalation } = (await this.references.get(ctx.tenantId)).setting('hazardOversight');
    for (const [i, level] of escalationLevels.entries()) {
      await inBatches(() => this.tx.write(ctx, (tx) => this.raiseBatch(tx, ctx, i + 1, escalation[level])));
    }
  }

  private async raiseBatch(tx: Tx, ctx: TenantContext, to: number, days: number): Promise<number> {
    const rows = await tx.rows<HazardRow & { days: number }>(
      `update enforcement.hazard h set escalation = $4::smallint, escalated_at = now(), updated_at = now(), updated_by = $2, updated_by_name = $3, version = version + 1
       from (select id from enforcement.hazard where tenant_id = $1 and status <> 'closed' and overdue_at is not null and escalation < 3 and escalation = $4 - 1 and due_at < now() - make_interval(days => $5)
             order by due_at limit ${CLOCK_BATCH} for update skip locked) d
       where h.tenant_id = $1 and h.id = d.id returning h.*, floor(extract(epoch from now() - h.due_at) / 86400)::int as days`,
      [ctx.tenantId, ctx.actor.id, ctx.actor.name, to, days],
      'hazard-escalate',
    );
    for (const row of rows) {
      tx.emit(eventOf(ctx, row, 'escalated', { to: escalationLevels[to - 1], dueAt: toShanghaiIso(row.due_at as Date), daysOverdue: row.days }));
      tx.audit({ action: 'hazard.escalated', target: `hazards/${row.id}`, detail: { to: escalationLevels[to - 1] } });
    }
    return rows.length;
  }

  private async markBatch(tx: Tx, ctx: TenantContext): Promise<number> {
    const rows = await tx.rows<HazardRow>(
      `update enforcement.hazard h set overdue_at = now(), updated_at = now(), updated_by = $2, updated_by_name = $3, version = version + 1
       from (select id from enforcement.hazard where tenant_id = $1 and status <> 'closed' and overdue_at is null and due_at < now()
             order by due_at limit ${CLOCK_BATCH} for update skip locked) d
       where h.tenant_id = $1 and h.id = d.id returning h.*`,
      [ctx.tenantId, ctx.actor.id, ctx.actor.name],
      'hazard-mark-overdue',
    );
    for (const row of rows) {
      tx.emit(eventOf(ctx, row, 'overdue', { dueAt: toShanghaiIso(row.due_at as Date) }));
      tx.audit({ action: 'hazard.overdue', target: `hazards/${row.id}` });
    }
    return rows.length;
  }
}
