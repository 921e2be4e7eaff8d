import type { Envelope } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { OutboxRow } from './outbox-store';

/** The CloudEvents 1.0 document of an outbox row (structured mode). */
export function envelopeOf(row: OutboxRow): Envelope {
  const service = row.type.split('.')[1];
  return {
    specversion: '1.0',
    id: row.id,
    source: `/tenants/${row.slug}/${service}`,
    type: row.type,
    subject: row.subject,
    time: toShanghaiIso(row.time),
    datacontenttype: 'application/json',
    tenant: row.slug,
    tenantsequence: Number(row.tenant_sequence),
    sequence: String(row.sequence),
    ...(row.traceparent ? { traceparent: row.traceparent } : {}),
    data: row.data,
  };
}
