import { eventType, type Envelope, type EventSpec } from '../kit';

const TENANT = '440310';
const SOME_ID = '01980000-0000-7000-8000-000000000001';

/** A complete envelope around the example of an event, as a subscriber of the tenant 440310 would receive it. */
export function exampleEnvelope(e: EventSpec): Envelope {
  const data = e.example as Record<string, unknown>;
  const id = data[`${e.aggregate}Id`] ?? data['id'] ?? data['slug'] ?? SOME_ID;
  return {
    specversion: '1.0',
    id: '0198a3c4-7d10-7c3e-9b52-3f8e1a6d0c47',
    source: `/tenants/${TENANT}/${e.service}`,
    type: eventType(e),
    subject: `${e.aggregate}s/${String(id)}`,
    time: '2026-03-02T09:30:00+08:00',
    datacontenttype: 'application/json',
    tenant: TENANT,
    tenantsequence: 4711,
    sequence: '1',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    data,
  };
}
