import type { Envelope } from '@anlan/contracts/kit';
import { randomBytes } from 'node:crypto';
import type { NatsConnection } from 'nats';
import { currentTraceparent } from '../context';
import { closeNats, connectNats, ensureStreams, loadTrust } from '../nats';
import { createLogger } from '../telemetry';
import { createServiceDatabase, type ServiceDatabase } from '../testing';
import { until } from '../testing/until';
import { systemContext } from '../context';
import { EventConsumer } from './event-consumer';
import { firstTime } from './inbox';

const slug = `9${randomBytes(3).readUIntBE(0, 3) % 100_000}`.padEnd(6, '0');
const tenant = { tenantId: '01980000-0000-7000-8000-00000000000a', slug, tenantKind: 'district' as const };

describe('an event consumer', () => {
  let nats: NatsConnection;
  let db: ServiceDatabase;
  const consumers: EventConsumer[] = [];
  const logger = createLogger('test', 'silent');

  beforeAll(async () => {
    const trust = await loadTrust(process.env['ANLAN_TEST_NATS_TRUST_DIR'] ?? '');
    nats = await connectNats({ url: process.env['ANLAN_TEST_NATS_URL'] ?? '', creds: trust.app.creds, name: 'event-consumer-spec' });
    await ensureStreams(await nats.jetstreamManager(), { replicas: 1 });
    db = await createServiceDatabase({ service: 'consumertest', migrations: [] });
  });
  afterAll(async () => {
    for (const c of consumers) await c.stop();
    await closeNats(nats);
    await db.drop();
  });

  const publish = async (aggregate: string, n: number): Promise<string> => {
    const id = `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    const event: Envelope = {
      specversion: '1.0', id, source: `/tenants/${slug}/enforcement`, type: `anlan.enforcement.${aggregate}.tested.v1`, subject: `${aggregate}s/${n}`, time: '2026-03-02T09:30:00+08:00',
      datacontenttype: 'application/json', tenant: slug, tenantsequence: n, sequence: '1', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`, data: { n },
    };
    await nats.jetstream().publish(`evt.${slug}.enforcement.${aggregate}.tested`, JSON.stringify(event), { msgID: `${slug}-${aggregate}-${n}-${randomBytes(4).toString('hex')}` });
    return id;
  };
  const consume = (aggregate: string, handle: (e: Envelope) => Promise<void>, maxDeliver?: number): EventConsumer => {
    const c = new EventConsumer(nats, logger, { durable: `spec-${slug}-${aggregate}`, filter: `evt.${slug}.enforcement.${aggregate}.*`, handle, maxDeliver });
    consumers.push(c);
    c.start();
    return c;
  };

  it('given events, then they come in order with the trace of their cause, and a restarted consumer goes on where it was', async () => {
    const seen: number[] = [];
    const traces = new Set<string | undefined>();
    const handle = async (e: Envelope) => {
      seen.push((e.data as { n: number }).n);
      traces.add(currentTraceparent());
    };
    for (const n of [1, 2, 3]) await publish('order', n);
    const first = consume('order', handle);
    await until('three events', () => seen.length === 3);
    await first.stop();
    for (const n of [4, 5]) await publish('order', n);
    consume('order', handle);
    await until('five events', () => seen.length === 5);
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect([...traces]).toEqual([`00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`]);
  });

  it('given an event that is delivered twice, then its effect, written with the inbox row, happens once', async () => {
    const tx = db.tenantTx();
    const answers: boolean[] = [];
    consume('twice', async (e) => {
      await tx.write(systemContext(tenant, 'consumertest'), async (t) => void answers.push(await firstTime(t, 'consumertest', tenant.tenantId, 'spec', e.id)));
    });
    await publish('twice', 7);
    await publish('twice', 7);
    await until('both deliveries', () => answers.length === 2);
    expect(answers).toEqual([true, false]);
  });

  it('given a handler that fails at first, then the event comes again; given one that always fails, then it is buried with the reason', async () => {
    let tries = 0;
    consume('flaky', async () => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
    });
    await publish('flaky', 1);
    await until('the third try', () => tries === 3, { withinMs: 15_000 });

    consume('poison', async () => {
      throw new Error('毒消息 poison');
    }, 1);
    await publish('poison', 1);
    const manager = await nats.jetstreamManager();
    const dead = await until('the dead letter', async () => {
      const found = await manager.streams.getMessage('DLQ', { last_by_subj: `dlq.spec-${slug}-poison.evt.${slug}.enforcement.poison.tested` }).catch(() => undefined);
      return found;
    });
    expect(dead.header.get('Anlan-Consumer')).toBe(`spec-${slug}-poison`);
    expect(dead.header.get('Anlan-Error')).toContain('poison');
    expect(dead.json<Envelope>().data).toEqual({ n: 1 });
  });

  it('given bytes that are no event, then they are buried at once and the next event is worked', async () => {
    const seen: string[] = [];
    consume('garbage', async (e) => void seen.push(e.id));
    await nats.jetstream().publish(`evt.${slug}.enforcement.garbage.tested`, 'not json');
    const id = await publish('garbage', 2);
    await until('the good event', () => seen.length === 1);
    expect(seen).toEqual([id]);
  });
});
