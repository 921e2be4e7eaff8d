import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, JSONCodec, type ConnectionOptions, type Consumer, type NatsConnection } from 'nats';
import { closeNats, connectNats, credsAuthenticator } from './connect';
import { IntegrationAccounts, type CreatedIntegration, type CreateIntegration } from './integration-accounts';
import { startNatsServer, type NatsServerProcess } from './server-process';
import { ensureStreams } from './streams';
import { createTrust, type Trust } from './trust';

const codec = JSONCodec();

/** A real server with trust, streams and connections of our own, for the tests of this folder. */
export class Cell {
  private readonly guests: NatsConnection[] = [];
  private readonly kept: NatsConnection[] = [];
  private published = 0;

  private constructor(
    readonly dir: string,
    readonly trust: Trust,
    public server: NatsServerProcess,
    readonly app: NatsConnection,
    readonly system: NatsConnection,
    readonly accounts: IntegrationAccounts,
    private readonly binary?: string,
  ) {}

  /** On `binary`, by default the usual nats-server. */
  static async start(binary?: string): Promise<Cell> {
    const dir = await mkdtemp(join(tmpdir(), 'anlan-nats-'));
    const trust = createTrust();
    const server = await startNatsServer({ trust, dir, binary });
    const app = await connectNats({ url: server.url, creds: trust.app.creds, name: 'services' });
    const system = await connectNats({ url: server.url, creds: trust.system.creds, name: 'system' });
    await ensureStreams(await app.jetstreamManager(), { replicas: 1 });
    const accounts = new IntegrationAccounts({
      operatorSeed: trust.operator.signingSeed,
      appAccountSeed: trust.app.seed,
      systemConnection: system,
      appConnection: app,
    });
    return new Cell(dir, trust, server, app, system, accounts, binary);
  }

  /** An integration of tenant 440310 that takes all its events, unless `more` says otherwise. */
  create(integrationId: string, more: Partial<CreateIntegration> = {}): Promise<CreatedIntegration> {
    const usual = { name: integrationId, tenantSlug: '440310', filterSubjects: ['evt.440310.>'] };
    return this.accounts.create({ integrationId, ...usual, ...more });
  }

  /** Publishes `count` events of a tenant and waits for the stream; ids and `tenantsequence` go on counting. */
  async publish(count: number, tenant = '440310', event = 'enforcement.hazard.reported'): Promise<string[]> {
    const ids = Array.from({ length: count }, () => `event-${(this.published += 1)}`);
    const stream = this.app.jetstream();
    await Promise.all(
      ids.map((id) => {
        const tenantsequence = Number(id.split('-')[1]);
        const body = { id, tenant, tenantsequence, time: '2026-03-02T09:30:00+08:00', type: event, subject: 'hazards/1' };
        return stream.publish(`evt.${tenant}.${event}`, codec.encode(body), { msgID: id });
      }),
    );
    return ids;
  }

  /** Connects as the integrator would, with the plain client; signing the nonce natively, since hundreds of connections are made. */
  async guest(who: { creds: string; inboxPrefix?: string }, more: ConnectionOptions = {}): Promise<NatsConnection> {
    const connection = await connect({
      servers: this.server.url,
      authenticator: credsAuthenticator(who),
      ...(who.inboxPrefix ? { inboxPrefix: who.inboxPrefix } : {}),
      reconnectTimeWait: 100,
      ...more,
    });
    this.guests.push(connection);
    return connection;
  }

  /** Closes what `guest` opened: an integration has few connections. */
  async dismissGuests(): Promise<void> {
    await Promise.all(this.guests.splice(0).map((guest) => guest.close()));
  }

  /** Those that are open now stay open until the cell closes. */
  keepGuests(): void {
    this.kept.push(...this.guests.splice(0));
  }

  async restart(signal: NodeJS.Signals): Promise<void> {
    await this.server.stop(signal);
    this.server = await startNatsServer({ trust: this.trust, dir: this.dir, port: this.server.port, binary: this.binary });
  }

  async close(): Promise<void> {
    this.guests.push(...this.kept);
    await this.dismissGuests();
    await closeNats(this.system);
    await closeNats(this.app);
    await this.server.stop();
    await rm(this.dir, { recursive: true, force: true });
  }
}

export function consumerOf(connection: NatsConnection, who: CreatedIntegration): Promise<Consumer> {
  return connection.jetstream({ apiPrefix: who.apiPrefix }).consumers.get(who.stream, who.consumer);
}

/** What a client does after a crash on either side: what is open comes again now instead of after 30 s. */
export async function handBack(connection: NatsConnection, who: CreatedIntegration): Promise<void> {
  const { num_ack_pending: open, delivered } = await (await consumerOf(connection, who)).info();
  const place = `${delivered.stream_seq}.${delivered.consumer_seq}`;
  if (open > 0) connection.publish(`$JS.ACK.${who.stream}.${who.consumer}.1.${place}.0.0`, '-NAK');
}

/** Takes up to `count` events, acknowledging each; ends early when none comes for a second. Answers their ids. */
export async function take(connection: NatsConnection, who: CreatedIntegration, count: number): Promise<string[]> {
  const consumer = await consumerOf(connection, who);
  const ids: string[] = [];
  while (ids.length < count) {
    const message = await consumer.next({ expires: 1_000 });
    if (!message) break;
    ids.push(message.json<{ id: string }>().id);
    message.ack();
  }
  await connection.flush();
  return ids;
}

/** A cluster that just started or lost a server refuses for a moment, until it has elected leaders. */
export async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + 60_000; ; ) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((done) => setTimeout(done, 200));
    }
  }
}
