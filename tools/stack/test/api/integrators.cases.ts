import { connect, credsAuthenticator, Events, type NatsConnection } from 'nats';
import { readFileSync } from 'node:fs';
import { until, type World } from './api.kit';
import { inDays, type Seed } from './seed.kit';

export function integratorCases(world: () => World, seed: () => Seed): void {
  describe('integrators', () => {
    it('given the credentials of 滨江, then nothing of 坪山 is heard, read or touched', async () => {
      const { binjiang, stack } = world();
      const mine = await binjiang.admin.made<{ consumer: string; stream: string; creds: string; natsUrl: string; apiPrefix: string; inboxPrefix: string }>('/api/tenancy/v1/integrations', { name: '滨江集成', events: ['enforcement.hazard.*'] });
      const victim = seed().integration.consumer;
      const attacker = await connect({ servers: mine.natsUrl, authenticator: credsAuthenticator(Buffer.from(mine.creds)), inboxPrefix: mine.inboxPrefix, reconnect: false });
      const services = await connect({ servers: stack.natsUrl, authenticator: credsAuthenticator(readFileSync(stack.natsCreds)) });
      try {
        const manager = await services.jetstreamManager();
        const before = await manager.consumers.info('EVT', victim);
        const refused = await attacks(attacker, mine.inboxPrefix, victim, seed().integration);
        expect(refused.heard).toBe(0);
        expect(refused.violations).toBe(refused.attempts);
        const after = await manager.consumers.info('EVT', victim);
        expect({ delivered: after.delivered, pending: after.num_ack_pending, created: after.created }).toEqual({ delivered: before.delivered, pending: before.num_ack_pending, created: before.created });
        // What is its own arrives; what is 坪山's does not, though it was published before and after.
        const own = await (await attacker.jetstream({ apiPrefix: mine.apiPrefix }).consumers.get(mine.stream, mine.consumer)).fetch({ max_messages: 50, expires: 1_000 });
        const events: { tenant: string }[] = [];
        for await (const m of own) {
          events.push(m.json());
          m.ack();
        }
        expect(events.length).toBeGreaterThan(0);
        expect(events.filter((e) => e.tenant !== '330108')).toEqual([]);
      } finally {
        await attacker.close();
        await services.close();
      }
    });

    it('given new credentials, and then a revocation, then what was open ends and is refused, each time', async () => {
      const { admin } = world().binjiang;
      const t = '/api/tenancy/v1/integrations';
      const first = await admin.made<Access>(t, { name: '滨江续期', events: ['enforcement.hazard.*'] });
      const [before, stranger] = [await enter(first), await world().pingshan.admin.post(`${t}/${first.id}/actions/renew-credentials`)];
      expect(stranger.status).toBe(404);
      await before.rtt();
      const second = await admin.made<Access>(`${t}/${first.id}/actions/renew-credentials`, { expiresAt: inDays(10) });
      await before.closed();
      const after = await enter(second);
      expect((await admin.read<{ expiresAt: string }>(`${t}/${first.id}`)).expiresAt).toBe(second.expiresAt);
      expect((await admin.call('delete', `${t}/${first.id}`)).status).toBe(204);
      await after.closed();
      for (const gone of [first, second]) await expect(enter(gone)).rejects.toMatchObject({ code: 'AUTHORIZATION_VIOLATION' });
      expect((await admin.post(`${t}/${first.id}/actions/renew-credentials`)).body.code).toBe('integration.revoked');
    });
  });
}

interface Access {
  id: string;
  natsUrl: string;
  inboxPrefix: string;
  creds: string;
  expiresAt: string;
}

const enter = ({ natsUrl, creds, inboxPrefix }: Access): Promise<NatsConnection> => connect({ servers: natsUrl, authenticator: credsAuthenticator(Buffer.from(creds)), inboxPrefix, reconnect: false });

/** Subscriptions and requests outside its own consumer; the server must refuse each. */
async function attacks(guest: NatsConnection, inbox: string, victim: string, { id }: { id: string }): Promise<{ attempts: number; violations: number; heard: number }> {
  let violations = 0;
  let heard = 0;
  void (async () => {
    for await (const { type } of guest.status()) if (type === Events.Error) violations += 1;
  })();
  const subscriptions = ['evt.>', 'evt.440310.>', '>', '$JS.API.>', '_INBOX.>', '$SYS.>'];
  for (const subject of subscriptions) guest.subscribe(subject, { callback: (e) => void (heard += e ? 0 : 1) });
  guest.subscribe(`${inbox}.answer`, { callback: (e) => void (heard += e ? 0 : 1) });
  const requests = [
    `$JS.API.CONSUMER.INFO.EVT.${victim}`, `$JS.API.CONSUMER.MSG.NEXT.EVT.${victim}`, `$JS.API.CONSUMER.DELETE.EVT.${victim}`, `$JS.ACK.EVT.${victim}.1.1.1.1.1`,
    '$JS.API.STREAM.DELETE.EVT', '$JS.API.STREAM.INFO.EVT', '$JS.API.STREAM.MSG.GET.EVT', '$JS.API.DIRECT.GET.EVT', '$JS.API.CONSUMER.LIST.EVT',
    'evt.440310.enforcement.hazard.reported', 'evt.330108.enforcement.hazard.reported', 'tenancy.reference', 'tenancy.tenants', `_INBOX_${id}.x`,
  ];
  for (const subject of requests) guest.publish(subject, '{}', { reply: `${inbox}.answer` });
  await guest.flush();
  const attempts = subscriptions.length + requests.length;
  await until('all refusals', async () => violations >= attempts, 5_000).catch(() => undefined);
  return { attempts, violations, heard };
}
