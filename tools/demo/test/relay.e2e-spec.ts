import { join } from 'node:path';
import { RELAY_WAKE } from '@anlan/platform/events';
import { connectNats } from '@anlan/platform/nats';
import type { NatsConnection } from 'nats';
import { expectDelivered } from './chaos-kit';
import { Platform, until } from './platform-kit';
import { logged, SecondRelay, Writer, type Outbox } from './relay-kit';

jest.setTimeout(120_000);

const slugs = ['990001', '990002', '990003'];

describe('relays', () => {
  let platform: Platform;
  let first: string;
  let second: SecondRelay;
  let nats: NatsConnection;
  const writers: Writer[] = [];
  const open = async (slug: string): Promise<Writer> => {
    const writer = await Writer.open(platform, slug);
    writers.push(writer);
    return writer;
  };
  const unsent = (slug: string) => platform.sql<{ sequence: string; tenant_sequence: string | null }>(`select sequence, tenant_sequence from enforcement.outbox where slug = $1 and sent_at is null order by seq`, [slug]);

  const wake = ({ tenantId }: Writer) => nats.publish(RELAY_WAKE, tenantId);

  beforeAll(async () => {
    platform = await Platform.start({ LOG_LEVEL: 'debug' });
    first = join(platform.stack.dataDir, 'logs', 'relay.log');
    nats = await connectNats({ url: platform.stack.natsUrl, credsFile: platform.stack.natsCreds, name: 'relay test' });
    second = new SecondRelay(platform, 'relay-2');
  });
  afterEach(() => second.end());
  afterAll(async () => {
    for (const writer of writers) await writer.end();
    await nats?.close();
    await platform?.stop();
  });

  it('given two relays at work on the same tenants, when one is killed and comes back, then numbers have no gap and each aggregate keeps its order', async () => {
    await second.start();
    let stopped = false;
    const write = async (writer: Writer, outbox: Outbox): Promise<void> => {
      for (let i = 0; !stopped; i += 1) {
        await writer.write(outbox, `hot-${i % 3}`, `warm-${i % 17}`, ...Array.from({ length: i % 8 }, (_, k) => `cold-${i}-${k}`));
        // Every commit wakes both relays, and both want the tenant. With a backlog one of them would keep it.
        wake(writer);
        if (i % 10 === 9) await until('a short backlog', async () => ((await unsent(writer.slug)).length < 100 ? true : undefined));
      }
    };
    const writing: Promise<void>[] = [];
    for (const slug of slugs) for (const outbox of ['enforcement', 'enforcement', 'tenancy'] as const) writing.push(write(await open(slug), outbox));
    const bothRelayed = async (more: number) => {
      const before = [first, second.logFile].map((file) => logged(file, 'relayed'));
      await until('both relays at work', async () => ([first, second.logFile].every((file, i) => logged(file, 'relayed') >= (before[i] ?? 0) + more) ? true : undefined));
    };
    await bothRelayed(10);
    await second.end('SIGKILL');
    await second.start();
    await bothRelayed(10);
    await platform.stack.kill('relay', 'SIGKILL');
    await bothRelayed(10);
    stopped = true;
    await Promise.all(writing);
    for (const slug of slugs) {
      const events = await expectDelivered(platform, slug);
      expect(Math.max(...events.map((e) => Number(e.sequence)))).toBeGreaterThan(3);
    }
  });

  it('given a relay frozen while it publishes, when its connection is lost and another relay takes over, then what it publishes late changes nothing', async () => {
    const slug = '990004';
    const writer = await open(slug);
    await platform.stack.kill('nats', 'SIGSTOP');
    for (const aggregates of [['a', 'b'], ['a'], ['a', 'c']]) await writer.write('enforcement', ...aggregates);
    await until('the batch taken', async () => ((await unsent(slug)).every((e) => e.tenant_sequence !== null) ? true : undefined));
    await platform.stack.kill('relay', 'SIGSTOP');
    await platform.stack.kill('nats', 'SIGCONT');
    await platform.sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'anlan-relay'`);
    await second.start();
    await writer.write('enforcement', 'a', 'b');
    await until('the other relay done', async () => ((await unsent(slug)).length === 0 ? true : undefined));
    const failures = logged(first, 'events wait in the outbox');
    await platform.stack.kill('relay', 'SIGCONT');
    await until('the frozen relay noticing', async () => (logged(first, 'events wait in the outbox') > failures ? true : undefined));
    await writer.write('enforcement', 'a');
    expect((await expectDelivered(platform, slug)).map((e) => `${e.subject.split('/')[2]}${e.sequence}`).sort()).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'c1']);
  });

  it('given a numbered event that the broker lost and older rows committed since, then the numbers still arrive in order', async () => {
    const slug = '990005';
    const [slow, quick] = [await open(slug), await open(slug)];
    // Written first and committed last: more rows than one batch.
    await slow.begin('enforcement', ...Array.from({ length: 700 }, (_, i) => `slow-${i}`));
    await platform.stack.kill('nats', 'SIGSTOP');
    await quick.write('enforcement', 'quick');
    await until('its number', async () => ((await unsent(slug))[0]?.tenant_sequence === '1' ? true : undefined));
    await slow.commit();
    await platform.stack.kill('nats', 'SIGKILL');
    await platform.stack.waitHealthy('nats');
    expect((await expectDelivered(platform, slug))[0]).toMatchObject({ subject: 'things/enforcement/quick', tenant_sequence: '1' });
  });
});
