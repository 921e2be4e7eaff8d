import { Events, type ConsumerInfo, type NatsConnection, type Status } from 'nats';
import { until } from '../testing/until';
import { accountJwt, credsText, userJwt } from './claims';
import { ClaimsChannel } from './claims-channel';
import { Cell, consumerOf } from './cell.test-kit';
import type { CreatedIntegration } from './integration-accounts';
import { integrationBody, ownImports } from './integration-claims';
import { createKey, keyFromSeed } from './keys';

/** A victim and an attacker on a server, and what must be as it was after every attack. */
export class Scene {
  private before: unknown;

  private constructor(
    readonly cell: Cell,
    readonly victim: CreatedIntegration,
    readonly attacker: CreatedIntegration,
    /** The victim's own connection, which lives through all attacks. */
    readonly victims: NatsConnection,
    readonly claims: ClaimsChannel,
    private readonly loose: string,
  ) {}

  static async start(binary: string): Promise<Scene> {
    const cell = await Cell.start(binary);
    const victim = await cell.create('victim', { tenantSlug: '440311', filterSubjects: ['evt.440311.>'] });
    const attacker = await cell.create('attacker');
    await cell.publish(5, '440311');
    const victims = await cell.guest(victim, { reconnect: false });
    cell.keepGuests();
    const claims = new ClaimsChannel(cell.system);
    return new Scene(cell, victim, attacker, victims, claims, await looseUser(cell, claims, attacker.consumer));
  }

  get app(): string {
    return this.cell.trust.app.publicKey;
  }

  /** Call before each attack. */
  async remember(): Promise<void> {
    this.before = await this.state();
  }

  /** Call after each attack: all is as it was, and the victim still gets its next event, by the connection it had. */
  async intact(): Promise<void> {
    await this.cell.dismissGuests();
    expect(await this.state()).toEqual(this.before);
    const backlog = (await this.cell.accounts.lag(this.victim.consumer)).pending;
    const [id] = await this.cell.publish(1, '440311');
    const received: string[] = [];
    const consumer = await consumerOf(this.victims, this.victim);
    while (received.length <= backlog) {
      const message = await consumer.next({ expires: 5_000 });
      if (!message) break;
      received.push(message.json<{ id: string }>().id);
      await message.ackAck();
    }
    expect(received).toHaveLength(backlog + 1);
    expect(received.at(-1)).toBe(id);
  }

  /** Streams, messages, consumers, claims. */
  private async state(): Promise<unknown> {
    const manager = await this.cell.app.jetstreamManager();
    const streams = await manager.streams.list().next();
    const consumers = await manager.consumers.list('EVT').next();
    const accounts = [this.cell.trust.app.publicKey, this.victim.accountPublicKey, this.attacker.accountPublicKey];
    return {
      streams: streams.map(({ config, state, created }) => ({ config, state, created })),
      // The attacker may move its own position; nothing else, and of nobody else.
      consumers: consumers.map((info) => (info.name === this.victim.consumer ? wholeOf(info) : { name: info.name, config: info.config, created: info.created })),
      claims: await Promise.all(accounts.map((account) => this.claims.lookup(account))),
    };
  }

  guest(): Promise<NatsConnection> {
    return this.cell.guest(this.attacker, { reconnect: false });
  }

  /** An integration's account whose user has every right a user can have: what holds now holds by the account alone. */
  unrestricted(): Promise<NatsConnection> {
    return this.cell.guest({ creds: this.loose }, { reconnect: false });
  }

  /** Waits until whatever was sent on `connection` has run its course: what its server queued, and its API's queue. */
  async settled(connection: NatsConnection): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      await connection.flush().catch(() => undefined);
      await (await this.cell.app.jetstreamManager()).streams.info('EVT');
      await Promise.all([this.cell.app.rtt(), this.victims.rtt()]);
    }
  }

  close(): Promise<void> {
    return this.cell.close();
  }
}

async function looseUser(cell: Cell, claims: ClaimsChannel, consumer: string): Promise<string> {
  const account = createKey('account');
  const user = createKey('user');
  const { app, operator } = cell.trust;
  const body = integrationBody({}, ownImports(consumer, 'EVT', account.publicKey, keyFromSeed(app.seed)));
  await claims.push(accountJwt({ name: 'loose', sub: account.publicKey }, body, keyFromSeed(operator.signingSeed)));
  return credsText(userJwt({ name: 'loose', sub: user.publicKey }, { subs: -1, data: -1, payload: -1 }, account), user);
}

function wholeOf({ cluster: _cluster, ...info }: ConsumerInfo): object {
  const { ts: _ts, ...rest } = info as ConsumerInfo & { ts?: string };
  return rest;
}

/** Acts and waits until the server has dealt with it. Answers the errors the server sent. */
export async function attempt(guest: NatsConnection, act: () => void): Promise<string[]> {
  const refused: string[] = [];
  const status = guest.status() as AsyncIterable<Status> & { stop?: () => void };
  void (async () => {
    for await (const { type, data } of status) if (type === Events.Error) refused.push(String(data));
  })();
  act();
  await guest.flush();
  await guest.flush();
  return refused;
}

/** Waits for the end of a connection; answers the error that ended it. */
export const ending = (connection: NatsConnection): Promise<Error | undefined> =>
  connection.closed().then((error) => error ?? undefined);

/** Tries until a connection is refused; fails when that does not happen. */
export async function refused(connect: () => Promise<NatsConnection>, withinMs = 15_000): Promise<unknown> {
  let why: unknown;
  const ask = (): Promise<boolean> => connect().then((open) => open.close().then(() => false), (error: unknown) => { why = error; return true; });
  await until('it is refused', ask, { withinMs });
  return why;
}
