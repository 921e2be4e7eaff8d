import { createHash } from 'node:crypto';
import { systemContext } from '../context';
import type { TenantTx, Tx } from '../db';

export interface AuditRow {
  id: string;
  at: Date;
  actor: string;
  actor_name: string;
  action: string;
  target: string;
  detail: unknown;
  trace_id: string | null;
}

interface UnsealedRow extends AuditRow, Record<string, unknown> {
  /** not named `xact`: ORDER BY would then sort by the text */
  xact_text: string;
  /** by a transaction of another cluster, from which the database was restored */
  restored: boolean;
}

/** JSON with sorted keys, so that a hash does not depend on how Postgres orders them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

export function linkHash(previous: Buffer | null, number: number, e: AuditRow): Buffer {
  const text = canonical([number, e.id, e.at.toISOString(), e.actor, e.actor_name, e.action, e.target, e.detail, e.trace_id]);
  return createHash('sha256').update(previous ?? Buffer.alloc(32)).update(text).digest();
}

/**
 * Links committed audit entries into the tenant's hash chain. Writers never wait for the chain's head: entries are
 * taken in the order of their transactions, and only those older than every transaction still running, so that none
 * can slip in behind a link already made.
 */
export class AuditSealer {
  private readonly touched = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly schema: string,
    private readonly tenantTx: TenantTx,
    private readonly onError: (e: unknown) => void,
  ) {}

  touch(tenantId: string): void {
    this.touched.add(tenantId);
  }

  start(everyMs = 500): void {
    this.timer = setInterval(() => void this.sweep(), everyMs);
    this.timer.unref();
  }

  /** The entries of the last moments are sealed as well, where they can be. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.sweep();
  }

  private sweep(): Promise<void> {
    const tenants = [...this.touched];
    this.touched.clear();
    this.running = this.running.then(async () => {
      for (const t of tenants) {
        try {
          if (await this.seal(t)) this.touched.add(t);
        } catch (e) {
          this.touched.add(t);
          this.onError(e);
        }
      }
    });
    return this.running;
  }

  /** Seals until nothing is left, or what is left waits for a transaction older than it. */
  async sealAll(tenantId: string, withinMs = 2_000): Promise<void> {
    const end = Date.now() + withinMs;
    while ((await this.seal(tenantId)) && Date.now() < end) await new Promise((r) => setTimeout(r, 10));
  }

  /** Seals up to 500 entries of a tenant; true where some have to wait or more are left. */
  async seal(tenantId: string): Promise<boolean> {
    const ctx = systemContext({ tenantId, slug: '', tenantKind: 'district' }, this.schema);
    return this.tenantTx.write(ctx, async (tx) => {
      // The horizon before the entries: one that commits between the two must find its place still free.
      const [start] = await tx.rows<{ free: boolean; xmin: string }>(
        'select pg_try_advisory_xact_lock(hashtextextended($1, 11)) as free, pg_snapshot_xmin(pg_current_snapshot())::text as xmin', [`${this.schema}:${tenantId}`]);
      if (!start?.free) return true;
      const head = await this.head(tx, tenantId);
      const rows = await tx.rows<UnsealedRow>(
        `select id, xact::text as xact_text, xact >= pg_snapshot_xmax(pg_current_snapshot()) as restored, at, actor, actor_name, action, target, detail, trace_id from ${this.schema}.audit_entry e
         where tenant_id = $1 and (xact, id) > ($2::xid8, $3::uuid)
           and not exists (select 1 from ${this.schema}.audit_seal s where s.tenant_id = e.tenant_id and s.entry_id = e.id)
         order by xact, id limit 501`,
        [tenantId, head.xact, head.entryId],
      );
      const safe = rows.slice(0, 500).filter((r) => r.restored || BigInt(r.xact_text) < BigInt(start.xmin));
      let { number, hash } = head;
      const links: unknown[][] = [];
      for (const r of safe) {
        number += 1;
        hash = linkHash(hash, number, r);
        links.push([number, r.id, r.xact_text, hash]);
      }
      if (links.length) this.insert(tx, tenantId, links);
      return safe.length < rows.length;
    });
  }

  private async head(tx: Tx, tenantId: string): Promise<{ number: number; hash: Buffer | null; xact: string; entryId: string }> {
    const [row] = await tx.rows<{ number: string; hash: Buffer; xact: string; entry_id: string; here: boolean }>(
      `select number, hash, xact::text, entry_id, xact < pg_snapshot_xmax(pg_current_snapshot()) as here from ${this.schema}.audit_seal where tenant_id = $1 order by number desc limit 1`, [tenantId]);
    const { number = 0, hash = null } = row ?? {};
    // A database restored into another cluster counts its transactions from the beginning again: no order to the old ones.
    return { number: Number(number), hash, ...(row?.here ? { xact: row.xact, entryId: row.entry_id } : { xact: '0', entryId: '00000000-0000-0000-0000-000000000000' }) };
  }

  private insert(tx: Tx, tenantId: string, links: unknown[][]): void {
    const column = (i: number) => links.map((l) => l[i]);
    tx.queue({
      sql: `insert into ${this.schema}.audit_seal (tenant_id, number, entry_id, xact, hash)
            select $1, n, e, x::xid8, h from unnest($2::bigint[], $3::uuid[], $4::text[], $5::bytea[]) as l(n, e, x, h)`,
      params: [tenantId, column(0), column(1), column(2), column(3)],
    });
  }
}
