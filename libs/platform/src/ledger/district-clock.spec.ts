import { DistrictClock, inBatches } from './district-clock';
import type { TenantContext } from '../context';
import type { Tx } from '../db';
import type { Jobs, JobTenant } from '../jobs';
import type { ReferenceDirectory } from '../reference';

const tenants = [
  { tenantId: 'c', slug: '3301', kind: 'city' }, { tenantId: 'a', slug: '330108', kind: 'district' }, { tenantId: 'b', slug: '330106', kind: 'district' }, { tenantId: 'd', slug: '330102', kind: 'district' },
];

/** A clock whose sweeps are those given, with what it registered and what it said. */
function clock(sweep: (t: JobTenant) => Promise<number>) {
  const handlers = new Map<string, (payload: unknown) => Promise<void>>();
  const [crontab, queued, told, faults]: [string[], unknown[], object[], object[]] = [[], [], [], []];
  const jobs = {
    handle: (name: string, f: (payload: unknown) => Promise<void>) => void handlers.set(name, f),
    every: (cron: string, name: string) => void crontab.push(`${cron} ${name}`),
    add: (task: string, payload: unknown, options: object) => ({ task, payload, options }),
  };
  const made = new DistrictClock(jobs as unknown as Jobs, { tenants: () => tenants } as unknown as ReferenceDirectory, { info: (o: object) => void told.push(o), error: (o: object) => void faults.push(o) } as never, {
    name: 'thing', sweep, tell: (n) => (n ? { n } : undefined),
  });
  made.start();
  return { made, handlers, crontab, queued, told, faults, tx: { queue: (s: unknown) => void queued.push(s) } as unknown as Tx };
}

describe('a clock of districts', () => {
  it('given a city and three districts, when it is time, then each district is swept and the city is not; only what happened is told', async () => {
    const swept: string[] = [];
    const { handlers, crontab, told } = clock(async ({ slug }) => (swept.push(slug), slug === '330106' ? 3 : 0));
    expect(crontab).toEqual(['* * * * * thing-sweep']);
    await handlers.get('thing-sweep')?.({});
    expect(swept).toEqual(['330108', '330106', '330102']);
    expect(told).toEqual([{ tenant: '330106', n: 3 }]);
  });

  it('given a district in which it fails, then those after it are swept all the same, and the job fails, to be tried again', async () => {
    const swept: string[] = [];
    const { handlers, faults } = clock(async ({ slug }) => {
      swept.push(slug);
      if (slug === '330108') throw new Error('no such row');
      return 0;
    });
    await expect(handlers.get('thing-sweep')?.({})).rejects.toThrow('no such row');
    expect(swept).toEqual(['330108', '330106', '330102']);
    expect(faults).toEqual([{ tenant: '330108', err: expect.any(Error) as Error }]);
  });

  it('given a change that asks for it, then its district alone is swept, once for all that ask, or once an instant', async () => {
    const swept: string[] = [];
    const { made, handlers, queued, tx } = clock(async ({ slug }) => (swept.push(slug), 0));
    const ctx = { tenantId: 'b', slug: '330106', tenantKind: 'district' } as TenantContext;
    made.soon(tx, ctx);
    made.soon(tx, ctx, new Date(5_000));
    const payload = { tenantId: 'b', slug: '330106', tenantKind: 'district' };
    expect(queued).toEqual([{ task: 'thing-tenant', payload, options: { key: 'thing:b' } }, { task: 'thing-tenant', payload, options: { key: 'thing:b:5000', runAt: new Date(5_000) } }]);
    await handlers.get('thing-tenant')?.(payload);
    expect(swept).toEqual(['330106']);
  });

  it('given more than a batch, then batches are taken until one is not full', async () => {
    const left = [500, 500, 12, 7];
    expect(await inBatches(async () => left.shift() ?? 0)).toBe(1_012);
    expect(left).toEqual([7]);
  });
});
