import type { Envelope } from '@anlan/contracts/kit';
import { systemContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { factOf, type DutyFact } from './duty-performance.rules';

type Told = Pick<Envelope, 'id' | 'type' | 'subject' | 'time' | 'tenant' | 'data'>;

/** 履职留痕: each event's fact once, in the tenant whose event it is. */
@Injectable()
export class DutyFactStore {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  /** Many events at the price of one statement a tenant. Safe to repeat: a fact is kept under its event's id. */
  async take(events: readonly Told[]): Promise<void> {
    const byTenant = new Map<string, DutyFact[]>();
    for (const e of events) {
      const fact = factOf(e);
      if (fact) byTenant.set(e.tenant, [...(byTenant.get(e.tenant) ?? []), fact]);
    }
    for (const [slug, facts] of byTenant) await this.keep(await this.tenantId(slug), slug, facts);
  }

  private async keep(tenantId: string, slug: string, facts: readonly DutyFact[]): Promise<void> {
    const column = <K extends keyof DutyFact>(key: K): DutyFact[K][] => facts.map((f) => f[key]);
    await this.tx.write(systemContext({ tenantId, slug, tenantKind: 'district' }, 'responsibility'), async (tx) => {
      tx.queue({
        name: 'duty-facts-keep',
        sql: `insert into responsibility.duty_fact (tenant_id, event_id, type, actor, record, number, title, at)
              select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[]) on conflict do nothing`,
        params: [tenantId, column('eventId'), column('type'), column('actor'), column('record'), column('number'), column('title'), column('at')],
      });
    });
  }

  /** An event of a tenant nobody knows yet waits, and is tried again. */
  private async tenantId(slug: string): Promise<string> {
    const known = () => this.references.tenants().find((t) => t.slug === slug)?.tenantId;
    if (known() === undefined) await this.references.refreshTenants().catch(() => undefined);
    const found = known();
    if (found === undefined) throw new Error(`no tenant is called ${slug}`);
    return found;
  }
}
