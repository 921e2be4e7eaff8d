import { REFERENCE_RPC, referenceSnapshot, TENANTS_RPC, tenantEntry, type ReferenceSnapshot, type TenantEntry } from '@anlan/contracts/tenancy';
import { z } from 'zod';
import type { TenantTx } from '../db';
import { systemContext } from '../context';
import { Reference } from './snapshot';

/** Asks another service; rejects after a time limit. */
export type Ask = (pattern: string, data: unknown) => Promise<unknown>;

const nobody = { tenantId: '00000000-0000-0000-0000-000000000000' };
const EMPTY: ReferenceSnapshot = { divisions: [], units: [], posts: [], members: [], grants: [], settings: {} };

/**
 * A service's local copy of what tenancy owns: tenants, divisions, units, members and their grants. Filled by one
 * request, persisted, and asked for again when an event says something changed; so the service works on while tenancy
 * is down, and a missed event is mended by the next refresh.
 */
export class ReferenceDirectory {
  private readonly references = new Map<string, Reference>();
  private readonly loading = new Map<string, Promise<Reference>>();
  private readonly refreshing = new Map<string, Promise<void>>();
  private readonly realms = new Map<string, TenantEntry>();
  private readonly listeners: ((tenantId: string) => void)[] = [];

  constructor(
    private readonly schema: string,
    private readonly tenantTx: TenantTx,
    private readonly ask: Ask,
  ) {}

  onChange(listener: (tenantId: string) => void): void {
    this.listeners.push(listener);
  }

  tenants(): TenantEntry[] {
    return [...this.realms.values()];
  }

  async tenantOfRealm(realm: string): Promise<TenantEntry | undefined> {
    if (!this.realms.has(realm)) await this.refreshTenants().catch(() => undefined);
    return this.realms.get(realm);
  }

  /** From memory, else from the local copy, else from tenancy. */
  async get(tenantId: string): Promise<Reference> {
    const known = this.references.get(tenantId);
    if (known) return known;
    const running = this.loading.get(tenantId) ?? this.load(tenantId).finally(() => this.loading.delete(tenantId));
    this.loading.set(tenantId, running);
    return running;
  }

  /** The same; tenancy is asked again before something is called unknown that is only new. */
  async knowing(tenantId: string, knows: (reference: Reference) => boolean): Promise<Reference> {
    const known = await this.get(tenantId);
    if (knows(known)) return known;
    await this.refresh(tenantId).catch(() => undefined);
    return this.get(tenantId);
  }

  /** Asks tenancy again; calls for one tenant that arrive meanwhile share the next answer. */
  async refresh(tenantId: string): Promise<void> {
    const before = this.refreshing.get(tenantId);
    if (before) await before.catch(() => undefined);
    const after = this.refreshing.get(tenantId);
    if (after) return after;
    const running = this.fetch(tenantId).finally(() => this.refreshing.delete(tenantId));
    this.refreshing.set(tenantId, running);
    return running;
  }

  async refreshTenants(): Promise<void> {
    const entries = z.array(tenantEntry).parse(await this.ask(TENANTS_RPC, {}));
    await this.tenantTx.write(systemContext({ ...nobody, slug: '', tenantKind: 'platform' }, this.schema), async (tx) => {
      tx.queue({
        sql: `insert into ${this.schema}.tenant_copy (slug, entry) select e->>'slug', e from jsonb_array_elements($1::jsonb) e
              on conflict (slug) do update set entry = excluded.entry where tenant_copy.entry <> excluded.entry`,
        params: [JSON.stringify(entries)],
      });
    });
    this.keepTenants(entries);
  }

  async loadTenants(): Promise<void> {
    this.keepTenants(await this.storedTenants());
  }

  /** The local copy as it was kept last. */
  async storedTenants(): Promise<TenantEntry[]> {
    const rows = await this.tenantTx.read<{ entry: TenantEntry }>(nobody, { sql: `select entry from ${this.schema}.tenant_copy` });
    return rows.map((r) => r.entry);
  }

  /** Every known tenant again: after a lost connection, and now and then, so that no missed event lasts. */
  async refreshAll(): Promise<void> {
    await this.refreshTenants();
    for (const tenantId of this.references.keys()) await this.refresh(tenantId);
  }

  private keepTenants(entries: TenantEntry[]): void {
    for (const e of entries) {
      const before = this.realms.get(e.realm);
      this.realms.set(e.realm, e);
      if (before && before.state !== e.state) for (const l of this.listeners) l(e.tenantId);
    }
  }

  private async load(tenantId: string): Promise<Reference> {
    const [row] = await this.tenantTx.read<{ snapshot: unknown }>({ tenantId }, {
      sql: `select snapshot from ${this.schema}.reference_copy where tenant_id = $1`, params: [tenantId],
    });
    if (row) this.keep(tenantId, referenceSnapshot.parse(row.snapshot));
    else await this.refresh(tenantId).catch(() => undefined);
    return this.references.get(tenantId) ?? new Reference(EMPTY);
  }

  private async fetch(tenantId: string): Promise<void> {
    const snapshot = referenceSnapshot.parse(await this.ask(REFERENCE_RPC, { tenantId }));
    await this.tenantTx.write(systemContext({ tenantId, slug: '', tenantKind: 'district' }, this.schema), async (tx) => {
      tx.queue({
        sql: `insert into ${this.schema}.reference_copy (tenant_id, snapshot) values ($1, $2)
              on conflict (tenant_id) do update set snapshot = excluded.snapshot, fetched_at = now() where reference_copy.snapshot <> excluded.snapshot`,
        params: [tenantId, JSON.stringify(snapshot)],
      });
    });
    this.keep(tenantId, snapshot);
  }

  private keep(tenantId: string, snapshot: ReferenceSnapshot): void {
    this.references.set(tenantId, new Reference(snapshot));
    for (const l of this.listeners) l(tenantId);
  }
}

/** Names of a tenant's divisions by code; of one it does not know, the code. */
export const divisionNames = (references: Pick<ReferenceDirectory, 'get'>) => async ({ tenantId }: { readonly tenantId: string }): Promise<(code: string) => string> => {
  const { divisions } = await references.get(tenantId);
  return (code) => divisions.get(code)?.name ?? code;
};
