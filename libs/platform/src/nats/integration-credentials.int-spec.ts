import { connect, type NatsConnection } from 'nats';
import { accountJwt, activationJwt, credsText, decodeClaims, operatorJwt, parseCreds, userJwt, type AccountBody, type Claims } from './claims';
import { onEachServer } from './each-server.test-kit';
import { integrationBody, ownImports } from './integration-claims';
import { createKey, keyFromSeed, type NatsKey } from './keys';
import { ending, refused, Scene } from './scene.test-kit';

const ANY = { subs: -1, data: -1, payload: -1 };
const VIOLATION = { code: 'AUTHORIZATION_VIOLATION' };
const now = (): number => Math.floor(Date.now() / 1000);

/** A JWT whose head or body says something else than what was signed. */
function tampered(jwt: string, change: (head: Record<string, unknown>, claims: Claims) => void): string {
  const [head = '', body = '', signature = ''] = jwt.split('.');
  const read = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString());
  const [one, two] = [read(head), read(body)];
  change(one, two as unknown as Claims);
  const text = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${text(one)}.${text(two)}.${signature}`;
}

onEachServer((binary) => {
  let scene: Scene;
  let operator: NatsKey;
  let app: NatsKey;
  beforeAll(async () => {
    scene = await Scene.start(binary);
    operator = keyFromSeed(scene.cell.trust.operator.signingSeed);
    app = keyFromSeed(scene.cell.trust.app.seed);
  }, 30_000);
  afterAll(() => scene.close());
  beforeEach(() => scene.remember());
  afterEach(() => scene.intact());

  const enter = (creds: string): Promise<NatsConnection> => scene.cell.guest({ creds }, { reconnect: false, timeout: 5_000 });
  /** An account put into effect as our own system would, and a user of it. */
  async function admitted(body: AccountBody, by = operator, account = createKey('account')): Promise<{ creds: string; account: NatsKey; user: NatsKey }> {
    const user = createKey('user');
    await scene.claims.push(accountJwt({ name: 'made', sub: account.publicKey }, body, by)).catch(() => undefined);
    return { creds: credsText(userJwt({ name: 'made', sub: user.publicKey }, ANY, account), user), account, user };
  }

  describe('nobody gets in', () => {
    it('without credentials, or with a name and a password', async () => {
      await expect(connect({ servers: scene.cell.server.url, reconnect: false })).rejects.toMatchObject(VIOLATION);
      await expect(connect({ servers: scene.cell.server.url, user: 'services', pass: 'services', reconnect: false })).rejects.toMatchObject(VIOLATION);
    });

    it.each<[string, (head: Record<string, unknown>, claims: Claims) => void]>([
      ['a longer life', (_, claims) => (claims.exp = now() + 1e8)],
      ['wider permissions', (_, claims) => Object.assign(claims.nats, { pub: {}, sub: {} })],
      ['another issuer', (_, claims) => (claims.iss = scene.app)],
      ['another issuing account', (_, claims) => Object.assign(claims.nats, { issuer_account: scene.victim.accountPublicKey })],
      ['no signature wanted', (head) => (head['alg'] = 'none')],
      ['a bearer’s rights', (_, claims) => Object.assign(claims.nats, { bearer_token: true })],
    ])('with its own claims, changed to have %s', async (_, change) => {
      const { jwt, key } = parseCreds(scene.attacker.creds);
      await expect(enter(credsText(tampered(jwt, change), key))).rejects.toMatchObject(VIOLATION);
    });

    it('with another’s claims and its own key, or its own claims and another’s key', async () => {
      const [mine, other] = [parseCreds(scene.attacker.creds), parseCreds(scene.victim.creds)];
      await expect(enter(credsText(other.jwt, mine.key))).rejects.toMatchObject(VIOLATION);
      await expect(enter(credsText(mine.jwt, other.key))).rejects.toMatchObject(VIOLATION);
    });

    it('with a user that a user signed, or that names another account as its issuer', async () => {
      const mine = parseCreds(scene.attacker.creds).key;
      const user = createKey('user');
      await expect(enter(credsText(userJwt({ name: 'x', sub: user.publicKey }, ANY, mine), user))).rejects.toMatchObject(VIOLATION);
      for (const account of [scene.app, scene.cell.trust.system.publicKey, scene.victim.accountPublicKey]) {
        const body = { ...ANY, issuer_account: account };
        const jwt = userJwt({ name: 'x', sub: user.publicKey }, body, createKey('account'));
        await expect(enter(credsText(jwt, user))).rejects.toMatchObject(VIOLATION);
      }
    });

    it('with an account that it signed itself, or that a foreign operator signed', async () => {
      const account = createKey('account');
      const stranger = createKey('operator');
      operatorJwt({ name: 'stranger', sub: stranger.publicKey }, { signing_keys: [stranger.publicKey], system_account: account.publicKey }, stranger);
      for (const by of [account, stranger]) {
        // Only our SYS user could store these at all; what counts is that nobody gets in by them.
        const { creds } = await admitted(integrationBody({}, []), by, by === account ? account : undefined);
        await expect(enter(creds)).rejects.toMatchObject(VIOLATION);
      }
    });

    it('as a bearer of claims without a key', async () => {
      const { account } = await admitted(integrationBody({}, []));
      const user = createKey('user');
      const jwt = userJwt({ name: 'x', sub: user.publicKey }, { ...ANY, bearer_token: true } as typeof ANY, account);
      await expect(connect({ servers: scene.cell.server.url, reconnect: false, authenticator: () => ({ jwt }) as never })).rejects.toMatchObject(VIOLATION);
    });

    it('with credentials whose time is over', async () => {
      const over = await scene.cell.create('over', { expiresAt: new Date(Date.now() - 1_000) });
      await expect(enter(over.creds)).rejects.toMatchObject(VIOLATION);
      await scene.cell.accounts.revoke(over);
    });

    it('as a revoked user of an account that lives on; its connection ends, another’s does not', async () => {
      const body = integrationBody({}, []);
      const { creds, account, user } = await admitted(body);
      const other = createKey('user');
      const stays = await enter(credsText(userJwt({ name: 'other', sub: other.publicKey }, ANY, account), other));
      const guest = await enter(creds);
      await scene.claims.push(accountJwt({ name: 'made', sub: account.publicKey }, { ...body, revocations: { [user.publicKey]: now() + 1 } }, operator));
      expect(await ending(guest)).toMatchObject({ message: expect.stringMatching(/revoked/i) });
      expect(await refused(() => enter(creds))).toMatchObject(VIOLATION);
      await stays.rtt();
      expect(stays.isClosed()).toBe(false);
    });
  });

  // The operator signs what this module makes. Should it ever sign more, the tokens of the exporter still decide.
  describe('claims that an operator signed by mistake import nothing', () => {
    const subjectOf = (verb: 'NEXT' | 'INFO', consumer: string): string => `$JS.API.CONSUMER.${verb === 'NEXT' ? 'MSG.NEXT' : 'INFO'}.EVT.${consumer}`;
    /** One import, beside the one without which the server's own answer would come before it. */
    const one = (account: NatsKey, subject: string, token: string): AccountBody => {
      const own = ownImports(scene.attacker.consumer, 'EVT', account.publicKey, app).filter(({ name }) => name === 'void');
      return integrationBody({}, [...own, { name: 'x', subject, account: scene.app, type: 'service', token }]);
    };

    const WAYS: [string, (account: NatsKey) => AccountBody, () => string][] = [
      [
        'with tokens for another consumer',
        (account) => {
          const imports = ownImports(scene.attacker.consumer, 'EVT', account.publicKey, app);
          return integrationBody({}, imports.map((i) => ({ ...i, subject: i.subject.replace(scene.attacker.consumer, scene.victim.consumer) })));
        },
        () => subjectOf('INFO', scene.victim.consumer),
      ],
      ['without a token', (account) => one(account, subjectOf('INFO', scene.victim.consumer), ''), () => subjectOf('INFO', scene.victim.consumer)],
      [
        'with a token that the importer signed itself',
        (account) => one(account, subjectOf('INFO', scene.victim.consumer), activationJwt({ name: 'x', sub: account.publicKey }, subjectOf('INFO', scene.victim.consumer), account)),
        () => subjectOf('INFO', scene.victim.consumer),
      ],
      [
        'with another integration’s token',
        (account) => one(account, subjectOf('INFO', scene.victim.consumer), activationJwt({ name: 'x', sub: scene.victim.accountPublicKey }, subjectOf('INFO', scene.victim.consumer), app)),
        () => subjectOf('INFO', scene.victim.consumer),
      ],
      [
        'with its own token, for all consumers at once',
        (account) => one(account, subjectOf('INFO', '*'), activationJwt({ name: 'x', sub: account.publicKey }, subjectOf('INFO', scene.attacker.consumer), app)),
        () => subjectOf('INFO', scene.victim.consumer),
      ],
      [
        'with a token whose time is over',
        (account) => one(account, subjectOf('INFO', scene.victim.consumer), activationJwt({ name: 'x', sub: account.publicKey, exp: now() - 10 }, subjectOf('INFO', scene.victim.consumer), app)),
        () => subjectOf('INFO', scene.victim.consumer),
      ],
      [
        'that APP does not export, whatever the token',
        (account) => one(account, '$JS.API.STREAM.INFO.EVT', activationJwt({ name: 'x', sub: account.publicKey }, '$JS.API.STREAM.INFO.EVT', app)),
        () => '$JS.API.STREAM.INFO.EVT',
      ],
    ];

    it.each(WAYS)('%s', async (_, body, subject) => {
      const account = createKey('account');
      const { creds } = await admitted(body(account), operator, account);
      const answer = await enter(creds)
        .then((guest) => guest.request(subject(), '', { timeout: 500 }))
        .then(
          (message) => message.string(),
          (error: { code?: string }) => error.code,
        );
      expect(answer).toMatch(/^(503|TIMEOUT|AUTHORIZATION_VIOLATION)$|JetStream not enabled for account/);
    });

    it('nor the events themselves, as a stream', async () => {
      const account = createKey('account');
      const imports = [{ name: 'x', subject: 'evt.>', account: scene.app, type: 'stream', token: activationJwt({ name: 'x', sub: account.publicKey }, 'evt.>', app) }];
      const { creds } = await admitted({ ...integrationBody({}, []), imports: imports as never, limits: { ...integrationBody({}, []).limits, imports: 5 } }, operator, account);
      const heard: string[] = [];
      const guest = await enter(creds).catch(() => undefined);
      guest?.subscribe('>', { callback: (_error, message) => void heard.push(message.subject) });
      await guest?.flush();
      await scene.cell.publish(2);
      if (guest) await scene.settled(guest);
      await scene.remember();
      expect(heard).toEqual([]);
    });

    it('nor a stream of its own on our disks', async () => {
      const { creds } = await admitted(integrationBody({}, []));
      const guest = await enter(creds);
      const answer = await guest.request('$JS.API.STREAM.CREATE.MINE', JSON.stringify({ name: 'MINE', subjects: ['mine'] }), { timeout: 500 }).then(
        (message) => message.string(),
        (error: { code?: string }) => error.code,
      );
      expect(answer).toMatch(/^(503|TIMEOUT)$|not enabled for account/);
    });
  });

  it('what an integration is given names nobody but itself, and ends', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const who = await scene.cell.create('named', { expiresAt });
    const claims = decodeClaims(parseCreds(who.creds).jwt);
    expect(claims).toMatchObject({ iss: who.accountPublicKey, sub: who.userPublicKey, exp: Math.floor(expiresAt.getTime() / 1000) });
    expect(JSON.stringify(claims)).not.toContain(scene.victim.consumer);
    expect(decodeClaims(who.accountJwt)).toMatchObject({ iss: operator.publicKey, nats: { limits: { conn: 3, payload: 4096, subs: 16, leaf: 0, exports: 0 } } });
    await scene.cell.accounts.revoke(who);
  });
});
