import type { Envelope } from '@anlan/contracts/kit';
import { randomBytes } from 'node:crypto';
import type { NatsConnection } from 'nats';
import { currentTraceparent } from '../context';
import { closeNats, connectNats, ensureStreams, loadTrust } from '../nats';
import { createLogger } from '../telemetry';
import { createServiceDatabase, type ServiceDatabase } from '../testing';
import { until } from '../testing/until';
import { systemContext } from '../context';
import { readDeadLetter, redeliver, type DeadLetter } from './dead-letter';
import { EventConsumer, type EventConsumerOptions } from './event-consumer';
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
  const start = (aggregate: string, o: Omit<EventConsumerOptions, 'durable' | 'filter'>): EventConsumer => {
    const c = new EventConsumer(nats, logger, { durable: `spec-${slug}-${aggregate}`, filter: `evt.${slug}.enforcement.${aggregate}.*`, ...o } as EventConsumerOptions);
    consumers.push(c);
    c.start();
    return c;
  };
  const consume = (aggregate: string, handle: (e: Envelope) => Promise<void>, maxDeliver?: number): EventConsumer => start(aggregate, { handle, ...(maxDeliver && { maxDeliver }) } as never);
  const deadLetter = (aggregate: string): Promise<DeadLetter> =>
    until(`the dead letter of ${aggregate}`, async () => {
      const found = await (await nats.jetstreamManager()).streams.getMessage('DLQ', { last_by_subj: `dlq.spec-${slug}-${aggregate}.evt.${slug}.enforcement.${aggregate}.tested` }).catch(() => undefined);
      return found && readDeadLetter({ subject: found.subject, headers: found.header, data: found.data });
    });

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
    const dead = await deadLetter('poison');
    expect(dead).toMatchObject({ consumer: `spec-${slug}-poison`, subject: `evt.${slug}.enforcement.poison.tested`, deliveries: 1, firstError: '毒消息 poison', lastError: '毒消息 poison' });
    expect((JSON.parse(Buffer.from(dead.data).toString()) as Envelope).data).toEqual({ n: 1 });
  });

  it('given tries that failed in different ways, then the dead letter tells of the first and of the last, without secrets', async () => {
    let tries = 0;
    consume('history', async () => {
      tries += 1;
      throw new Error(tries === 1 ? 'the first, of 13812345678' : `try ${tries}: password=abc`);
    }, 2);
    await publish('history', 1);
    const dead = await deadLetter('history');
    expect(dead).toMatchObject({ deliveries: 2, firstError: 'the first, of 138****5678', lastError: 'try 2: password=[redacted]' });
    expect(dead.lastAt.getTime()).toBeGreaterThanOrEqual(dead.firstAt.getTime());
  });

  it('given a dead letter and a handler that was mended, then handing it over reaches that consumer alone, and is applied once', async () => {
    const tx = db.tenantTx();
    let mended = false;
    let applied = 0;
    let others = 0;
    consume('mended', async (e) => {
      await tx.write(systemContext(tenant, 'consumertest'), async (t) => {
        if (!(await firstTime(t, 'consumertest', tenant.tenantId, 'mended', e.id))) return;
        if (!mended) throw new Error('not mended');
        applied += 1;
      });
    }, 1);
    const other = new EventConsumer(nats, logger, { durable: `spec-${slug}-other`, filter: `evt.${slug}.enforcement.mended.*`, handle: async () => void (others += 1) });
    consumers.push(other);
    other.start();
    await publish('mended', 11);
    const { consumer, data } = await deadLetter('mended');
    expect(await redeliver(nats, consumer, data)).toEqual({ result: 'failed', error: 'not mended' });
    mended = true;
    for (const _ of [1, 2]) expect(await redeliver(nats, consumer, data)).toEqual({ result: 'applied' });
    expect([applied, others]).toEqual([1, 1]);
    expect(await redeliver(nats, 'spec-nobody', data, 1_000)).toEqual({ result: 'away' });
    expect(await redeliver(nats, consumer, Buffer.from('null'))).toMatchObject({ result: 'failed' });
  });

  it('given a handler whose database is away, then the event waits instead of being given up', async () => {
    let tries = 0;
    consume('away', async () => {
      tries += 1;
      if (tries < 3) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    }, 1);
    await publish('away', 1);
    await until('the third try', () => tries === 3, { withinMs: 15_000 });
    const manager = await nats.jetstreamManager();
    await until('the acknowledgement', async () => (await manager.consumers.info('EVT', `spec-${slug}-away`)).num_ack_pending === 0);
    await expect(manager.streams.getMessage('DLQ', { last_by_subj: `dlq.spec-${slug}-away.>` })).rejects.toThrow();
  });

  it('given events that are worked together, then one poison among them is buried alone, and the rest is applied in order', async () => {
    const rounds: number[][] = [];
    for (const n of [21, 22, 23, 24]) await publish('many', n);
    start('many', {
      maxDeliver: 1, gather: { most: 100, withinMs: 1_000 },
      handleAll: async (events: readonly Envelope[]) => {
        const numbers = events.map((e) => (e.data as { n: number }).n);
        if (numbers.includes(23)) throw new Error('not 23');
        rounds.push(numbers);
      },
    } as never);
    await deadLetter('many');
    await until('the last', () => rounds.flat().includes(24));
    expect(rounds.flat()).toEqual([21, 22, 24]);
    for (const n of [25, 26]) await publish('many', n);
    await until('the next round', () => rounds.flat().includes(26));
    expect(rounds.flat().slice(-2)).toEqual([25, 26]);
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
