import { connectNats } from '@anlan/platform/nats';
import { AckPolicy, DeliverPolicy, type NatsConnection } from 'nats';
import type { Client } from 'pg';
import { orderFault } from '../src/integrator';
import { until, type Platform } from './platform-kit';

/** Tables at whose writes a transaction can be held. `sent_at` is what the relay writes, after the broker has the event. */
const places = {
  'tenancy.division': 'after insert on tenancy.division for each statement',
  'tenancy.unit': 'after insert on tenancy.unit for each statement',
  'tenancy.member': 'after insert on tenancy.member for each statement',
  'tenancy.tenant': 'after update on tenancy.tenant for each row',
  'enforcement.hazard': 'after insert on enforcement.hazard for each statement',
  'enforcement.outbox': 'after update of sent_at on enforcement.outbox for each statement',
} as const;
export type Place = keyof typeof places;

/**
 * Holds transactions where they are, so that a process can be killed in the middle of one and not roughly there: a
 * trigger waits for an advisory lock of (table, tenant) that the test holds. A killed server forgets lock and transaction.
 */
export class Holds {
  private constructor(
    private readonly platform: Platform,
    private client: Client,
  ) {}

  static async install(platform: Platform): Promise<Holds> {
    const client = await platform.admin();
    await client.query(`
      create schema chaos;
      grant usage on schema chaos to public;
      create function chaos.wait() returns trigger language plpgsql security definer as $$
      declare slug text;
      begin
        if tg_level = 'ROW' then slug := new.slug;
        else select t.slug into slug from tenancy.tenant t where t.id = nullif(current_setting('app.tenant', true), '')::uuid;
        end if;
        perform pg_advisory_xact_lock_shared(hashtextextended(tg_table_schema || '.' || tg_table_name || ':' || coalesce(slug, ''), 99));
        return null;
      end $$;
      ${Object.values(places).map((place) => `create trigger chaos_wait ${place} execute function chaos.wait();`).join('\n')}`);
    return new Holds(platform, client);
  }

  /** From now on a write to this table in this tenant (none for the relay, which serves all) waits before its commit. */
  async hold(place: Place, slug = ''): Promise<void> {
    await this.client.query('select pg_advisory_lock(hashtextextended($1, 99))', [`${place}:${slug}`]);
  }

  /** Resolves when this many transactions are held. */
  async held(count: number): Promise<void> {
    await until(`${count} held transactions`, async () => {
      const { rows } = await this.client.query<{ n: number }>(`select count(*)::int as n from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and not granted`);
      return rows[0]?.n === count ? true : undefined;
    }, 30);
  }

  /** Lets all go on; those whose process is gone end. With `broken`, none of the held ones may still commit. */
  async release({ broken = false } = {}): Promise<void> {
    try {
      if (broken) await this.client.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and not granted`);
      await this.client.query('select pg_advisory_unlock_all()');
    } catch {
      // The server was killed, and every lock with it.
      await this.client.end().catch(() => undefined);
      this.client = await until('the database', () => this.platform.admin());
    }
  }

  async end(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}

/** Kills each of them hard, at once, and waits until the supervisor has them back, however often that takes. */
export async function killAll(platform: Platform, ...names: string[]): Promise<void> {
  await Promise.all(names.map((name) => platform.stack.kill(name, 'SIGKILL')));
  await until(`${names.join(', ')} back`, async () => {
    const away = platform.stack.processes().filter((p) => names.includes(p.name) && p.state !== 'healthy');
    return away.length === 0 ? true : undefined;
  });
}

interface StoredEvent {
  id: string;
  subject: string;
  sequence: string;
  tenant_sequence: string | null;
  type: string;
  sent: boolean;
}

interface Delivered {
  id: string;
  type: string;
  subject: string;
  sequence: string;
  tenantsequence: number;
}

/** Everything the stream holds for a tenant, as a consumer gets it that begins at the beginning. */
export async function streamOf(platform: Platform, slug: string): Promise<Delivered[]> {
  const nats = await connectNats({ url: platform.stack.natsUrl, credsFile: platform.stack.natsCreds, name: 'whole stream' });
  try {
    return await readAll(nats, slug);
  } finally {
    await nats.close();
  }
}

async function readAll(nats: NatsConnection, slug: string): Promise<Delivered[]> {
  const manager = await nats.jetstreamManager();
  const { name } = await manager.consumers.add('EVT', { ack_policy: AckPolicy.None, deliver_policy: DeliverPolicy.All, filter_subject: `evt.${slug}.>`, mem_storage: true });
  const consumer = await nats.jetstream().consumers.get('EVT', name);
  const events: Delivered[] = [];
  for (let left = (await consumer.info()).num_pending; left > 0; ) {
    const batch = await consumer.fetch({ max_messages: Math.min(left, 1_000), expires: 5_000 });
    for await (const m of batch) {
      events.push(m.json<Delivered>());
      left = m.info.pending;
    }
  }
  await consumer.delete();
  return events;
}

/** The tenant's events as the services committed them. */
export function outboxOf(platform: Platform, tenantId: string): Promise<StoredEvent[]> {
  const columns = 'id, subject, sequence, tenant_sequence, type, sent_at is not null as sent';
  return platform.sql<StoredEvent>(
    `select ${columns} from tenancy.outbox where tenant_id = $1 union all select ${columns} from enforcement.outbox where tenant_id = $1 order by tenant_sequence`, [tenantId]);
}

/**
 * Waits until nothing of the tenant is unsent, then compares what was committed with what the stream delivers: no event
 * lost, none that nobody committed, none twice in effect, numbers 1…n without a gap, and all in order. Gives the events.
 */
export async function expectDelivered(platform: Platform, slug: string): Promise<StoredEvent[]> {
  const tenantId = await platform.tenantId(slug);
  const stored = await until(`every event of ${slug} sent`, async () => {
    const rows = await outboxOf(platform, tenantId);
    return rows.every((r) => r.sent) ? rows : undefined;
  });
  expect(stored.map((r) => Number(r.tenant_sequence))).toEqual(stored.map((_, i) => i + 1));
  const delivered = await streamOf(platform, slug);
  const seen = new Set<string>();
  const first = delivered.filter(({ id }) => !seen.has(id) && seen.add(id));
  // A consumer that knows events by their id: each once, and in the order of the tenant's numbers.
  expect(first.map((e) => [e.id, e.tenantsequence])).toEqual(stored.map((r) => [r.id, Number(r.tenant_sequence)]));
  expect(orderFault(first)).toBeNull();
  return stored;
}
