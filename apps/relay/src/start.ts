import { createLogger } from '@anlan/platform/telemetry';
import { closeNats, connectNats, ensureStreams } from '@anlan/platform/nats';
import { assertDatabase, assertIsolation, assertMigrated, assertUnprivileged, migrationItems } from '@anlan/platform/db';
import { RELAY_WAKE } from '@anlan/platform/events';
import Fastify from 'fastify';
import { Events, type NatsConnection } from 'nats';
import { Pool } from 'pg';
import { migrations } from '../migrations';
import { loadConfig } from './config';
import { OutboxStore } from './outbox-store';
import { Relay } from './relay';

const KEEP_DAYS = 7;

/** The relay process: its own login role, which can reach the outboxes only. */
export async function start(): Promise<void> {
  const config = loadConfig();
  const logger = createLogger('relay', config.LOG_LEVEL);
  const pool = new Pool({ connectionString: config.DATABASE_URL, max: 8, application_name: 'anlan-relay' });
  pool.on('error', (e) => logger.warn({ err: e.message }, 'database connection lost'));
  await assertDatabase(pool, 'relay');
  for (const schema of ['relay', ...config.OUTBOX_SCHEMAS]) await assertUnprivileged(pool, schema, 'relay');
  await assertMigrated(pool, 'relay', migrationItems('relay', migrations, false));
  await assertIsolation(pool, 'relay', ['relay', ...config.OUTBOX_SCHEMAS], ['relay']);
  const nats = await connectNats({ url: config.NATS_URL, credsFile: config.NATS_CREDS, name: 'relay' });
  await ensureStreams(await nats.jetstreamManager({ timeout: 5_000 }), { replicas: config.NATS_REPLICAS });

  const store = new OutboxStore(pool, config.OUTBOX_SCHEMAS);
  const relay = new Relay(store, nats.jetstream({ timeout: 10_000 }), logger);
  nats.subscribe(RELAY_WAKE, { callback: (_e, m) => m.string().split(',').forEach((t) => relay.wake(t)) });
  void watchBroker(nats, relay);
  relay.start();
  const pruning = setInterval(() => void store.prune(KEEP_DAYS).catch((e: unknown) => logger.warn({ err: e }, 'outbox not pruned')), 3_600_000);

  const http = Fastify();
  http.get('/healthz/live', async () => ({ status: 'ok' }));
  http.get('/healthz/ready', async (_req, reply) => {
    const database = await pool.query('select 1').then(() => 'ok', () => 'down');
    const bus = nats.isClosed() ? 'down' : await nats.flush().then(() => 'ok', () => 'down');
    const ready = database === 'ok' && bus === 'ok';
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', parts: { database, nats: bus } });
  });
  await http.listen({ host: config.SERVICE_HOST, port: config.SERVICE_PORT });
  logger.info({ schemas: config.OUTBOX_SCHEMAS }, 'listening');

  const stop = async (): Promise<void> => {
    clearInterval(pruning);
    await http.close();
    await relay.stop();
    await closeNats(nats);
    await pool.end();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

/** What the client was given while it had no connection is dropped when it has one again: so both are a loss. */
async function watchBroker(nats: NatsConnection, relay: Relay): Promise<void> {
  for await (const { type } of nats.status()) if (type === Events.Disconnect || type === Events.Reconnect) relay.brokerLost();
}
