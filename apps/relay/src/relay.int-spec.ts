import { hazardEvents } from '@anlan/contracts/enforcement';
import type { Envelope } from '@anlan/contracts/kit';
import { systemContext, type TenantContext } from '@anlan/platform/context';
import { migrateService, newId } from '@anlan/platform/db';
import { closeNats, connectNats, ensureStreams, isNotFound, loadTrust } from '@anlan/platform/nats';
import { createLogger } from '@anlan/platform/telemetry';
import { createServiceDatabase, until, type ServiceDatabase } from '@anlan/platform/testing';
import { randomInt } from 'node:crypto';
import type { JetStreamClient, JetStreamManager, NatsConnection } from 'nats';
import { Pool } from 'pg';
import { migrations } from '../migrations';
import { OutboxStore } from './outbox-store';
import { Relay } from './relay';

interface Published extends Envelope {
  readonly natsSubject: string;
}

/** Real outboxes, as the relay's own login role, and a real stream. Slugs are new each time: the stream is shared. */
describe('the relay', () => {
  let db: ServiceDatabase;
  let pool: Pool;
  let nats: NatsConnection;
  let streams: JetStreamManager['streams'];
  const relays: Relay[] = [];
  const tenant = (): TenantContext => systemContext({ tenantId: newId(), slug: `relay${randomInt(1e9)}`, tenantKind: 'district' }, 'relaytest');

  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'relaytest', migrations: [] });
    const url = new URL(db.url);
    await migrateService({ service: 'relay', adminUrl: db.adminUrl, password: url.password, migrations, serviceTables: false });
    url.username = 'relay_app';
    pool = new Pool({ connectionString: url.toString(), max: 4 });
    const trust = await loadTrust(process.env['ANLAN_TEST_NATS_TRUST_DIR'] ?? '');
    nats = await connectNats({ url: process.env['ANLAN_TEST_NATS_URL'] ?? '', creds: trust.app.creds, name: 'relay-spec' });
    const manager = await nats.jetstreamManager();
    await ensureStreams(manager, { replicas: 1 });
    streams = manager.streams;
  }, 60_000);
  afterEach(() => Promise.all(relays.splice(0).map((r) => r.stop())));
  afterAll(async () => {
    await closeNats(nats);
    await pool.end();
    await db.drop();
  });

  const relay = (publish: JetStreamClient['publish']): Relay => {
    const made = new Relay(new OutboxStore(pool, ['relaytest']), { publish } as unknown as JetStreamClient, createLogger('relay-spec', 'silent'));
    relays.push(made);
    return made;
  };
  const publish: JetStreamClient['publish'] = (...message) => nats.jetstream().publish(...message);
  /** One event each, all of different aggregates. */
  const emit = (ctx: TenantContext, ...events: (keyof typeof hazardEvents)[]) =>
    db.tenantTx().write(ctx, async (tx) => {
      for (const name of events) tx.emit({ spec: hazardEvents[name], id: newId(), sequence: 1, data: hazardEvents[name].example });
    });
  async function published({ slug }: TenantContext): Promise<Published[]> {
    const found: Published[] = [];
    for (let seq = 1; ; ) {
      // The client's types do not know of `next_by_subj`, which every server since 2.9 does.
      const next = { seq, next_by_subj: `evt.${slug}.>` } as { seq: number };
      const message = await streams.getMessage('EVT', next).catch((e: unknown) => {
        if (isNotFound(e)) return undefined;
        throw e;
      });
      if (!message) return found;
      found.push({ ...message.json<Envelope>(), natsSubject: message.subject });
      seq = message.seq + 1;
    }
  }
  const unsent = async (ctx: TenantContext): Promise<number> =>
    (await db.admin.query('select 1 from relaytest.outbox where tenant_id = $1 and sent_at is null', [ctx.tenantId])).rowCount ?? 0;

  it('given events of two tenants, then each comes under its own subject, with the numbers of its own tenant', async () => {
    const [here, there] = [tenant(), tenant()];
    await emit(here, 'started', 'closed');
    await emit(there, 'rejected');
    const running = relay(publish);
    for (const ctx of [here, there]) {
      running.wake(ctx.tenantId);
      await until('its outbox is empty', async () => (await unsent(ctx)) === 0);
    }
    expect((await published(here)).map((e) => [e.natsSubject, e.tenant, e.tenantsequence])).toEqual([
      [`evt.${here.slug}.enforcement.hazard.started`, here.slug, 1],
      [`evt.${here.slug}.enforcement.hazard.closed`, here.slug, 2],
    ]);
    expect((await published(there)).map((e) => [e.natsSubject, e.tenant, e.tenantsequence])).toEqual([[`evt.${there.slug}.enforcement.hazard.rejected`, there.slug, 1]]);
  });

  it('given a broker that is away, then events wait in the outbox, and come under the numbers they were given', async () => {
    const ctx = tenant();
    await emit(ctx, 'started', 'closed');
    let tries = 0;
    let away = true;
    const running = relay(async (...message) => {
      tries += 1;
      if (away) throw new Error('no broker');
      return publish(...message);
    });
    running.wake(ctx.tenantId);
    await until('both were tried', () => tries === 2);
    expect(await published(ctx)).toEqual([]);
    away = false;
    await until('both have come', async () => {
      running.wake(ctx.tenantId);
      return (await unsent(ctx)) === 0;
    });
    expect((await published(ctx)).map((e) => e.tenantsequence)).toEqual([1, 2]);
  });

  it('given acknowledgements that are lost on the way, then what is published again is known as the same', async () => {
    const ctx = tenant();
    await emit(ctx, 'started', 'closed');
    let lost = 0;
    const running = relay(async (...message) => {
      const ack = await publish(...message);
      if (lost === 2) return ack;
      lost += 1;
      throw new Error('the connection was lost');
    });
    await until('both are acknowledged', async () => {
      running.wake(ctx.tenantId);
      return lost === 2 && (await unsent(ctx)) === 0;
    });
    expect((await published(ctx)).map((e) => e.tenantsequence)).toEqual([1, 2]);
  });
});
