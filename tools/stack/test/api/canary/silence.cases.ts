import { connect, credsAuthenticator } from 'nats';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { SERVICES } from '../../../src/service-env';
import { until } from '../api.kit';
import { received } from '../events.cases';
import type { Listener } from '../seed.kit';
import type { Stage } from '../stage.kit';
import { told } from './scan.kit';

interface Heard {
  readonly tenant: string;
  readonly text: string;
}

/** All that the integration has been given since it was made. */
async function heardBy(integration: Listener): Promise<Heard[]> {
  const nats = await connect({ servers: integration.natsUrl, authenticator: credsAuthenticator(Buffer.from(integration.creds)), inboxPrefix: integration.inboxPrefix });
  try {
    const consumer = await nats.jetstream({ apiPrefix: integration.apiPrefix }).consumers.get(integration.stream, integration.consumer);
    const all: Heard[] = [];
    for (;;) {
      let got = 0;
      for await (const m of await consumer.fetch({ max_messages: 500, expires: 1_000 })) {
        got += 1;
        all.push({ tenant: m.json<{ tenant: string }>().tenant, text: `${m.subject}\n${String(m.headers ?? '')}\n${m.string()}` });
        m.ack();
        if (m.info.pending === 0) break;
      }
      if (got < 500) return all;
    }
  } finally {
    await nats.close();
  }
}

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((name) => join(directory, name)).filter((path) => statSync(path).isFile());
}

