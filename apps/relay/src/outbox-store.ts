import type { Pool, PoolClient } from 'pg';

export interface OutboxRow {
  /** of the service whose outbox it lies in */
  schema: string;
  tenant_id: string;
  id: string;
  seq: string;
  slug: string;
  type: string;
  subject: string;
  nats_subject: string;
  sequence: string;
  time: Date;
  data: unknown;
  traceparent: string | null;
  tenant_sequence: string | null;
}

/**
 * What the relay does in the database: give each unsent event its number in its tenant, and mark it sent. It reaches
 * the outboxes and its own counters and nothing else.
 */
export class OutboxStore {
  constructor(
    private readonly pool: Pool,
    private readonly schemas: readonly string[],
  ) {}

  async tenantsWaiting(): Promise<string[]> {
    const union = this.schemas.map((s) => `select tenant_id from ${s}.outbox where sent_at is null`).join(' union ');
    const { rows } = await this.pool.query<{ tenant_id: string }>(union);
    return rows.map((r) => r.tenant_id);
  }

  /**
   * Runs `work` while holding the tenant's partition; false where another relay holds it. The lock lives on the
   * connection, so a relay that dies gives it up with its connection.
   */
  async withPartition(tenantId: string, work: (client: PoolClient) => Promise<void>): Promise<boolean> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    const onError = (e: Error): void => void (broken = e);
    client.on('error', onError);
    try {
      const { rows } = await client.query<{ held: boolean }>({ name: 'lock', text: 'select pg_try_advisory_lock(hashtextextended($1, 42)) as held', values: [tenantId] });
      if (!rows[0]?.held) return false;
      try {
        await work(client);
      } finally {
        await client.query({ name: 'unlock', text: 'select pg_advisory_unlock(hashtextextended($1, 42))', values: [tenantId] }).catch((e: Error) => (broken = e));
      }
      return true;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  /**
   * The next events of a tenant, each with its gap-free number, stored before anything is published: what is published
   * again after a crash carries the same number. Then the rest as they were written; but where `numberedLeft` says that
   * an earlier try may have left numbered ones, those come first: rows written before them may have been committed since.
   */
  async take(client: PoolClient, tenantId: string, limit: number, numberedLeft: boolean): Promise<OutboxRow[]> {
    await client.query('begin');
    try {
      const taken: OutboxRow[] = [];
      for (const schema of this.schemas) {
        const { rows } = await client.query<OutboxRow>({
          name: `take-${schema}-${numberedLeft}`,
          text: `select tenant_id, id, seq, slug, type, subject, nats_subject, sequence, time, data, traceparent, tenant_sequence
                 from ${schema}.outbox where tenant_id = $1 and sent_at is null order by ${numberedLeft ? 'tenant_sequence nulls last, ' : ''}seq limit $2`,
          values: [tenantId, limit],
        });
        await this.number(client, schema, tenantId, rows.filter((r) => r.tenant_sequence === null));
        for (const row of rows) row.schema = schema;
        taken.push(...rows);
      }
      await client.query('commit');
      return taken.sort((a, b) => Number(a.tenant_sequence) - Number(b.tenant_sequence));
    } catch (e) {
      await client.query('rollback').catch(() => undefined);
      throw e;
    }
  }

  async markSent(client: PoolClient, rows: readonly OutboxRow[]): Promise<void> {
    for (const schema of this.schemas) {
      const ids = rows.filter((r) => r.schema === schema).map((r) => r.id);
      if (ids.length) await client.query({ name: `sent-${schema}`, text: `update ${schema}.outbox set sent_at = now() where tenant_id = $1 and id = any($2)`, values: [rows[0]?.tenant_id, ids] });
    }
  }

  /** Sent rows are kept for replay, then go. */
  async prune(days: number): Promise<number> {
    let pruned = 0;
    for (const schema of this.schemas) {
      const { rowCount } = await this.pool.query(`delete from ${schema}.outbox where sent_at < now() - make_interval(days => $1)`, [days]);
      pruned += rowCount ?? 0;
    }
    return pruned;
  }

  private async number(client: PoolClient, schema: string, tenantId: string, rows: OutboxRow[]): Promise<void> {
    if (rows.length === 0) return;
    const counter = await client.query<{ last: string }>({
      name: 'count',
      text: `insert into relay.tenant_sequence as s (tenant_id, last) values ($1, $2) on conflict (tenant_id) do update set last = s.last + $2 returning last`,
      values: [tenantId, rows.length],
    });
    const first = Number(counter.rows[0]?.last) - rows.length + 1;
    rows.forEach((r, i) => (r.tenant_sequence = String(first + i)));
    await client.query({
      name: `number-${schema}`,
      text: `update ${schema}.outbox o set tenant_sequence = n.sequence from unnest($2::uuid[], $3::bigint[]) as n(id, sequence) where o.tenant_id = $1 and o.id = n.id`,
      values: [tenantId, rows.map((r) => r.id), rows.map((r) => r.tenant_sequence)],
    });
  }
}
