import fc from 'fast-check';
import type { Caller, World } from './api.kit';
import { valueOf } from './fuzz.kit';
import { nobodys, pathWith, type ApiOperation, type OpenApi } from './openapi.kit';
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
  /** the version there is, one that may be, or none */
  readonly version: 'current' | number | undefined;
  readonly key: string | undefined;
  readonly csv: boolean;
}

function shots(api: OpenApi, o: ApiOperation, records: Records): fc.Arbitrary<Shot> {
  const of = (where: string) => o.parameters.filter((p) => p.in === where);
  const query = fc.record(Object.fromEntries(of('query').map((p) => [p.name, valueOf(api, p.schema)])), { requiredKeys: [] });
  const own = recordsAt(o, records);
  const anything = fc.string({ minLength: 1, maxLength: 20 }).filter((s) => !/^\.+$/.test(s));
  const path = fc.record(Object.fromEntries(of('path').map((p) => [p.name, fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...own, ...((p.schema.enum ?? []) as string[]), nobodys(p.name)) }, { weight: 1, arbitrary: anything })])));
  return fc.record({
    query, path, body: o.jsonBody ? valueOf(api, o.jsonBody) : fc.constant(undefined),
    version: fc.oneof({ weight: 8, arbitrary: fc.constant('current') }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }) }, { weight: 1, arbitrary: fc.constant(undefined) }),
    key: fc.option(fc.uuid(), { nil: undefined }), csv: fc.boolean(),
  }) as fc.Arbitrary<Shot>;
}

async function fire(who: Caller, o: ApiOperation, shot: Shot): Promise<Answer> {
  const record = pathWith(o.path.replace(/\/actions\/.*/, ''), shot.path);
  const wantsVersion = o.parameters.some((p) => p.name === 'If-Match');
  const etag = wantsVersion && shot.version === 'current' ? String((await who.get(record)).headers['etag'] ?? '"1"') : undefined;
  const headers = { ...(shot.key ? { 'idempotency-key': shot.key } : {}), ...(shot.csv ? { accept: 'text/csv' } : {}), ...(etag ? { 'if-match': etag } : {}) };
  const body = shot.body === undefined ? undefined : JSON.stringify(shot.body);
  return who.call(o.method, address(o, shot), { body, headers, version: typeof shot.version === 'number' ? shot.version : undefined });
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
          const property = fc.asyncProperty(shots(api(), operation, records), async (shot) => {
            sent += 1;
            const res = await fire(who, operation, shot);
            accepted += Number(res.status < 300);
            const fault = faultOf(operation, res);
            if (fault) throw new Error(`${address(operation, shot)} ${JSON.stringify(shot.body)?.slice(0, 2_000)} → ${fault}`);
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

type Records = Readonly<Record<string, readonly string[]>>;

/** Those that the operation's address is about; what is deleted for good is taken from those that are many. */
function recordsAt(o: ApiOperation, records: Records): readonly string[] {
  const collection = Object.keys(records).filter((c) => o.path.startsWith(`${c}/`)).sort((a, b) => b.length - a.length)[0];
  return collection ? (records[collection] ?? []) : [];
}

/** Records of 滨江 that random requests may hit; its admin's own client, without which nothing more could be asked, is none of them. */
async function ownRecords(w: World): Promise<Records> {
  const t = '/api/tenancy/v1';
  const h = '/api/enforcement/v1/hazards';
  const { admin } = w.binjiang;
  const code = (await admin.read<{ items: { code: string }[] }>(`${t}/divisions/mine?level=community&limit=1`)).items[0]?.code ?? '';
  const grid = `${code}888`;
  await admin.made(`${t}/divisions/mine`, { code: grid, name: '随机' });
  const many = async (path: string, body: (i: number) => object, n = 12): Promise<string[]> => {
    const ids: string[] = [];
    for (let i = 0; i < n; i += 1) ids.push((await admin.made<{ id: string }>(path, body(i))).id);
    return ids;
  };
  const units = await many(`${t}/units`, (i) => ({ kind: 'other', name: `随机${i}` }));
  const members = await many(`${t}/members`, (i) => ({ username: `random${i}`, displayName: '随机' }));
  return {
    [h]: await many(h, (i) => ({ title: `随机${i}`, source: 'patrol', divisionCode: code }), 20),
    [`${t}/units`]: units,
    [`${t}/posts`]: await many(`${t}/units/${units[0]}/posts`, (i) => ({ name: `随机${i}` })),
    [`${t}/members`]: members,
    [`${t}/assignments`]: await many(`${t}/assignments`, (i) => ({ memberId: members[i], role: 'leader' })),
    [`${t}/clients`]: await many(`${t}/clients`, (i) => ({ name: `随机${i}`, roles: ['leader'] })),
    [`${t}/integrations`]: await many(`${t}/integrations`, (i) => ({ name: `随机${i}`, events: ['enforcement.>'] }), 4),
    [`${t}/divisions/mine`]: [grid],
  };
}
