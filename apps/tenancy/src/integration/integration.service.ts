import { commonErrors } from '@anlan/contracts/kit';
import { integrationErrors, integrationEvents, type CreatedIntegrationDto, type CreateIntegrationBody, type IntegrationDto, type integrationQuery } from '@anlan/contracts/tenancy';
import { toShanghaiIso } from '@anlan/domain';
import type { ServiceConfig } from '@anlan/platform/config';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { assertWhole, listPage, Where, type PageOf } from '@anlan/platform/ledger';
import { NatsClaimsError, NatsFeatureError, NatsInputError, type StoredIntegration } from '@anlan/platform/nats';
import { CONFIG } from '@anlan/platform/service';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { TenancyConfig } from '../config';
import { ConnectedAccounts } from './integration.accounts';
import { lagsOf } from './integration.lag';
import { expiryOf, subjectsOf } from './integration.rules';
import { Turns } from './turns';

interface IntegrationRow extends Row {
  id: string;
  name: string;
  events: string[];
  subjects: string[];
  consumer: string;
  stored: StoredIntegration;
  state: 'active' | 'revoked';
  created_at: Date;
  revoked_at: Date | null;
  version: number;
}

/**
 * A district's integrations: an account on NATS each, that reaches this district's events and nothing else. Events know
 * no street, so an integration is for who holds the permission over the whole tenant.
 */
@Injectable()
export class IntegrationService {
  private readonly turns = new Turns(40, 10_000);

  constructor(
    private readonly tx: TenantTx,
    private readonly nats: ConnectedAccounts,
    @Inject(CONFIG) private readonly config: ServiceConfig & TenancyConfig,
  ) {}

