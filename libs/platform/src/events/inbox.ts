import type { Tx } from '../db';

/** True the first time a consumer sees the event: the row commits with the effect, so a redelivery has none. */
export async function firstTime(tx: Tx, schema: string, tenantId: string, consumer: string, eventId: string): Promise<boolean> {
  const rows = await tx.rows(
    `insert into ${schema}.inbox (tenant_id, consumer, event_id) values ($1, $2, $3) on conflict do nothing returning 1 as first`,
    [tenantId, consumer, eventId],
    'inbox-first',
  );
  return rows.length === 1;
}
