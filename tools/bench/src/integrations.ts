import { credsAuthenticator } from '@anlan/platform/nats';
import { connect, type NatsConnection } from 'nats';
import { asUser, type Caller } from '@anlan/tool-demo';
import type { Fixture } from './fixture';
import { median, paced, quantile, type Target } from './load';
import type { Line } from './report';

const COUNT = Number(process.env.BENCH_INTEGRATIONS ?? 200);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
/** Ordinary requests a second while nothing else happens, and while integrations are made. */
const PACE = 100;
/** Requests for integrations under way at once: an administrator and a program of his. */
const AT_ONCE = Number(process.env.BENCH_AT_ONCE ?? 2);

interface Made {
  id: string;
  natsUrl: string;
  inboxPrefix: string;
  creds: string;
}

/** Reads of the service that makes integrations, at a fixed pace: quiet, then while `COUNT` integrations are made; then how fast each is cut off. */
export async function minting(f: Fixture): Promise<Line[]> {
  const admin = asUser(f.demo, '440310', 'admin');
  const target: Target = { url: f.tenancyUrl, headers: { authorization: `Bearer ${await admin.bearer()}` }, next: () => ({ path: '/api/tenancy/v1/units?limit=20' }) };
  await paced(target, PACE, makeAll(admin, 'warm', 10).then((made) => removeAll(admin, made)));
  const rounds: { quiet: number; during: number; seconds: number; requests: number }[] = [];
  let cuts: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const at = performance.now();
    let made: Made[] = [];
    const during = await paced(target, PACE, makeAll(admin, String(round), COUNT).then((all) => (made = all)));
    const ms = performance.now() - at;
    const quiet = await paced(target, PACE, new Promise((r) => setTimeout(r, ms)));
    rounds.push({ quiet: quantile(quiet, 0.99), during: quantile(during, 0.99), seconds: ms / 1000, requests: during.length });
    cuts = [...cuts, ...(round === 0 ? await revokeAll(admin, made) : (await removeAll(admin, made), []))];
  }
  cuts.sort((a, b) => a - b);
  const of = (pick: (r: (typeof rounds)[number]) => number): number => median(rounds.map(pick));
  const measured = `p99 ${of((r) => r.during).toFixed(1)} ms against ${of((r) => r.quiet).toFixed(1)} ms quiet, ${PACE} reads a second of the same service, ${of((r) => r.requests)} in each; ${COUNT} integrations in ${of((r) => r.seconds).toFixed(1)} s, ${AT_ONCE} at once; medians of ${ROUNDS} rounds`;
  const cut = `DELETE sent → connection closed, ${cuts.length} integrations one after another`;
  return [
    { work: 'p99 while integrations are made / quiet', value: of((r) => r.during / r.quiet), unit: 'ratio', target: { at: 2, side: 'at most' }, measured },
    { work: 'revoke an integration, p50', value: quantile(cuts, 0.5), unit: 'ms', target: { at: 1_000, side: 'at most' }, measured: cut },
    { work: 'revoke an integration, p99', value: quantile(cuts, 0.99), unit: 'ms', target: { at: 1_000, side: 'at most' }, measured: cut },
  ];
}

async function makeAll(admin: Caller, name: string, count: number): Promise<Made[]> {
  const made: Made[] = [];
  let n = 0;
  const worker = async (): Promise<void> => {
    while (n < count) made.push(await admin.post<Made>('/api/tenancy/v1/integrations', { name: `bench ${name} ${(n += 1)}`, events: ['enforcement.hazard.*'] }));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return made;
}

async function removeAll(admin: Caller, made: readonly Made[]): Promise<void> {
  for (const { id } of made) await admin.call('DELETE', `/api/tenancy/v1/integrations/${id}`);
}

/** Milliseconds from asking for a revocation to the end of the integrator's connection. */
async function revokeAll(admin: Caller, made: readonly Made[]): Promise<number[]> {
  const times: number[] = [];
  for (const { id, natsUrl, inboxPrefix, creds } of made) {
    const guest: NatsConnection = await connect({ servers: natsUrl, authenticator: credsAuthenticator({ creds }), inboxPrefix, reconnect: false });
    const at = performance.now();
    const ended = guest.closed().then(() => performance.now() - at);
    await admin.call('DELETE', `/api/tenancy/v1/integrations/${id}`);
    times.push(await ended);
  }
  return times;
}
