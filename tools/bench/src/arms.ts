import { connect, credsAuthenticator } from 'nats';
import { asUser } from '@anlan/tool-demo';
import type { Fixture } from './fixture';
import { pair, quantile, type Target } from './load';
import type { Line } from './report';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const MS = Number(process.env.BENCH_MS ?? 3_000);

const rps = (a: number, b: number) => `${a.toFixed(0)}/s against ${b.toFixed(0)}/s, 16 connections, medians of ${ROUNDS} pairs`;

/** get, list and insert through the service (token, permission, scope, contract, audit) against the raw server. */
export async function throughput(f: Fixture): Promise<Line[]> {
  const authorization = `Bearer ${await f.officer.bearer()}`;
  const ids = (await f.admin.query<{ id: string }>('select id from enforcement.hazard where tenant_id = $1 limit 2000', [f.tenantId])).rows.map((r) => r.id);
  const base = '/api/enforcement/v1/hazards';
  const service = (next: Target['next'], method: 'GET' | 'POST' = 'GET'): Target => ({ url: f.enforcementUrl, method, headers: { authorization }, next });
  const raw = (next: Target['next'], method: 'GET' | 'POST' = 'GET', headers = {}): Target => ({ url: f.rawUrl, method, headers, next });
  const id = (n: number) => ids[(n * 7919) % ids.length];

  const get = await pair(service((n) => ({ path: `${base}/${id(n)}` })), raw((n) => ({ path: `/app/hazards/${id(n)}` })), ROUNDS, MS);
  const list = await pair(service(() => ({ path: `${base}?limit=20` })), raw(() => ({ path: '/app/hazards' })), ROUNDS, MS);
  const body = (n: number) => JSON.stringify({ title: `疏散通道堆放杂物 ${n}`, divisionCode: f.communities[n % f.communities.length], source: 'patrol' });
  const insert = await pair(service((n) => ({ path: base, body: body(n) }), 'POST'), raw((n) => ({ path: '/app/hazards', body: body(n) }), 'POST'), ROUNDS, MS);
  const policies = await pair(raw((n) => ({ path: `/app/hazards/${id(n)}` })), raw((n) => ({ path: `/bypass/hazards/${id(n)}` })), ROUNDS, MS);
  const policiesList = await pair(raw(() => ({ path: '/app/hazards' })), raw(() => ({ path: '/bypass/hazards' })), ROUNDS, MS);
  const token = await pair(raw((n) => ({ path: `/token/hazards/${id(n)}` }), 'GET', { authorization }), raw((n) => ({ path: `/app/hazards/${id(n)}` }), 'GET', { authorization }), ROUNDS, MS);
  const all = [get, list, insert, policies, policiesList, token];
  const failed = all.reduce((n, p) => n + p.failed, 0);
  if (failed) throw new Error(`${failed} requests of the throughput runs failed, the first with ${all.find((p) => p.failure)?.failure ?? ''}`);
  const line = (work: string, r: { a: number; b: number; ratio: number }, at: number): Line => ({ work, value: r.ratio, unit: 'ratio', target: { at, side: 'at least' }, measured: rps(r.a, r.b) });
  return [
    line('get, service / raw', get, 0.85),
    line('list of 20, service / raw', list, 0.85),
    line('insert + audit + outbox, service / raw', insert, 0.6),
    line('get, row-level security on / off', policies, 0.9),
    line('list, row-level security on / off', policiesList, 0.9),
    line('get, token check / none', token, 0.95),
  ];
}

/** From the fact's own time (taken before the COMMIT) to an integrator's hands, at 100 events a second. */
export async function delivery(f: Fixture, perSecond = 100, seconds = 10): Promise<Line[]> {
  const admin = asUser(f.demo, '440310', 'admin');
  const grant = await admin.post<{ id: string; natsUrl: string; stream: string; consumer: string; apiPrefix: string; inboxPrefix: string; creds: string }>('/api/tenancy/v1/integrations', { name: 'bench', events: ['enforcement.hazard.*'] });
  const nc = await connect({ servers: grant.natsUrl, authenticator: credsAuthenticator(Buffer.from(grant.creds)), inboxPrefix: grant.inboxPrefix });
  const consumer = await nc.jetstream({ apiPrefix: grant.apiPrefix }).consumers.get(grant.stream, grant.consumer);
  const times: number[] = [];
  const posted = new Map<string, number>();
  const waiting = new Map<string, number>();
  let caughtUp = false;
  const messages = await consumer.consume({ max_messages: 500 });
  const reading = (async () => {
    for await (const m of messages) {
      const now = performance.timeOrigin + performance.now();
      const event = m.json<{ data: { hazardId: string } }>();
      m.ack();
      if (m.info.pending === 0) caughtUp = true;
      const at = posted.get(event.data.hazardId);
      if (at) times.push(now - at);
      else waiting.set(event.data.hazardId, now);
    }
  })();
  const deadline = Date.now() + 60_000;
  while (!caughtUp && Date.now() < deadline) await new Promise((r) => setTimeout(r, 50));
  const total = perSecond * seconds;
  const posts: Promise<void>[] = [];
  const started = performance.now();
  for (let n = 0; n < total; n += 1) {
    const wait = started + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((r) => setTimeout(r, wait));
    posts.push(
      f.officer.post<{ id: string; reportedAt: string }>('/api/enforcement/v1/hazards', { title: `实时 ${n}`, divisionCode: f.communities[n % f.communities.length], source: 'patrol' }).then((h) => {
        const at = Date.parse(h.reportedAt);
        const early = waiting.get(h.id);
        if (early) times.push(early - at);
        else posted.set(h.id, at);
      }),
    );
  }
  await Promise.all(posts);
  const end = Date.now() + 20_000;
  while (times.length < total && Date.now() < end) await new Promise((r) => setTimeout(r, 50));
  messages.stop();
  await reading;
  await nc.close();
  if (times.length < total) throw new Error(`only ${times.length} of ${total} events arrived`);
  times.sort((a, b) => a - b);
  const measured = `${total} events at ${perSecond}/s, from the fact's time (before its COMMIT; whole milliseconds) to the integrator`;
  return [
    { work: 'commit → integrator, p50', value: quantile(times, 0.5), unit: 'ms', target: { at: 20, side: 'at most' }, measured },
    { work: 'commit → integrator, p99', value: quantile(times, 0.99), unit: 'ms', target: { at: 150, side: 'at most' }, measured },
  ];
}

export function provisioning(f: Fixture): Line[] {
  const [first, ...rest] = f.provisioningMs;
  const last = rest.at(-1) ?? Number.NaN;
  return [
    { work: 'open a district', value: Math.max(...f.provisioningMs) / 1000, unit: 's', target: { at: 5, side: 'at most' }, measured: `slowest of ${f.provisioningMs.length}, request to active` },
    { work: 'open a district, last / first', value: last / (first ?? 1), unit: 'ratio', target: { at: 1.25, side: 'at most' }, measured: `${last.toFixed(0)} ms for the last, ${first?.toFixed(0)} ms for the first` },
  ];
}

