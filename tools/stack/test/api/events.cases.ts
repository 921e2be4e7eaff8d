import { envelope, events, eventType, type Envelope } from '@anlan/contracts/kit';
import '@anlan/contracts/enforcement';
import '@anlan/contracts/responsibility';
import '@anlan/contracts/tenancy';
import { AckPolicy, connect, credsAuthenticator, DeliverPolicy } from 'nats';
import { readFileSync } from 'node:fs';
import { until, type World } from './api.kit';
import type { Seed } from './seed.kit';

interface Received {
  readonly subject: string;
  readonly event: Envelope;
  readonly msgId: string;
}

/** Everything that is in the stream, read by a plain JetStream consumer. */
export async function received(w: World): Promise<Received[]> {
  const nats = await connect({ servers: w.stack.natsUrl, authenticator: credsAuthenticator(readFileSync(w.stack.natsCreds)) });
  try {
    const manager = await nats.jetstreamManager();
    const { name } = await manager.consumers.add('EVT', { deliver_policy: DeliverPolicy.All, ack_policy: AckPolicy.None, inactive_threshold: 30e9 });
    const consumer = await nats.jetstream().consumers.get('EVT', name);
    const all: Received[] = [];
    for (;;) {
      let got = 0;
      for await (const m of await consumer.fetch({ max_messages: 500, expires: 1_000 })) {
        got += 1;
        all.push({ subject: m.subject, event: m.json(), msgId: m.headers?.get('Nats-Msg-Id') ?? '' });
        if (m.info.pending === 0) break;
      }
      if (got < 500) return all;
    }
  } finally {
    await nats.close();
  }
}

export function eventCases(world: () => World, seed: () => Seed): void {
  describe('events', () => {
    let all: Received[];
    beforeAll(async () => {
      const w = world();
      // The rest has been told of by those who tried every operation; this comes of time alone.
      const { pingshan: { admin } } = w;
      const oversight = await admin.get('/api/tenancy/v1/settings/hazardOversight');
      const value = { recurrenceDays: 30, escalation: { community: 0, street: 0, district: 0 } };
      expect((await admin.call('put', '/api/tenancy/v1/settings/hazardOversight', { body: { value }, version: oversight.body.version })).status).toBe(200);
      const late = await w.pingshan.admin.made<{ id: string }>('/api/enforcement/v1/hazards', { title: '将超期', source: 'patrol', divisionCode: seed().communities[0], dueAt: new Date(Date.now() + 700).toISOString() });
      all = await until('the overdue event, and its reminders', async () => {
        const seen = await received(w);
        return ['overdue', 'escalated'].every((e) => seen.some((r) => r.event.type.includes(`hazard.${e}.`) && r.event.subject === `hazards/${late.id}`)) && seen;
      }, 90_000);
    }, 120_000);

    it('given everything the tests did, then every event fits the envelope and its contract, with nothing beside it', async () => {
      const specs = new Map(events().map((e) => [eventType(e), e]));
      const faults: string[] = [];
      for (const { subject, event, msgId } of all) {
        const spec = specs.get(event.type);
        const whole = envelope.safeParse(event);
        const data = spec?.data.safeParse(event.data);
        if (!spec || !whole.success || !data?.success) faults.push(`${event.type}: ${whole.error?.message ?? ''} ${data?.error?.message ?? 'unknown'}`);
        else if (JSON.stringify(sorted(data.data)) !== JSON.stringify(sorted(event.data))) faults.push(`${event.type} says more than its contract: ${JSON.stringify(event.data)}`);
        else if (subject !== `evt.${event.tenant}.${spec.service}.${spec.aggregate}.${spec.event}`) faults.push(`${event.type} came on ${subject}`);
        else if (event.source !== `/tenants/${event.tenant}/${spec.service}` || !event.subject.startsWith(`${spec.aggregate}s/`) || msgId !== event.id) faults.push(`${event.type}: ${event.source} ${event.subject} ${msgId}`);
      }
      expect(faults).toEqual([]);
      expect([...specs.keys()].filter((type) => !all.some((r) => r.event.type === type))).toEqual([]);
    });

    it('given /api/asyncapi.json, then it lists the subject and the message of every event received', async () => {
      const document = (await world().pingshan.admin.get('/api/asyncapi.json')).body as { channels: Record<string, { address: string }>; components: { messages: Record<string, unknown> } };
      const addresses = new Set(Object.values(document.channels).map((c) => c.address));
      for (const { subject, event } of all) {
        expect(addresses).toContain(subject.replace(/^evt\.[^.]+\./, 'evt.{tenant}.'));
        expect(Object.keys(document.components.messages)).toContain(event.type);
      }
    });

    it('given each tenant, then its events are numbered without a gap, each once, and each record\'s in order', async () => {
      const tenants = new Set(all.map((r) => r.event.tenant));
      expect([...tenants]).toEqual(expect.arrayContaining(['440300', '330100', '440310', '330108']));
      expect(new Set(all.map((r) => r.event.id)).size).toBe(all.length);
      for (const tenant of tenants) {
        const numbers = all.filter((r) => r.event.tenant === tenant).map((r) => r.event.tenantsequence);
        expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      }
      const last = new Map<string, number>();
      const disordered = all.filter(({ event }) => {
        const key = `${event.source} ${event.subject}`;
        const before = last.get(key) ?? 0;
        last.set(key, Number(event.sequence));
        return Number(event.sequence) <= before;
      });
      expect(disordered.map((r) => `${r.event.type} ${r.event.subject} ${r.event.sequence}`)).toEqual([]);
    });
  });
}

/** The same value with its keys in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
}