  async create(ctx: TenantContext, body: CreateIntegrationBody): Promise<CreatedIntegrationDto> {
    assertWhole(ctx, 'integration.manage');
    const expiresAt = expiryOf(body.expiresAt, new Date());
    await this.turns.take(ctx.tenantId);
    const id = newId();
    const subjects = subjectsOf(ctx.slug, body.events);
    const { shown, stored } = this.mint(ctx, { id, name: body.name, subjects, inFlight: body.inFlight, expiresAt });
    // The credentials are never stored, so a repetition by Idempotency-Key could not give them again: the name is what makes it unique.
    await this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const made = await tx.rows(
        `insert into tenancy.integration (tenant_id, id, name, events, subjects, consumer, stored, state) values ($1,$2,$3,$4,$5,$6,$7,'active')
         on conflict (tenant_id, name) where state = 'active' do nothing returning id`,
        [ctx.tenantId, id, body.name, body.events, subjects, stored.consumer, JSON.stringify(stored)],
      );
      if (made.length === 0) throw invalidField('body.name', integrationErrors.name_taken, { name: body.name });
      tx.audit({ action: 'integration.created', target: `integrations/${id}`, detail: { name: body.name, events: body.events } });
      tx.emit({ spec: integrationEvents.created, id, sequence: 1, data: { integrationId: id, name: body.name, events: body.events } });
    });
    // Stored first: a process killed here leaves an integration that the next start puts into effect, never a stray account.
    await this.ensure(ctx, id);
    return { ...shown, version: 1 };
  }

  async list(ctx: TenantContext, q: z.output<typeof integrationQuery>): Promise<PageOf<IntegrationDto>> {
    assertWhole(ctx, 'integration.read');
    const page = await listPage<IntegrationRow, IntegrationDto>(this.tx, ctx, q, {
      columns: '*', from: 'tenancy.integration', where: new Where().and('tenant_id = $', ctx.tenantId).and('state = $', q.state), order: [{ sql: 'id', type: 'uuid' }], descending: true,
      position: (r) => [r.id], item: (r) => toDto(r, null),
    });
    if (!q.lag) return page;
    const lags = await lagsOf(this.nats.accounts, page.items.filter((i) => i.state === 'active').map((i) => i.consumer));
    return { ...page, items: page.items.map((i) => ({ ...i, lag: lags.get(i.consumer) ?? null })) };
  }

  async get(ctx: TenantContext, id: string): Promise<IntegrationDto> {
    assertWhole(ctx, 'integration.read');
    const row = await this.load(ctx, id);
    const lags = await lagsOf(this.nats.accounts, row.state === 'active' ? [row.consumer] : []);
    return toDto(row, lags.get(row.consumer) ?? null);
  }

  async revoke(ctx: TenantContext, id: string): Promise<void> {
    assertWhole(ctx, 'integration.manage');
    await this.tx.write(ctx, async (tx) => {
      const row = await this.lock(tx, ctx, id);
      // NATS first: when this fails nothing is said to be revoked that is not. Repeating it does no harm.
      await this.inEffect(() => this.nats.accounts.revoke(row.stored));
      if (row.state === 'revoked') return;
      const [done] = await tx.rows<{ version: number }>(`update tenancy.integration set state = 'revoked', revoked_at = now(), version = version + 1 where tenant_id = $1 and id = $2 returning version`, [ctx.tenantId, id]);
      tx.audit({ action: 'integration.revoked', target: `integrations/${id}`, detail: { name: row.name } });
      tx.emit({ spec: integrationEvents.revoked, id, sequence: done?.version ?? row.version + 1, data: { integrationId: id, name: row.name, events: row.events } });
    });
  }

  /** New credentials for the same consumer; the old ones never work again. */
  async renew(ctx: TenantContext, id: string, wanted: string | undefined): Promise<CreatedIntegrationDto> {
    assertWhole(ctx, 'integration.manage');
    // Without Idempotency-Key, as at the creation: what is shown once cannot be shown to a repetition.
    const answer = await this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const row = await this.lock(tx, ctx, id);
      const expiresAt = expiryOf(wanted, new Date());
      if (row.state !== 'active') throw new ProblemError(integrationErrors.revoked);
      const { shown, stored } = this.mint(ctx, { id, name: row.name, subjects: row.subjects, inFlight: row.stored.maxAckPending, expiresAt });
      // NATS first, as at a revocation: what is said to have ended has. Killed here, the next start puts the old ones into effect again.
      await this.inEffect(() => this.nats.accounts.close(row.stored));
      const [done] = await tx.rows<{ version: number }>('update tenancy.integration set stored = $3, version = version + 1 where tenant_id = $1 and id = $2 returning version', [
        ctx.tenantId, id, JSON.stringify({ ...stored, createdAt: row.stored.createdAt }),
      ]);
      const version = done?.version ?? row.version + 1;
      tx.audit({ action: 'integration.renewed', target: `integrations/${id}`, detail: { name: row.name, expiresAt: toShanghaiIso(expiresAt) } });
      tx.emit({ spec: integrationEvents.renewed, id, sequence: version, data: { integrationId: id, name: row.name, events: row.events } });
      return { ...shown, version };
    });
    await this.ensure(ctx, id);
    return answer;
  }

  async replay(ctx: TenantContext, id: string, fromSequence: number): Promise<{ fromSequence: number; complete: boolean }> {
    assertWhole(ctx, 'integration.manage');
    return this.tx.write(ctx, async (tx) => {
      const row = await this.lock(tx, ctx, id);
      if (row.state !== 'active') throw new ProblemError(integrationErrors.revoked);
      const { complete } = await this.inEffect(() => this.nats.accounts.replay({ consumer: row.consumer, tenantSlug: ctx.slug, tenantSequence: fromSequence }), fromSequence);
      const [done] = await tx.rows<{ version: number }>('update tenancy.integration set version = version + 1 where tenant_id = $1 and id = $2 returning version', [ctx.tenantId, id]);
      tx.audit({ action: 'integration.replayed', target: `integrations/${id}`, detail: { fromSequence } });
      tx.emit({ spec: integrationEvents.replayed, id, sequence: done?.version ?? row.version + 1, data: { integrationId: id, name: row.name, events: row.events } });
      return { fromSequence, complete };
    });
  }

  /** Puts a tenant's stored integrations into effect again; answers how many had lost their consumer. */
  async ensureAll(ctx: TenantContext): Promise<number> {
    const rows = await this.tx.read<{ id: string }>(ctx, { sql: `select id from tenancy.integration where tenant_id = $1 and state = 'active'`, params: [ctx.tenantId] });
    let mended = 0;
    for (const { id } of rows) if (await this.ensure(ctx, id)) mended += 1;
    return mended;
  }

  /** Puts one into effect under its row's lock: an account that is revoked or renewed meanwhile must not come back. Answers whether its consumer was lost. */
  private async ensure(ctx: TenantContext, id: string): Promise<boolean> {
    return this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const row = await this.lock(tx, ctx, id);
      return row.state === 'active' && (await this.inEffect(() => this.nats.accounts.ensure(row.stored))).consumerCreated;
    });
  }

  /** Keys and claims, made in memory: what is stored, and what the caller is shown once. */
  private mint(ctx: TenantContext, wish: { id: string; name: string; subjects: string[]; inFlight?: number; expiresAt: Date }): { shown: Omit<CreatedIntegrationDto, 'version'>; stored: StoredIntegration } {
    const { id, name, subjects, inFlight, expiresAt } = wish;
    try {
      const { creds, apiPrefix, inboxPrefix, stream, ...stored } = this.nats.accounts.mint({
        integrationId: id, tenantSlug: ctx.slug, name: `${ctx.slug} ${name}`, filterSubjects: subjects, maxAckPending: inFlight, expiresAt,
      });
      const shown = { id, name, natsUrl: this.config.NATS_PUBLIC_URL, stream, consumer: stored.consumer, apiPrefix, inboxPrefix, subjects, creds, expiresAt: toShanghaiIso(expiresAt) };
      return { shown, stored };
    } catch (e) {
      if (e instanceof NatsFeatureError) throw invalidField('body.events', e.feature === 'multiple_filters' ? integrationErrors.multiple_patterns : integrationErrors.overlapping);
      throw e;
    }
  }

  private async inEffect<T>(work: () => Promise<T>, sequence?: number): Promise<T> {
    try {
      return await work();
    } catch (e) {
      if (e instanceof NatsInputError && e.code === 'bad_position') throw invalidField('body.fromSequence', integrationErrors.bad_position, { sequence });
      if (e instanceof NatsClaimsError || (e as { name?: string }).name === 'NatsError') throw new ProblemError(commonErrors.unavailable, { part: 'nats' });
      throw e;
    }
  }

  /** One change of an integration at a time: a replay makes its consumer anew, which must not outlive a revocation. */
  private async lock(tx: Tx, ctx: TenantContext, id: string): Promise<IntegrationRow> {
    const [row] = await tx.rows<IntegrationRow>('select * from tenancy.integration where tenant_id = $1 and id = $2 for update', [ctx.tenantId, id]);
    if (!row) throw notFound();
    return row;
  }

  private async load(ctx: TenantContext, id: string): Promise<IntegrationRow> {
    const [row] = await this.tx.read<IntegrationRow>(ctx, { sql: 'select * from tenancy.integration where tenant_id = $1 and id = $2', params: [ctx.tenantId, id] });
    if (!row) throw notFound();
    return row;
  }
}

function toDto(r: IntegrationRow, lag: IntegrationDto['lag']): IntegrationDto {
  return {
    id: r.id, name: r.name, events: r.events, subjects: r.subjects, consumer: r.consumer, state: r.state,
    createdAt: toShanghaiIso(r.created_at), revokedAt: r.revoked_at ? toShanghaiIso(r.revoked_at) : null,
    expiresAt: r.stored.expiresAt ? toShanghaiIso(new Date(r.stored.expiresAt)) : null, lag, version: r.version,
  };
}
