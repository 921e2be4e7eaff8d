import { connect, Events, headers, type NatsConnection, type Status } from 'nats';
import { until } from '../testing/until';
import { accountJwt, credsText, userJwt } from './claims';
import { ClaimsChannel } from './claims-channel';
import { Cell, take } from './cell.test-kit';
import type { CreatedIntegration } from './integration-accounts';
import { integrationBody, ownImports } from './integration-claims';
import { createKey, keyFromSeed } from './keys';

let cell: Cell;
let victim: CreatedIntegration;
let attacker: CreatedIntegration;
let events: string[];

beforeAll(async () => {
  cell = await Cell.start();
  victim = await cell.create('victim', { tenantSlug: '440311', filterSubjects: ['evt.440311.>'] });
  attacker = await cell.create('attacker');
  events = await cell.publish(5, '440311');
}, 30_000);
afterAll(() => cell.close());

/** After every attack all is as it was: streams, messages, consumers; and the victim's position. */
afterEach(async () => {
  await cell.dismissGuests();
  const manager = await cell.app.jetstreamManager();
  const streams = await manager.streams.list().next();
  expect(streams.map(({ config }) => config.name).sort()).toEqual(['DLQ', 'EVT']);
  expect((await manager.streams.info('EVT')).state.num_deleted ?? 0).toBe(0);
  const consumers = await manager.consumers.list('EVT').next();
  expect(consumers.map(({ name }) => name).sort()).toEqual([attacker.consumer, victim.consumer]);
  expect(await cell.accounts.lag(victim.consumer)).toMatchObject({ pending: 5, ackPending: 0, acknowledged: 0 });
});

const own = (verb: 'MSG.NEXT' | 'INFO'): string => `$JS.API.CONSUMER.${verb}.EVT.${attacker.consumer}`;

