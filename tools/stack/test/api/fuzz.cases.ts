import fc from 'fast-check';
import type { Caller, World } from './api.kit';
import { valueOf } from './fuzz.kit';
import { nobodys } from './isolation.cases';
import { pathWith, type ApiOperation, type OpenApi } from './openapi.kit';
import { problemFaults } from './problem.kit';

/** The same requests in every run, so that a build does not fail by luck; FUZZ_SEED, FUZZ_ROUNDS and FUZZ_SECONDS go looking for more. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_302);
const rounds = Number(process.env['FUZZ_ROUNDS'] ?? 8);
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 40);
const RUNS_A_ROUND = 12;
const TOGETHER = 4;

interface Shot {
  readonly query: Record<string, unknown>;
  readonly body: unknown;
  readonly path: Record<string, string>;
  readonly version: number | undefined;
  readonly key: string | undefined;
  readonly csv: boolean;
}

function shots(api: OpenApi, o: ApiOperation, records: readonly string[]): fc.Arbitrary<Shot> {
  const named = o.parameters.filter((p) => p.in === 'query');
  const query = fc.record(Object.fromEntries(named.map((p) => [p.name, valueOf(api, p.schema)])), { requiredKeys: [] });
  const path = fc.record(Object.fromEntries(o.parameters.filter((p) => p.in === 'path').map((p) => [p.name, fc.oneof(fc.constantFrom(nobodys(p.name), ...records, ...((p.schema.enum ?? []) as string[])), fc.string({ minLength: 1, maxLength: 20 }).filter((s) => !/^\.+$/.test(s)))])));
  const body = o.jsonBody ? valueOf(api, o.jsonBody) : fc.constant(undefined);
  return fc.record({ query, body, path, version: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined, freq: 20 }), key: fc.option(fc.uuid(), { nil: undefined }), csv: fc.boolean() }) as fc.Arbitrary<Shot>;
}

function address(o: ApiOperation, { query, path }: Shot): string {
  const text = (v: unknown): string => encodeURIComponent((typeof v === 'string' ? v : (JSON.stringify(v) ?? '')).replace(/\p{Surrogate}/gu, '\uFFFD'));
  const pairs = Object.entries(query).map(([k, v]) => `${k}=${text(v)}`);
  return `${pathWith(o.path, path)}${pairs.length ? `?${pairs.join('&')}` : ''}`;
}

export function fuzzCases(world: () => World, api: () => OpenApi): void {
  describe('random requests', () => {
    it('given any body and any query from an admin, then never a 5xx, and every refusal is a problem the document names', async () => {
      const w = world();
      const records = await ownRecords(w);
      // Last of all: what these change or take away is wanted by no other test.
      const queue = Array.from({ length: rounds }, (_, round) => api().operations.map((o) => ({ o, seed: seed + round }))).flat();
      const faults: string[] = [];
      const end = Date.now() + seconds * 1_000;
      let sent = 0;
      let accepted = 0;
      const work = async (): Promise<void> => {
        for (let next = queue.shift(); next && Date.now() < end; next = queue.shift()) {
          const operation = next.o;
          const who = whoFor(w, operation);
          const property = fc.asyncProperty(shots(api(), operation, operation.method === 'delete' ? [] : records), async (shot) => {
            sent += 1;
            const headers = { ...(shot.key ? { 'idempotency-key': shot.key } : {}), ...(shot.csv ? { accept: 'text/csv' } : {}) };
            const body = shot.body === undefined ? undefined : JSON.stringify(shot.body);
            const res = await who.call(operation.method, address(operation, shot), { body, version: shot.version, headers });
            accepted += Number(res.status < 300);
            const fault = faultOf(operation, res);
            if (fault) throw new Error(`${address(operation, shot)} ${body?.slice(0, 2_000)} → ${fault}`);
          });
          const found = await fc.check(property, { seed: next.seed, numRuns: RUNS_A_ROUND, interruptAfterTimeLimit: end - Date.now() + 2_000 });
          if (found.failed && found.counterexample) faults.push(`${operation.id} (seed ${found.seed}): ${(found.errorInstance as Error | null)?.message}`);
        }
      };
      await Promise.all(Array.from({ length: TOGETHER }, work));
      if (process.env['FUZZ_SEED']) console.info(`${sent} requests, ${accepted} accepted`);
      expect(faults).toEqual([]);
      expect(sent).toBeGreaterThan(1_000);
      // Requests that all fail at the first check would prove little.
      expect(accepted / sent).toBeGreaterThan(0.05);
      expect(w.stack.processes().filter((p) => p.restarts > 0)).toEqual([]);
    }, (seconds + 50) * 1_000);
  });
}

type Answer = Awaited<ReturnType<Caller['call']>>;

function faultOf(o: ApiOperation, res: Answer): string | undefined {
  if (res.status < 400) return o.status === res.status ? undefined : `${res.status} is not ${o.status}`;
  const faults = problemFaults(res);
  // A path that means nothing is no address at all, and no operation's to document.
  if (!o.statuses.includes(res.status) && res.body.code !== 'request.route_not_found') faults.push('a status the document does not name');
  return res.status >= 500 || faults.length ? `${res.status} ${res.text} ${faults.join()}` : undefined;
}

const whoFor = (w: World, o: ApiOperation): Caller => (/\/tenants\b/.test(o.path) ? w.hangzhou.admin : w.binjiang.admin);

/** Records of 滨江 that random requests may hit; not its admin's own client, without which nothing more could be asked. */
async function ownRecords(w: World): Promise<string[]> {
  const t = '/api/tenancy/v1';
  const { admin } = w.binjiang;
  const code = (await admin.read<{ items: { code: string }[] }>(`${t}/divisions/mine?level=community&limit=1`)).items[0]?.code ?? '';
  const hazard = await admin.made<{ id: string }>('/api/enforcement/v1/hazards', { title: '随机', source: 'patrol', divisionCode: code });
  const unit = await admin.made<{ id: string }>(`${t}/units`, { kind: 'other', name: '随机' });
  const post = await admin.made<{ id: string }>(`${t}/units/${unit.id}/posts`, { name: '随机' });
  const member = await admin.made<{ id: string }>(`${t}/members`, { username: 'random', displayName: '随机' });
  const integration = await admin.made<{ id: string }>(`${t}/integrations`, { name: '随机', events: ['enforcement.>'] });
  return [hazard.id, unit.id, post.id, member.id, integration.id, code];
}
