import type { NatsConnection } from 'nats';
import { until } from '../testing/until';
import { Cell, consumerOf, handBack, take } from './cell.test-kit';
import { onEachServer } from './each-server.test-kit';
import { NatsFeatureError, NatsInputError } from './errors';
import type { CreatedIntegration, StoredIntegration } from './integration-accounts';

onEachServer((binary) => {
  let cell: Cell;
  beforeAll(async () => {
    cell = await Cell.start(binary);
  }, 30_000);
  afterAll(() => cell.close());

  const closing = (connection: NatsConnection): Promise<unknown> => connection.closed().then((error) => error);

  describe('an integration', () => {
    it('gets its tenant’s events in order, none of another tenant, none from before it was made', async () => {
      await cell.publish(2);
      const who = await cell.create('order');
      const own: string[] = [];
      for (let round = 0; round < 20; round += 1) {
        own.push(...(await cell.publish(3)));
        await cell.publish(3, '440311');
        await cell.publish(1, '4403100');
      }
      expect(await take(await cell.guest(who), who, 1_000)).toEqual(own);
    });

    it('gets only the kinds of event that it asked for', async () => {
      const who = await cell.create('kinds', { filterSubjects: ['evt.440310.enforcement.hazard.*'] });
      await cell.publish(1, '440310', 'tenancy.unit.created');
      const own = await cell.publish(1, '440310', 'enforcement.hazard.closed');
      expect(await take(await cell.guest(who), who, 10)).toEqual(own);
    });

    it('goes on where it acknowledged last, with a new connection', async () => {
      const who = await cell.create('resume');
      const own = await cell.publish(10);
      const first = await cell.guest(who);
      expect(await take(first, who, 4)).toEqual(own.slice(0, 4));
      await first.close();
      expect(await take(await cell.guest(who), who, 100)).toEqual(own.slice(4));
    });

    it('never has a later event overtake an unacknowledged one', async () => {
      const who = await cell.create('strict');
      const own = await cell.publish(3);
      const consumer = await consumerOf(await cell.guest(who), who);
      const taken = await consumer.next({ expires: 1_000 });
      expect(taken?.json()).toMatchObject({ id: own[0] });
      expect(await consumer.next({ expires: 1_000 })).toBeNull();
      taken?.nak();
      expect(await take(await cell.guest(who), who, 3)).toEqual(own);
    });

    it('reports how far behind it is', async () => {
      const who = await cell.create('lag');
      await cell.publish(5);
      expect(await cell.accounts.lag(who.consumer)).toMatchObject({ pending: 5, ackPending: 0, waiting: 0 });
      await take(await cell.guest(who), who, 2);
      await until('both are acknowledged', async () => (await cell.accounts.lag(who.consumer)).ackPending === 0);
      const lag = await cell.accounts.lag(who.consumer);
      expect(lag).toMatchObject({ pending: 3 });
      expect(lag.lastDelivered.sequence).toBe(lag.acknowledged);
      await expect(cell.accounts.lag('int-nobody')).rejects.toThrow('consumer not found');
    });

    it('can be set back by tenant sequence, stream sequence and time, under the same credentials', async () => {
      const who = await cell.create('replay');
      const own = await cell.publish(6);
      const guest = await cell.guest(who);
      await take(guest, who, 6);
      const tenantSequence = Number(own[2]?.split('-')[1]);
      const { consumer, tenantSlug } = who;
      const found = await cell.accounts.replay({ consumer, tenantSlug, tenantSequence });
      expect(found.complete).toBe(true);
      expect(await take(guest, who, 100)).toEqual(own.slice(2));
      await cell.accounts.replay({ consumer, start: { sequence: (found.streamSequence ?? 0) + 1 } });
      expect(await take(guest, who, 100)).toEqual(own.slice(3));
      await cell.accounts.replay({ consumer, start: { time: new Date(Date.now() + 60_000) } });
      expect(await take(guest, who, 1)).toEqual([]);
      for (const sequence of [0, -1, 1.5, Number.NaN]) {
        await expect(cell.accounts.replay({ consumer, start: { sequence } })).rejects.toThrow(NatsInputError);
      }
      expect(await cell.accounts.lag(consumer)).toMatchObject({ ackPending: 0 });
    });

    it('reaches a running client again after a replay', async () => {
      const who = await cell.create('replay-live');
      const own = await cell.publish(3);
      const consumer = await consumerOf(await cell.guest(who), who);
      const messages = await consumer.consume({ expires: 2_000, idle_heartbeat: 500 });
      const ids: string[] = [];
      const reading = (async () => {
        for await (const message of messages) {
          ids.push(message.json<{ id: string }>().id);
          message.ack();
        }
      })();
      await until('all three are taken', () => ids.length === 3);
      await cell.accounts.replay({ consumer: who.consumer, tenantSlug: '440310', tenantSequence: 0 });
      await until('the last one is replayed', () => ids.slice(3).includes(own[2] ?? ''));
      expect(ids.at(-1)).toBe(own[2]);
      await messages.close();
      await reading;
    });

    it('is refused as soon as it is revoked, on live and on new connections, for good', async () => {
      const who = await cell.create('revoke');
      const guest = await cell.guest(who);
      const other = await cell.create('revoke-not');
      const bystander = await cell.guest(other);
      await (await consumerOf(guest, who)).info();
      await cell.accounts.revoke(who);
      await until('it is cut off', () => guest.isClosed());
      expect(await closing(guest)).toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
      await expect(cell.guest(who)).rejects.toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
      await cell.accounts.revoke(who);
      await cell.accounts.forget([who.accountPublicKey]);
      await expect(cell.guest(who, { timeout: 10_000 })).rejects.toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
      expect(await take(bystander, other, 1)).toEqual([]);
    }, 30_000);

    it('is refused when its time is over, and thrown out in the middle', async () => {
      const over = await cell.create('expired', { expiresAt: new Date(Date.now() - 1_000) });
      await expect(cell.guest(over)).rejects.toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
      const end = Date.now() + 2_000;
      const short = await cell.create('expiring', { expiresAt: new Date(end) });
      const guest = await cell.guest(short, { reconnect: false });
      await closing(guest);
      expect(Date.now()).toBeGreaterThanOrEqual(Math.floor(end / 1_000) * 1_000 - 50);
      // Claims know whole seconds: within the last one a connection may still open, to be closed at once.
      await until('it is refused', () => cell.guest(short, { reconnect: false }).then(() => false, () => true), { withinMs: 3_000 });
    }, 20_000);

    it('goes on where it was with new credentials, and what was open comes again; the old ones are refused for good', async () => {
      const who = await cell.create('renewed');
      const own = await cell.publish(5);
      const guest = await cell.guest(who);
      expect(await take(guest, who, 2)).toEqual(own.slice(0, 2));
      const open = await (await consumerOf(guest, who)).next({ expires: 1_000 });
      expect(open?.json()).toMatchObject({ id: own[2] });
      const { integrationId, tenantSlug, filterSubjects, createdAt } = who;
      const renewed = cell.accounts.mint({ integrationId, name: 'renewed', tenantSlug, filterSubjects });
      await cell.accounts.close(who);
      await cell.accounts.ensure({ ...renewed, createdAt });
      expect(await closing(guest)).toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
      await expect(cell.guest(who)).rejects.toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
      const again = await cell.guest(renewed);
      await handBack(again, renewed);
      expect(await take(again, renewed, 100)).toEqual(own.slice(2));
      await cell.accounts.close(who);
      own.push(...(await cell.publish(1)));
      expect(await take(again, renewed, 100)).toEqual(own.slice(5));
    });

    it('takes several filters where the server can, and is refused where they would be dropped silently', async () => {
      const filterSubjects = ['evt.440310.enforcement.hazard.*', 'evt.440310.tenancy.unit.*'];
      if (!cell.accounts.manyFilters) {
        await expect(cell.create('many', { filterSubjects })).rejects.toThrow(NatsFeatureError);
        await expect(cell.accounts.lag('int-many')).rejects.toThrow('consumer not found');
        return;
      }
      const who = await cell.create('many', { filterSubjects });
      await cell.publish(1, '440310', 'tenancy.member.added');
      await cell.publish(1, '440311', 'tenancy.unit.created');
      const own = [
        ...(await cell.publish(1, '440310', 'tenancy.unit.created')),
        ...(await cell.publish(1, '440310', 'enforcement.hazard.closed')),
      ];
      expect(await take(await cell.guest(who), who, 10)).toEqual(own);
    });

    it('is not made with a filter outside its tenant or a name that reaches further', async () => {
      await expect(cell.create('far', { filterSubjects: ['evt.440311.>'] })).rejects.toThrow(NatsInputError);
      for (const id of ['*', 'a.b', '>', '', 'a b', '../x']) await expect(cell.create(id)).rejects.toThrow(NatsInputError);
    });
  });

  describe('what survives', () => {
    const stored = ({ creds, ...rest }: CreatedIntegration): StoredIntegration => JSON.parse(JSON.stringify(rest));

    it.each(['SIGTERM', 'SIGKILL'] as const)('accounts, positions and revocations, when the server gets %s', async (signal) => {
      const who = await cell.create(`restart-${signal}`);
      const gone = await cell.create(`gone-${signal}`);
      const own = await cell.publish(4);
      const guest = await cell.guest(who, { maxReconnectAttempts: -1 });
      await take(guest, who, 2);
      await until('both are acknowledged', async () => (await cell.accounts.lag(who.consumer)).ackPending === 0);
      await cell.accounts.revoke(gone);
      await cell.restart(signal);
      await expect(cell.guest(gone, { timeout: 10_000 })).rejects.toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
      // A killed server may have forgotten the last acknowledgements: nothing is lost, something may come twice.
      const again = await cell.guest(who);
      await handBack(again, who);
      const ids = await take(again, who, 100);
      expect([...new Set([...own.slice(0, 2), ...ids])]).toEqual(own);
      if (signal === 'SIGTERM') expect(ids).toEqual(own.slice(2));
      await until('the guest is connected again', () => guest.rtt().then(() => true));
      await until('events can be published', () => cell.publish(1));
    }, 30_000);

    it('an integration whose claims and consumer were lost works again with its old credentials', async () => {
      const who = await cell.create('lost');
      const own = await cell.publish(3);
      expect(await cell.accounts.ensure(stored(who))).toEqual({ consumerCreated: false });
      await cell.accounts.forget([who.accountPublicKey]);
      await (await cell.app.jetstreamManager()).consumers.delete('EVT', who.consumer);
      await expect(cell.guest(who, { timeout: 10_000 })).rejects.toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
      expect(await cell.accounts.ensure(stored(who))).toEqual({ consumerCreated: true });
      const ids = await take(await cell.guest(who), who, 100);
      expect(ids.slice(-3)).toEqual(own);
    }, 20_000);

    it('a half-made integration: minted and stored, the process died, ensured later', async () => {
      const request = { integrationId: 'half', name: 'h', tenantSlug: '440310', filterSubjects: ['evt.440310.>'] };
      const minted = cell.accounts.mint(request);
      const own = await cell.publish(1);
      await cell.accounts.ensure(stored(minted));
      await cell.accounts.ensure(stored(minted));
      expect((await take(await cell.guest(minted), minted, 100)).at(-1)).toBe(own[0]);
    });
  });
});