/** Publishes and waits until the server has dealt with it. Answers the subjects the server refused. */
async function attempt(guest: NatsConnection, act: () => void): Promise<string[]> {
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

/** An integration's account whose user has every right a user can have: what holds now holds by the account alone. */
async function unrestricted(): Promise<NatsConnection> {
  const account = createKey('account');
  const user = createKey('user');
  const app = keyFromSeed(cell.trust.app.seed);
  const body = integrationBody({}, ownImports(attacker.consumer, 'EVT', account.publicKey, app));
  const jwt = accountJwt({ name: 'loose', sub: account.publicKey }, body, keyFromSeed(cell.trust.operator.signingSeed));
  await new ClaimsChannel(cell.system).push(jwt);
  const any = { subs: -1, data: -1, payload: -1 };
  return cell.guest({ creds: credsText(userJwt({ name: 'loose', sub: user.publicKey }, any, account), user) });
}

const attacks: [string, () => string, object?][] = [
  ['consumer creation', () => '$JS.API.CONSUMER.CREATE.EVT', { stream_name: 'EVT', config: { deliver_subject: 'x' } }],
  ['named consumer creation', () => '$JS.API.CONSUMER.CREATE.EVT.mine', { stream_name: 'EVT', config: { name: 'mine' } }],
  [
    'a change of its own filter',
    () => `$JS.API.CONSUMER.DURABLE.CREATE.EVT.${attacker.consumer}`,
    { stream_name: 'EVT', config: { durable_name: 'int-attacker', ack_policy: 'explicit', filter_subject: 'evt.>' } },
  ],
  ['deletion of its own consumer', () => `$JS.API.CONSUMER.DELETE.EVT.${attacker.consumer}`],
  ['deletion of another consumer', () => `$JS.API.CONSUMER.DELETE.EVT.${victim.consumer}`],
  ['another consumer’s messages', () => `$JS.API.CONSUMER.MSG.NEXT.EVT.${victim.consumer}`, { batch: 5, no_wait: true }],
  ['another consumer’s state', () => `$JS.API.CONSUMER.INFO.EVT.${victim.consumer}`],
  ['a list of consumers', () => '$JS.API.CONSUMER.LIST.EVT'],
  ['names of consumers', () => '$JS.API.CONSUMER.NAMES.EVT'],
  ['an acknowledgement for another', () => `$JS.ACK.EVT.${victim.consumer}.1.1.1.1.1`],
  ['stream creation', () => '$JS.API.STREAM.CREATE.MINE', { name: 'MINE', subjects: ['mine'] }],
  ['stream update', () => '$JS.API.STREAM.UPDATE.EVT', { name: 'EVT', subjects: ['evt.>', 'x'] }],
  ['stream deletion', () => '$JS.API.STREAM.DELETE.EVT'],
  ['stream purge', () => '$JS.API.STREAM.PURGE.EVT', {}],
  ['stream state', () => '$JS.API.STREAM.INFO.EVT'],
  ['stream names', () => '$JS.API.STREAM.NAMES'],
  ['a stored message', () => '$JS.API.STREAM.MSG.GET.EVT', { seq: 1 }],
  ['a stored message, directly', () => '$JS.API.DIRECT.GET.EVT', { seq: 1 }],
  ['a stored message by subject, directly', () => '$JS.API.DIRECT.GET.EVT.evt.440311.enforcement.hazard.reported'],
  ['deletion of a message', () => '$JS.API.STREAM.MSG.DELETE.EVT', { seq: 1 }],
  ['a snapshot', () => '$JS.API.STREAM.SNAPSHOT.EVT', { deliver_subject: 'x' }],
  ['account purge', () => `$JS.API.ACCOUNT.PURGE.${cell.trust.app.publicKey}`],
  ['account info', () => '$JS.API.INFO'],
  ['the account’s connections', () => '$SYS.REQ.ACCOUNT.PING.CONNZ', {}],
  ['user info', () => '$SYS.REQ.USER.INFO'],
  ['claims', () => `$SYS.REQ.ACCOUNT.${cell.trust.app.publicKey}.CLAIMS.LOOKUP`],
  ['an update of claims', () => '$SYS.REQ.CLAIMS.UPDATE'],
  ['a forged event', () => 'evt.440310.enforcement.hazard.reported', { id: 'forged' }],
  ['a forged event of another tenant', () => 'evt.440311.enforcement.hazard.reported', { id: 'forged' }],
  ['a forged dead letter', () => 'dlq.x', {}],
  ['a message to another’s inbox', () => `${victim.inboxPrefix}.x`, {}],
];

// Three in every row: Jest gives a test that wants more than its row holds a callback instead.
const requests = attacks.map(([name, subject, body]) => [name, subject, JSON.stringify(body ?? '')] as const);

describe('an integrator is refused', () => {
  it.each(requests)('%s', async (_, subject, body) => {
    const guest = await cell.guest(attacker);
    const answers = guest.subscribe(`${attacker.inboxPrefix}.answer`);
    const refused = await attempt(guest, () =>
      guest.publish(subject(), body, { reply: `${attacker.inboxPrefix}.answer` }),
    );
    expect(refused).toEqual(['PERMISSIONS_VIOLATION']);
    expect(answers.getReceived()).toBe(0);
  });

  it.each([
    ...['evt.>', 'evt.440310.>', '>', '*', '$JS.>', '$JS.API.>', '$JS.ACK.>'],
    ...['_INBOX.>', '_INBOX_victim.>', '_R_.>', '$SYS.>'],
  ])(
    'a subscription to %s',
    async (subject) => {
      const guest = await cell.guest(attacker);
      let failure: unknown;
      const refused = await attempt(guest, () => {
        guest.subscribe(subject, { callback: (error) => (failure = error) });
      });
      expect(refused).toEqual(['PERMISSIONS_VIOLATION']);
      expect(failure).toMatchObject({ code: 'PERMISSIONS_VIOLATION' });
    },
  );

  it('with claims that it signed itself, or with another’s claims and its own key', async () => {
    const account = createKey('account');
    const user = createKey('user');
    const self = accountJwt({ name: 'self', sub: account.publicKey }, integrationBody({}, []), account);
    // Only our SYS user could store these at all; what counts is that nobody gets in by them.
    await new ClaimsChannel(cell.system).push(self).catch(() => undefined);
    const any = { subs: -1, data: -1, payload: -1 };
    const foreign = userJwt({ name: 'self', sub: user.publicKey }, any, account);
    await expect(cell.guest({ creds: credsText(foreign, user) })).rejects.toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
    const victims = victim.creds.split('\n')[1] ?? '';
    await expect(cell.guest({ creds: credsText(victims, user) })).rejects.toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
    await expect(connect({ servers: cell.server.url })).rejects.toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
  });
});

describe('a reply subject, which servers do not check against permissions,', () => {
  const targets: [string, () => string][] = [
    ['the deletion of the stream', () => '$JS.API.STREAM.DELETE.EVT'],
    ['the deletion of another consumer', () => `$JS.API.CONSUMER.DELETE.EVT.${victim.consumer}`],
    ['another consumer’s messages', () => `$JS.API.CONSUMER.MSG.NEXT.EVT.${victim.consumer}`],
    ['another’s inbox', () => `${victim.inboxPrefix}.x`],
    ['a service’s inbox', () => '_INBOX.x'],
    ['an event', () => 'evt.440311.enforcement.hazard.reported'],
    ['its own pull request', () => own('MSG.NEXT')],
    ['its own state', () => own('INFO')],
    ['an acknowledgement for another', () => `$JS.ACK.EVT.${victim.consumer}.1.1.1.1.1`],
    ['an answer on its way through the server', () => '_R_.abcdef.ghijkl'],
  ];
  const loose = [false, true];

  it.each(targets.flatMap((target) => loose.map((free) => [target[0], free, target[1]] as const)))(
    'that is %s reaches nothing (user without restrictions: %s)',
    async (_, free, reply) => {
      const victims = await cell.guest(victim);
      const heard: string[] = [];
      victims.subscribe(`${victim.inboxPrefix}.>`, { callback: (_error, message) => void heard.push(message.subject) });
      cell.app.subscribe('_INBOX.x', { callback: (_error, message) => void heard.push(message.subject) });
      await Promise.all([victims.flush(), cell.app.flush()]);
      const guest = free ? await unrestricted() : await cell.guest(attacker, { reconnect: false });
      await cell.publish(1);
      const before = await lastSequence();
      guest.publish(own('MSG.NEXT'), JSON.stringify({ batch: 3, expires: 1_000_000_000 }), { reply: reply() });
      guest.publish(own('MSG.NEXT'), JSON.stringify({ batch: 1, no_wait: true }), { reply: reply() });
      guest.publish(own('INFO'), '', { reply: reply() });
      guest.publish(`$JS.ACK.EVT.${attacker.consumer}.1.1.1.1.1`, '+NXT {"batch":3}', { reply: reply() });
      await guest.flush().catch(() => undefined);
      await Promise.all([cell.app.rtt(), victims.rtt(), cell.app.rtt()]);
      expect(heard).toEqual([]);
      expect(await lastSequence()).toBe(before);
    },
  );

  async function lastSequence(): Promise<number> {
    return (await (await cell.app.jetstreamManager()).streams.info('EVT')).state.last_seq;
  }
});

describe('an account of an integration, even with a user without restrictions,', () => {
  it.each(requests.filter(([name]) => !/user info|connections/.test(name)))('gets nothing by %s', async (name, subject, body) => {
    const guest = await unrestricted();
    const answer = await guest.request(subject(), body, { timeout: 300 }).then(
      (message) => message.string(),
      (error: { code?: string }) => error.code,
    );
    if (name === 'deletion of its own consumer') expect(answer).toBe('503');
    expect(['503', 'TIMEOUT']).toContain(answer);
  });

  it('hears nothing of other accounts', async () => {
    const guest = await unrestricted();
    const heard: string[] = [];
    guest.subscribe('>', { callback: (_error, message) => void heard.push(message.subject) });
    await guest.flush();
    await cell.publish(3);
    await take(await cell.guest(attacker), attacker, 1);
    await guest.flush();
    expect(heard).toEqual([]);
  });

  it('cannot pass itself off as the APP account by a header', async () => {
    const guest = await unrestricted();
    const forged = headers();
    forged.set('Nats-Request-Info', JSON.stringify({ acc: cell.trust.app.publicKey, svc: cell.trust.app.publicKey }));
    const request = guest.request('$JS.API.STREAM.DELETE.EVT', '', { headers: forged, timeout: 300 });
    await expect(request).rejects.toMatchObject({ code: '503' });
  });
});

describe('claims that an operator signed by mistake', () => {
  it.each([
    ['with a token for another consumer', 'other'],
    ['without a token', 'none'],
  ])('%s import nothing', async (_, kind) => {
    const account = createKey('account');
    const user = createKey('user');
    const operator = keyFromSeed(cell.trust.operator.signingSeed);
    const imports = ownImports(attacker.consumer, 'EVT', account.publicKey, keyFromSeed(cell.trust.app.seed));
    const bent = imports.map((one) => ({
      ...one,
      subject: one.subject.replace(attacker.consumer, victim.consumer),
      token: kind === 'none' ? '' : one.token,
    }));
    const jwt = accountJwt({ name: 'bent', sub: account.publicKey }, integrationBody({}, bent), operator);
    await new ClaimsChannel(cell.system).push(jwt).catch(() => undefined);
    const any = { subs: -1, data: -1, payload: -1 };
    const creds = credsText(userJwt({ name: 'bent', sub: user.publicKey }, any, account), user);
    const outcome = await cell
      .guest({ creds }, { timeout: 5_000, reconnect: false })
      .then((guest) => guest.request(`$JS.API.CONSUMER.INFO.EVT.${victim.consumer}`, '', { timeout: 500 }))
      .then(
        (message) => message.string(),
        (error: { code?: string }) => error.code,
      );
    expect(outcome).toMatch(/^(503|TIMEOUT|AUTHORIZATION_VIOLATION)$|JetStream not enabled for account/);
  });

  it('the victim gets all of its events after all of this', async () => {
    expect(events).toHaveLength(5);
    await until('all five events wait for the victim', async () => (await cell.accounts.lag(victim.consumer)).pending === 5);
  });
});
