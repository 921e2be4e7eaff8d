import { permissionsOfGrants, type TenantContext } from '../context';
import type { TenantTx } from '../db';
import { createServiceDatabase, type ServiceDatabase } from '../testing';
import { NumberSeries } from './number-series';

const caller = (tenant: string, key?: string, body = 'the body'): TenantContext => ({
  tenantId: `01980000-0000-7000-8000-00000000000${tenant}`, slug: `44031${tenant}`, tenantKind: 'district', actor: { id: 'tester', memberId: null, name: '测试', kind: 'user' }, grants: [], permissions: permissionsOfGrants([]),
  ...(key ? { idempotency: { key, requestHash: body } } : {}),
});

describe('numbers of a series', () => {
  let db: ServiceDatabase;
  let tx: TenantTx;
  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'numbertest', migrations: [] });
    tx = db.tenantTx();
  });
  afterAll(() => db.drop());
  /** What a process holds in memory; it is gone with the process. */
  const process = (blockSize = 10) => new NumberSeries('numbertest', tx, blockSize);

  it('given many who want numbers at once, in two processes, then each number is given once, and another district begins at 1', async () => {
    const [a, b] = [process(), process()];
    const all = (await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? a : b).take(caller('1'), 'many', 1 + (i % 3))))).flat();
    expect(new Set(all).size).toBe(all.length);
    expect(await process().next(caller('2'), 'many')).toBe(1);
  });

  it('given a request that took the first block and is sent again after the process was killed, then no number comes twice', async () => {
    const before = process();
    const numbers = [await before.next(caller('1', 'sent-again'), 'again')];
    numbers.push(...(await before.take(caller('1'), 'again', 5)));
    const after = process();
    numbers.push(await after.next(caller('1', 'sent-again'), 'again'), ...(await after.take(caller('1'), 'again', 5)));
    expect([...new Set(numbers)]).toEqual(numbers);
  });

  it('given two requests with one key and different bodies, where the first was refused, then both have numbers: a key belongs to the request', async () => {
    expect(await process().next(caller('1', 'mended', 'a body with a fault'), 'mended')).toBe(1);
    expect(await process().next(caller('1', 'mended', 'the body mended'), 'mended')).toBe(11);
  });

  it('given a request that waits while its block is fetched, then the key is still the request\'s to take', async () => {
    const ctx = caller('1', 'held');
    const number = await tx.write(ctx, () => process().next(ctx, 'held'));
    expect(number).toBe(1);
    expect(await tx.write(ctx, () => Promise.reject(new Error('asked again')))).toBe(1);
    const { rows } = await db.admin.query("select actor from numbertest.idempotency_key where key = 'held'");
    expect(rows).toEqual([{ actor: 'tester' }]);
  });
});
