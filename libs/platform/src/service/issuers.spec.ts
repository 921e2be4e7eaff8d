import { issuerDirectory } from './issuers';
import type { KnownTenant } from './platform.module';

const tenant: KnownTenant = { realm: 'district-440310', tenantId: 't-1', slug: '440310', kind: 'district', state: 'active' };
const origin = 'https://anlan.example';
const issuer = `${origin}/realms/district-440310`;

async function directory(known: KnownTenant[]) {
  const asked: string[] = [];
  const found = await issuerDirectory({ tenants: async () => known, issuer: async (realm) => (asked.push(realm), undefined) }, origin);
  return { asked, found };
}

afterEach(() => void jest.restoreAllMocks());

it('given a flood of invented issuers right after the start, then the tenants of the registry are found all the same, without being asked for', async () => {
  // One moment, however slow the machine is: what may be asked grows with time.
  jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 0, 1));
  const { asked, found } = await directory([tenant]);
  await Promise.all(Array.from({ length: 500 }, (_, n) => found.lookup(`${origin}/realms/r${n}`)));
  expect(await found.lookup(issuer)).toEqual({ issuer, tenantId: 't-1', slug: '440310', kind: 'district', state: 'active' });
  expect(asked).not.toContain('district-440310');
  expect(asked.length).toBeLessThanOrEqual(6);
});

it('given an issuer elsewhere or spelt otherwise, then the registry is not asked', async () => {
  const { asked, found } = await directory([]);
  for (const other of ['https://evil.example/realms/district-440310', `${issuer}/`, `${origin}/realms/district%2D440310`, `${origin}/realms/a\u0000`]) expect(await found.lookup(other)).toBeUndefined();
  expect(asked).toEqual([]);
});
