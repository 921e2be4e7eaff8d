import { readFileSync } from 'node:fs';
import { deadHeaders, deadSubject } from '@anlan/platform/events';
import { connect, credsAuthenticator } from 'nats';
import type { Stack } from '../../src/stack';
import { until, type Tenant } from './api.kit';

/** An event that a consumer is said to have given up. */
export interface Buried {
  readonly subject: string;
  readonly event: { readonly id: string } & Record<string, unknown>;
}
export type Bury = (buried: Buried) => Promise<void>;

/** A consumer that is there and works every event off, so that what is handed to it again is applied. */
const CONSUMER = 'tenancy-overview';
let sequence = 0;

/** Puts a message among the dead letters as a consumer does. */
export async function bury(stack: Pick<Stack, 'natsUrl' | 'natsCreds'>, { subject, event }: Buried): Promise<void> {
  const nats = await connect({ servers: stack.natsUrl, authenticator: credsAuthenticator(readFileSync(stack.natsCreds)) });
  try {
    const at = new Date();
    const letter = { consumer: CONSUMER, subject, sequence: (sequence += 1), deliveries: 8, firstError: 'not yet', firstAt: at, lastError: 'not yet either', lastAt: at };
    await nats.jetstream().publish(deadSubject(letter), JSON.stringify(event), { headers: deadHeaders(letter) });
  } finally {
    await nats.close();
  }
}

/** Makes one of the tenant's events a dead letter; its id in the list. */
export async function deadLetterOf({ slug, admin, canary }: Tenant, put: Bury): Promise<string> {
  const id = crypto.randomUUID();
  const event = {
    specversion: '1.0', id, source: `/tenants/${slug}/enforcement`, type: 'anlan.enforcement.hazard.reported.v1', subject: `hazards/${id}`, time: '2026-03-02T09:30:00+08:00', datacontenttype: 'application/json',
    tenant: slug, tenantsequence: 1, sequence: '1', data: { title: canary.text, phone: canary.digits },
  };
  await put({ subject: `evt.${slug}.enforcement.hazard.reported`, event });
  return until('the dead letter in the list', async () => (await admin.read<{ items: { id: string; eventId: string }[] }>('/api/tenancy/v1/dead-letters?limit=200&state=open')).items.find((l) => l.eventId === id)?.id);
}
