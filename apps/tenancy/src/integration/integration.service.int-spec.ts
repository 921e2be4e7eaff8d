import { closeNats, connectNats, credsAuthenticator, ensureStreams, IntegrationAccounts, loadTrust, type StoredIntegration } from '@anlan/platform/nats';
import { until } from '@anlan/platform/testing';
import { newId, TenantTx } from '@anlan/platform/db';
import { connect, type NatsConnection } from 'nats';
import { twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { ConnectedAccounts } from './integration.accounts';
import { IntegrationService } from './integration.service';

const DAY_MS = 86_400_000;
const url = process.env['ANLAN_TEST_NATS_URL'] ?? '';
/** What only this file publishes: the stream is shared with every other file, and keeps what each has left. */
const EVENT = 'enforcement.hazard.extended';

/** Accounts whose next call of a kind waits, or fails as NATS fails. */
class Hindered extends IntegrationAccounts {
  hinder: Partial<Record<'ensure' | 'close', (stored: StoredIntegration) => Promise<void>>> = {};

  override async ensure(stored: StoredIntegration): Promise<{ consumerCreated: boolean }> {
    await this.hinder.ensure?.(stored);
    return super.ensure(stored);
  }

  override async close(stored: StoredIntegration): Promise<void> {
    await this.hinder.close?.(stored);
    return super.close(stored);
  }
}

describe('integrations of two tenants', () => {
  let t: TwoTenants;
  let tx: TenantTx;
  let app: NatsConnection;
  let system: NatsConnection;
  let accounts: Hindered;
  let integrations: IntegrationService;
  const guests: NatsConnection[] = [];
  let count = 0;

  beforeAll(async () => {
    t = await twoTenants();
    tx = t.db.tenantTx();
    const trust = await loadTrust(process.env['ANLAN_TEST_NATS_TRUST_DIR'] ?? '');
    app = await connectNats({ url, creds: trust.app.creds, name: 'integration-spec' });
    system = await connectNats({ url, creds: trust.system.creds, name: 'integration-spec-system' });
    await ensureStreams(await app.jetstreamManager(), { replicas: 1 });
    accounts = new Hindered({ operatorSeed: trust.operator.signingSeed, appAccountSeed: trust.app.seed, systemConnection: system, appConnection: app });
    integrations = new IntegrationService(tx, new ConnectedAccounts(accounts, system), { NATS_PUBLIC_URL: url } as never);
  }, 60_000);
  afterAll(async () => {
    await closeNats(app);
    await closeNats(system);
    await t.db.drop();
  });
  beforeEach(async () => {
    accounts.hinder = {};
    await t.events(t.pingshan);
  });
  afterEach(() => Promise.all(guests.splice(0).map((guest) => guest.close())));

  const make = (more: object = {}) => integrations.create(t.pingshan.admin, { name: `集成${(count += 1)}`, events: [EVENT], ...more });
  async function enter({ creds, inboxPrefix }: { creds: string; inboxPrefix: string }): Promise<NatsConnection> {
    const guest = await connect({ servers: url, authenticator: credsAuthenticator({ creds }), inboxPrefix, reconnect: false });
    guests.push(guest);
    return guest;
  }
  const refused = (who: { creds: string; inboxPrefix: string }) =>
    until('the credentials are refused', () => enter(who).then((guest) => guest.close().then(() => false), (e: { code?: string }) => e.code === 'AUTHORIZATION_VIOLATION'));
  const publish = (id: string) => app.jetstream().publish(`evt.440310.${EVENT}`, JSON.stringify({ id, tenantsequence: 1 }), { msgID: id });
  async function next(guest: NatsConnection, who: { stream: string; consumer: string; apiPrefix: string }): Promise<string | undefined> {
    const consumer = await guest.jetstream({ apiPrefix: who.apiPrefix }).consumers.get(who.stream, who.consumer);
    const message = await consumer.next({ expires: 5_000 });
    await message?.ackAck();
    return message?.json<{ id: string }>().id;
  }
  const nothingStored = async (secret: string) => {
    const { rows } = await t.db.admin.query<{ all: string }>('select string_agg(stored::text, \'\') as all from tenancy.integration');
    expect(rows[0]?.all).not.toContain(secret);
  };

  it('given a list with lag, then each active one says how far it is behind and when it was used; without, none', async () => {
    const [made, revoked] = [await make(), await make()];
    await integrations.revoke(t.pingshan.admin, revoked.id);
    await publish(newId());
    await publish(newId());
    const guest = await enter(made);
    await next(guest, made);
    const listed = async (lag?: boolean) => new Map((await integrations.list(t.pingshan.admin, { limit: 200, lag })).items.map((i) => [i.id, i.lag]));
    const found = await until('the acknowledgement', async () => { const l = (await listed(true)).get(made.id); return l?.lastAcknowledgedAt ? l : undefined; });
    expect(found).toMatchObject({ pending: 1, unacknowledged: 0, listening: false, lastDeliveredAt: expect.stringMatching(/\+08:00$/) });
    expect((await integrations.get(t.pingshan.admin, made.id)).lag).toEqual(found);
    expect((await listed(true)).get(revoked.id)).toBeNull();
    expect((await listed()).get(made.id)).toBeNull();
  });

  it('given no expiry, then the credentials end in a year, and every answer says so', async () => {
    const made = await make();
    expect(Date.parse(made.expiresAt) - Date.now()).toBeGreaterThan(364 * DAY_MS);
    expect(await integrations.get(t.pingshan.admin, made.id)).toMatchObject({ state: 'active', expiresAt: made.expiresAt });
    const { items } = await integrations.list(t.pingshan.admin, { limit: 1 });
    expect(items[0]).toMatchObject({ id: made.id, expiresAt: made.expiresAt });
    await nothingStored(made.creds.split('\n').find((line) => line.startsWith('SU')) ?? 'none');
  });

  it('given an expiry in the past or more than two years ahead, then nothing is made', async () => {
    await expect(make({ expiresAt: new Date(Date.now() - 1).toISOString() })).rejects.toMatchObject({ code: 'integration.expires_in_past' });
    await expect(make({ expiresAt: new Date(Date.now() + 731 * DAY_MS).toISOString() })).rejects.toMatchObject({ code: 'integration.expires_too_late' });
    expect(await t.events(t.pingshan)).toEqual([]);
  });

  it('given an expiry that comes, then the server ends the connection and refuses the credentials until they are renewed', async () => {
    const made = await make({ expiresAt: new Date(Date.now() + 2_000).toISOString() });
    const guest = await enter(made);
    await guest.closed();
    await refused(made);
    const renewed = await integrations.renew(t.pingshan.admin, made.id, undefined);
    await (await enter(renewed)).rtt();
    expect(Date.parse(renewed.expiresAt) - Date.now()).toBeGreaterThan(364 * DAY_MS);
  }, 20_000);

  it('given a renewal, then the old credentials end, the new ones go on where they were, and it is told and on record', async () => {
    const made = await make();
    const [first, second] = [newId(), newId()];
    await publish(first);
    await publish(second);
    const guest = await enter(made);
    let got: string | undefined;
    while (got !== first) got = await next(guest, made);
    const until2 = new Date(Date.now() + 30 * DAY_MS).toISOString();
    const renewed = await integrations.renew(t.pingshan.admin, made.id, until2);
    const { creds: _old, expiresAt: _was, version: _one, ...same } = made;
    expect(renewed).toMatchObject({ ...same, version: 2 });
    expect(Date.parse(renewed.expiresAt)).toBe(Date.parse(until2));
    expect(renewed.creds).not.toBe(made.creds);
    await guest.closed();
    await refused(made);
    expect(await next(await enter(renewed), renewed)).toBe(second);
    expect(await integrations.get(t.pingshan.admin, made.id)).toMatchObject({ state: 'active', version: 2, expiresAt: renewed.expiresAt, createdAt: expect.any(String) });
    expect(await t.events(t.pingshan)).toEqual(['integration.created', 'integration.renewed']);
    expect((await t.audits(t.pingshan)).slice(-2)).toEqual(['integration.created', 'integration.renewed']);
    await nothingStored(renewed.creds.split('\n').find((line) => line.startsWith('SU')) ?? 'none');
    // What is put into effect again after this are the new ones.
    await integrations.ensureAll(t.pingshan.system);
    await refused(made);
    await (await enter(renewed)).rtt();
  }, 20_000);

  it('given another tenant, an unknown id or a revoked integration, then nothing is renewed', async () => {
    const made = await make();
    await expect(integrations.renew(t.binjiang.admin, made.id, undefined)).rejects.toMatchObject({ status: 404 });
    await expect(integrations.renew(t.pingshan.admin, newId(), undefined)).rejects.toMatchObject({ status: 404 });
    await (await enter(made)).rtt();
    await integrations.revoke(t.pingshan.admin, made.id);
    await expect(integrations.renew(t.pingshan.admin, made.id, undefined)).rejects.toMatchObject({ code: 'integration.revoked' });
    expect(await t.events(t.pingshan)).toEqual(['integration.created', 'integration.revoked']);
  });

  it('given a NATS that does not answer, then the renewal is not said to have happened, and can be repeated', async () => {
    const made = await make();
    accounts.hinder = { close: () => Promise.reject(Object.assign(new Error('TIMEOUT'), { name: 'NatsError' })) };
    await expect(integrations.renew(t.pingshan.admin, made.id, undefined)).rejects.toMatchObject({ status: 503 });
    await (await enter(made)).rtt();
    expect(await integrations.get(t.pingshan.admin, made.id)).toMatchObject({ version: 1, expiresAt: made.expiresAt });
    accounts.hinder = {};
    await (await enter(await integrations.renew(t.pingshan.admin, made.id, undefined))).rtt();
    await refused(made);
  });

  it.each(['revoked', 'renewed'] as const)('given one that is %s while the start puts it into effect again, then its credentials do not come back', async (how) => {
    const made = await make();
    let arrived: () => void = () => undefined;
    let go: () => void = () => undefined;
    const reached = new Promise<void>((done) => (arrived = done));
    const gate = new Promise<void>((done) => (go = done));
    accounts.hinder = {
      ensure: async ({ integrationId }) => {
        if (integrationId !== made.id) return;
        accounts.hinder = {};
        arrived();
        await gate;
      },
    };
    const mending = integrations.ensureAll(t.pingshan.system);
    await reached;
    const ending = how === 'revoked' ? integrations.revoke(t.pingshan.admin, made.id) : integrations.renew(t.pingshan.admin, made.id, undefined);
    // It either has ended by now or waits for the lock; where nothing made it wait, what follows undoes it.
    await Promise.race([ending, waitsForLock()]);
    go();
    await Promise.all([mending, ending]);
    await refused(made);
  }, 20_000);

  async function waitsForLock(): Promise<void> {
    await until('somebody waits for a lock', async () => {
      const { rows } = await t.db.admin.query("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
      return rows.length > 0;
    });
  }
});
