import { allowedActions, commonErrors } from '@anlan/contracts/kit';
import { deadLetterErrors as errors, deadLetterLifecycle, type DeadLetterAction, type DeadLetterDto, type deadLetterQuery } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { deadSubject, redeliver } from '@anlan/platform/events';
import { notFound, outOfSight, ProblemError } from '@anlan/platform/http';
import { listPage, type PageOf } from '@anlan/platform/ledger';
import { isNotFound } from '@anlan/platform/nats';
import { NATS } from '@anlan/platform/service';
import { Inject, Injectable } from '@nestjs/common';
import type { NatsConnection } from 'nats';
import type { z } from 'zod';
import { TenantRegistry } from '../registry/tenant-registry';
import { deadLetterDto, inSight, type DeadLetterRow } from './dead-letter.row';

/** The events that a consumer could not work off: seen, handed to it again, given up. */
@Injectable()
export class DeadLetterService {
  constructor(
    private readonly tx: TenantTx,
    private readonly registry: TenantRegistry,
    @Inject(NATS) private readonly nats: NatsConnection,
  ) {}

  async list(ctx: TenantContext, q: z.output<typeof deadLetterQuery>): Promise<PageOf<DeadLetterDto>> {
    const where = inSight(ctx).and('state = $', q.state).and('tenant_slug = $', q.tenant).and('consumer = $', q.consumer).and('type = $', q.type);
    return listPage<DeadLetterRow, DeadLetterDto>(this.tx, ctx, q, {
      columns: '*', from: 'tenancy.dead_letter', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (d) => [d.id], item: deadLetterDto,
    });
  }

  async get(ctx: TenantContext, id: string): Promise<DeadLetterDto> {
    const { where, params } = this.one(ctx, id);
    const [row] = await this.tx.read<DeadLetterRow>(ctx, { sql: `select * from tenancy.dead_letter where ${where}`, params });
    return row ? deadLetterDto(row) : this.refuse(ctx, id);
  }

  /** The row stays locked while the consumer works, so that nobody hands it the same one beside this. A failure is kept, and told. */
  async redeliver(ctx: TenantContext, id: string, version: number): Promise<DeadLetterDto> {
    const { letter, error } = await this.tx.write(ctx, async (tx) => {
      const row = await this.lock(tx, ctx, id, version, 'redeliver');
      const answer = await redeliver(this.nats, row.consumer, await this.held(row));
      if (answer.result === 'away') throw new ProblemError(commonErrors.unavailable, { part: row.consumer });
      const failed = answer.result === 'failed' ? answer.error : null;
      const [after] = await tx.rows<DeadLetterRow>(
        failed === null
          ? `update tenancy.dead_letter set state = 'redelivered', deliveries = deliveries + 1, closed_at = now(), closed_by = $2, version = version + 1 where id = $1 returning *`
          : 'update tenancy.dead_letter set deliveries = deliveries + 1, last_error = $2, last_at = now(), version = version + 1 where id = $1 returning *',
        [id, failed ?? ctx.slug],
      );
      tx.audit({ action: 'dead-letter.redelivered', target: `dead-letters/${id}`, detail: { consumer: row.consumer, event: row.event_id, result: answer.result } });
      return { letter: deadLetterDto(after ?? row), error: failed };
    });
    await this.tell(ctx, letter, 'dead-letter.redelivered', { result: error === null ? 'applied' : 'failed' });
    if (error !== null) throw new ProblemError(errors.failed_again, { error }, [], { current: letter.version });
    return letter;
  }

  /** Why stands in the logs of both: the list is for several bureaus, and one's words are not the other's. */
  async discard(ctx: TenantContext, id: string, version: number, reason: string): Promise<DeadLetterDto> {
    const letter = await this.tx.write(ctx, async (tx) => {
      const row = await this.lock(tx, ctx, id, version, 'discard');
      const [after] = await tx.rows<DeadLetterRow>(
        `update tenancy.dead_letter set state = 'discarded', closed_at = now(), closed_by = $2, version = version + 1 where id = $1 returning *`, [id, ctx.slug]);
      tx.audit({ action: 'dead-letter.discarded', target: `dead-letters/${id}`, detail: { consumer: row.consumer, event: row.event_id, reason } });
      return deadLetterDto(after ?? row);
    });
    await this.tell(ctx, letter, 'dead-letter.discarded', { reason });
    return letter;
  }

  private async lock(tx: Tx, ctx: TenantContext, id: string, version: number, action: DeadLetterAction): Promise<DeadLetterRow> {
    const { where, params } = this.one(ctx, id);
    const [row] = await tx.rows<DeadLetterRow>(`select * from tenancy.dead_letter where ${where} for update`, params);
    if (!row) return this.refuse(ctx, id);
    if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version }, [], { current: row.version });
    const allowed = allowedActions(deadLetterLifecycle, row.state);
    const { states, actions } = deadLetterLifecycle;
    if (!allowed.includes(action)) throw new ProblemError(errors.action_not_allowed, { state: states[row.state].zh, action: actions[action].zh }, [], { state: row.state, allowed });
    return row;
  }

  /** The message as it was given up, which only the stream holds. */
  private async held(row: DeadLetterRow): Promise<Uint8Array> {
    const manager = await this.nats.jetstreamManager({ timeout: 5_000 });
    const found = await manager.streams.getMessage('DLQ', { seq: Number(row.stream_sequence) }).catch((e: unknown) => {
      if (isNotFound(e)) return undefined;
      throw e;
    });
    // Another subject: the stream was made anew since, and counts from one again.
    if (found?.subject !== deadSubject(row)) throw new ProblemError(errors.gone);
    return found.data;
  }

  private one(ctx: TenantContext, id: string): { where: string; params: unknown[] } {
    const where = inSight(ctx).and('id = $', id);
    return { where: String(where), params: where.params };
  }

  private async refuse(ctx: TenantContext, id: string): Promise<never> {
    const [there] = await this.tx.read(ctx, { sql: 'select 1 as there from tenancy.dead_letter where id = $1', params: [id] });
    throw there ? outOfSight() : notFound();
  }

  /** What is done with a tenant's event stands in its own log as well. */
  private async tell(ctx: TenantContext, letter: DeadLetterDto, action: string, detail: Record<string, unknown>): Promise<void> {
    const tenant = letter.tenant === null || letter.tenant === ctx.slug ? undefined : await this.registry.bySlug(letter.tenant);
    if (!tenant) return;
    const theirs = this.registry.contextOf(tenant, ctx.traceparent);
    await this.tx.write(theirs, async (tx) => tx.audit({ action, target: `dead-letters/${letter.id}`, detail: { ...detail, by: ctx.slug, actor: ctx.actor.name, consumer: letter.consumer } }));
  }
}