/** After everything: whatever any of the other tests made a service say, write or keep, the wrong marker is nowhere in it. */
export function silenceCases(stage: () => Stage): void {
  describe('foreign canaries', () => {
    const recorder = () => stage().world.recorder;
    let db: Client;
    let slugs: Map<string, string>;
    beforeAll(async () => {
      db = new Client({ connectionString: stage().world.stack.adminDatabaseUrl });
      await db.connect();
      slugs = new Map((await db.query<{ id: string; slug: string }>('select id, slug from tenancy.tenant')).rows.map((r) => [r.id, r.slug]));
    });
    afterAll(() => db?.end());

    it('given every answer to everybody in all of these tests, then none held another tenant\'s marker', () => {
      expect(recorder().answers).toEqual([]);
      expect(recorder().heard).toBeGreaterThan(1_000);
      // Each was given its own, or the search would prove nothing.
      for (const slug of ['440300', '330100', '440310', '330108']) expect({ slug, enough: (recorder().ownHeard.get(slug) ?? 0) > (slug.endsWith('00') ? 5 : 100) }).toEqual({ slug, enough: true });
    });

    it('given every event in the stream, then it holds no marker but its own tenant\'s, and tenant, source and subject agree', async () => {
      const all = await received(stage().world);
      const faults = all.flatMap(({ subject, event }) => [
        ...recorder().foreignTo(event.tenant).scan(JSON.stringify(event)).map((f) => `${subject}: ${told(f)}`),
        ...(subject.startsWith(`evt.${event.tenant}.`) && event.source.startsWith(`/tenants/${event.tenant}/`) ? [] : [`${subject} is of ${event.tenant}, from ${event.source}`]),
      ]);
      expect(faults).toEqual([]);
      for (const { text, slug } of recorder().aviary.all) expect({ slug, own: slug === 'platform' || all.some((r) => r.event.tenant === slug && JSON.stringify(r.event).includes(text)) }).toEqual({ slug, own: true });
    });

    it('given an integrator of each district that listens to everything, then it has heard all of its own and nothing else', async () => {
      const inStream = await received(stage().world);
      for (const { seed } of stage().sides) {
        const { slug, canary } = seed.cast.tenant;
        const heard = await heardBy(seed.integration);
        expect(heard.filter((h) => h.tenant !== slug)).toEqual([]);
        expect(heard.flatMap((h) => recorder().foreignTo(slug).scan(h.text).map(told))).toEqual([]);
        expect(heard.filter((h) => h.text.includes(canary.text)).length).toBeGreaterThan(20);
        // It was made when the tenant had told of little yet: its own opening.
        expect(heard.length).toBeGreaterThan(inStream.filter((r) => r.event.tenant === slug).length - 40);
      }
    });

    it('given every file that is kept, then it lies below its tenant and holds no other\'s marker', () => {
      const { dataDir } = stage().world.stack;
      const own = new Map<string, number>();
      const faults = filesBelow(join(dataDir, 'files')).flatMap((path) => {
        const [tenantId = '', ...rest] = path.slice(join(dataDir, 'files').length + 1).split('/');
        const slug = slugs.get(tenantId);
        const bytes = readFileSync(path);
        if (bytes.includes(recorder().aviary.all.find((c) => c.slug === slug)?.text ?? '-')) own.set(slug ?? '', (own.get(slug ?? '') ?? 0) + 1);
        return [...(slug && rest.length ? [] : [`${path} is below no tenant`]), ...recorder().foreignTo(slug).scan(bytes, path).map(told)];
      });
      const realms = filesBelow(join(dataDir, 'issuer')).flatMap((path) => recorder().foreignTo(/(?:district|city)-(\d{6})\.json$/.exec(path)?.[1] ?? (path.endsWith('/platform.json') ? 'platform' : undefined)).scan(readFileSync(path), path).map(told));
      expect([...faults, ...realms]).toEqual([]);
      for (const slug of ['440310', '330108']) expect(own.get(slug) ?? 0).toBeGreaterThan(1);
    });

    it('given every row of every table, then it holds no marker but its own tenant\'s', async () => {
      const { rows: tables } = await db.query<{ name: string; tenant: boolean }>(
        `select format('%I.%I', t.table_schema, t.table_name) as name, exists (select 1 from information_schema.columns c where c.table_schema = t.table_schema and c.table_name = t.table_name and c.column_name = 'tenant_id') as tenant
         from information_schema.tables t where t.table_type = 'BASE TABLE' and t.table_schema not in ('pg_catalog', 'information_schema')`);
      const faults: string[] = [];
      const own = new Set<string>();
      for (const { name, tenant } of tables) {
        // What has no tenant is the platform's own register; a tenant's row there is its own.
        const { rows } = await db.query<{ owner: string | null; row: string }>(`select ${tenant ? 'tenant_id::text' : name === 'tenancy.tenant' ? 'id::text' : 'null'} as owner, t::text as row from ${name} t`);
        for (const { owner, row } of rows) {
          const slug = owner === null ? undefined : slugs.get(owner);
          for (const f of recorder().foreignTo(slug).scan(row)) if (faults.length < 50) faults.push(`${name} of ${slug}: ${told(f)}`);
          if (slug && row.includes(recorder().aviary.all.find((c) => c.slug === slug)?.text ?? '-')) own.add(`${slug} ${name}`);
        }
      }
      expect(faults).toEqual([]);
      for (const slug of ['440310', '330108']) expect([...own].filter((o) => o.startsWith(slug)).length).toBeGreaterThan(10);
    });

    it('given every log at its most talkative, then it holds nobody\'s marker, and no phone number, password, token or key', () => {
      const logs = filesBelow(join(stage().world.stack.dataDir, 'logs'));
      const faults = logs.flatMap((path) => {
        const bytes = readFileSync(path);
        const text = bytes.toString('latin1');
        return [...recorder().everyMarker(bytes, path.split('/').at(-1) ?? ''), ...recorder().secretsIn(text).map((s) => `${path.split('/').at(-1)}: ${s}`)];
      });
      expect(faults).toEqual([]);
      expect(recorder().secrets.size).toBeGreaterThan(50);
      for (const name of [...SERVICES, 'dev-issuer', 'postgres', 'nats']) expect({ name, there: logs.some((l) => l.endsWith(`/${name}.log`) && statSync(l).size > 0) }).toEqual({ name, there: true });
    });

    it('given every span and metric, then it holds nobody\'s marker, and no password, token or key', async () => {
      const { collector } = stage().world;
      const senders = SERVICES;
      await until('telemetry of every service', async () => senders.every((s) => collector.senders.has(`traces anlan-${s}`) && collector.senders.has(`metrics anlan-${s}`)));
      expect(recorder().telemetry).toEqual([]);
    });
  });
}
