import type { Envelope } from '@anlan/contracts/kit';
import { systemContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { Operations } from '@anlan/platform/operations';
import { Injectable } from '@nestjs/common';
import { TenantRegistry, type TenantRow } from '../registry/tenant-registry';
import { stepsStatement } from './overview.row';

/** The last event of a tenant. */
export interface LastEvent {
  readonly slug: string;
  readonly at: string;
  readonly sequence: number;
}

const controlPlane = systemContext({ tenantId: '00000000-0000-0000-0000-000000000000', slug: '', tenantKind: 'platform' }, 'tenancy');

/**
 * The projection of every tenant's figures. Whatever is written is the present value and never a difference, so that an
 * event may come twice, late or not at all, and the whole may be made anew at any time.
 */
@Injectable()
export class OverviewStore {
  constructor(
    private readonly tx: TenantTx,
    private readonly registry: TenantRegistry,
    private readonly operations: Operations,
  ) {}

  /** Many events at the price of one: the latest of each tenant, and a count where its members changed. */
  async take(events: readonly Pick<Envelope, 'tenant' | 'time' | 'tenantsequence' | 'type'>[]): Promise<void> {
    const last = new Map<string, LastEvent>();
    const recount = new Set<string>();
    for (const e of events) {
      if (!((last.get(e.tenant)?.sequence ?? 0) >= e.tenantsequence)) last.set(e.tenant, { slug: e.tenant, at: e.time, sequence: e.tenantsequence });
      if (e.type.startsWith('anlan.tenancy.member.')) recount.add(e.tenant);
    }
    await this.seen([...last.values()]);
    for (const slug of recount) {
      const tenant = await this.registry.bySlug(slug);
      if (tenant) await this.recount(tenant);
    }
  }

  async seen(last: readonly LastEvent[]): Promise<void> {
    await this.tx.write(controlPlane, async (tx) =>
      tx.queue({
        name: 'overview-seen',
        sql: `insert into tenancy.tenant_overview as o (tenant, last_event_at, last_sequence)
              select t.id, e.at, e.sequence from unnest($1::text[], $2::timestamptz[], $3::bigint[]) e(slug, at, sequence) join tenancy.tenant t on t.slug = e.slug order by t.id
              on conflict (tenant) do update set last_event_at = excluded.last_event_at, last_sequence = excluded.last_sequence
              where o.last_sequence is null or o.last_sequence < excluded.last_sequence`,
        params: [last.map((e) => e.slug), last.map((e) => e.at), last.map((e) => e.sequence)],
      }));
  }

  /** Counted in the tenant's own context, one tenant at a time; the row is locked first, so that the last writer has counted last. */
  async recount(tenant: Pick<TenantRow, 'id' | 'slug' | 'kind'>): Promise<void> {
    await this.tx.write(this.registry.contextOf(tenant), async (tx) =>
      tx.queue(
        { name: 'overview-lock', sql: 'insert into tenancy.tenant_overview (tenant) values ($1) on conflict (tenant) do update set tenant = excluded.tenant', params: [tenant.id] },
        {
          name: 'overview-count',
          sql: `update tenancy.tenant_overview set members = (select count(*) from tenancy.member where tenant_id = $1 and kind = 'user' and enabled) where tenant = $1`,
          params: [tenant.id],
        },
      ));
  }

  /** All of it again, tenant by tenant. `lastEvent` is what the stream holds of one. */
  async rebuild(lastEvent: (slug: string) => Promise<LastEvent | undefined>): Promise<void> {
    for (const tenant of await this.registry.all()) {
      const last = await lastEvent(tenant.slug);
      if (last) await this.seen([last]);
      await this.recount(tenant);
      // The steps of an opening under way are written by who does them.
      if (!tenant.operation_id || !tenant.opened_by || tenant.state === 'provisioning') continue;
      const opener = { ...controlPlane, tenantId: tenant.opened_by };
      const { steps } = await this.operations.load(opener, tenant.operation_id);
      await this.tx.write(opener, async (tx) => tx.queue(stepsStatement(tenant.id, steps)));
    }
  }
}
