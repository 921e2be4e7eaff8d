import { permissionsOfGrants, type TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { organizationChanges } from './organization.changes';
import { organizationHttp, type OrganizationHttp } from './organization.http.fixtures';

/** Who is told of which change, on rows of two districts with offices in two streets. */
describe('changes of the organization', () => {
  let http: OrganizationHttp;
  const ids: Record<string, string> = {};
  const rules = () => organizationChanges(http.t.db.tenantTx());
  const told = async (ctx: TenantContext, aggregate: string, names: string[] = [aggregate]) => {
    const asked = names.map((n) => ids[n] ?? n);
    const sight = await rules()[aggregate]?.sight(ctx.tenantId, asked);
    return names.filter((_, i) => sight?.(ctx, asked[i] ?? ''));
  };
  const street = (role: 'district-admin' | 'street-officer' = 'street-officer') => http.t.pingshan.as({ role, unitId: null, divisionPrefix: '440310001' });
  const city = (kind: 'city' | 'platform', slug: string, role: 'city-admin' | 'platform-operator', prefix: string | null = null): TenantContext => {
    const grants = [{ role, unitId: null, divisionPrefix: prefix }];
    return { tenantId: newId(), slug, tenantKind: kind, actor: { id: 'x', memberId: newId(), name: '市局', kind: 'user' }, grants, permissions: permissionsOfGrants(grants) };
  };

  beforeAll(async () => {
    http = await organizationHttp();
    await http.account(http.t.pingshan, 'admin', 'district-admin');
    for (const code of ['440310001', '440310002']) {
      const { body } = await http.call('440310/admin', 'POST', '/units', { kind: 'street_office', name: `${code} 办`, divisionCode: code });
      ids[`member ${code}`] = await http.account(http.t.pingshan, `p${code}`, 'street-officer', `${code}000`);
      await http.t.db.admin.query('update tenancy.member set unit_id = $2 where id = $1', [ids[`member ${code}`], body.id]);
      const { rows } = await http.t.db.admin.query<{ id: string }>('select id from tenancy.assignment where member_id = $1', [ids[`member ${code}`]]);
      ids[`assignment ${code}`] = rows[0]?.id ?? '';
    }
    ids['client'] = await http.account(http.t.pingshan, 'feed', 'integrator');
    await http.t.db.admin.query("update tenancy.member set kind = 'client' where id = $1", [ids['client']]);
    ids['theirs'] = await http.account(http.t.binjiang, 'theirs', 'leader');
    ids['pingshan'] = http.t.pingshan.tenantId;
    ids['binjiang'] = http.t.binjiang.tenantId;
  }, 60_000);
  afterAll(() => http?.close());

  it('given members, then those in scope; API clients to who maintains them; no other tenant\'s', async () => {
    const members = ['member 440310001', 'member 440310002', 'client', 'theirs', 'no id'];
    expect(await told(http.t.pingshan.admin, 'member', members)).toEqual(members.slice(0, 3));
    expect(await told(street(), 'member', members)).toEqual(['member 440310001']);
    expect(await told(http.t.pingshan.as('leader'), 'member', members)).toEqual(members.slice(0, 2));
    expect(await told(http.t.pingshan.as('grid-member'), 'member', members)).toEqual([]);
    expect(await told(http.t.binjiang.admin, 'member', members)).toEqual(['theirs']);
  });

  it('given assignments, then those in scope, and to anybody his own', async () => {
    const assignments = ['assignment 440310001', 'assignment 440310002'];
    expect(await told(http.t.pingshan.admin, 'assignment', assignments)).toEqual(assignments);
    expect(await told(street('district-admin'), 'assignment', assignments)).toEqual(['assignment 440310001']);
    expect(await told(street(), 'assignment', assignments)).toEqual([]);
    const own = http.t.pingshan.as('grid-member');
    expect(await told({ ...own, actor: { ...own.actor, memberId: ids['member 440310002'] ?? '' } }, 'assignment', assignments)).toEqual(['assignment 440310002']);
  });

  it('given what is the directory\'s, then every member; given what is the whole tenant\'s, then who holds the whole', async () => {
    for (const aggregate of ['unit', 'post', 'division']) expect(await told(street(), aggregate)).toEqual([aggregate]);
    expect(await told(street('district-admin'), 'setting')).toEqual(['setting']);
    for (const aggregate of ['integration', 'client']) {
      expect(await told(http.t.pingshan.admin, aggregate)).toEqual([aggregate]);
      expect(await told(street('district-admin'), aggregate)).toEqual([]);
    }
    for (const aggregate of ['setting', 'integration', 'client']) expect(await told(street(), aggregate)).toEqual([]);
  });

  it('given tenants, then a city hears of its own districts, the operator of all, a district of none', async () => {
    const tenants = ['pingshan', 'binjiang'];
    expect(await told(city('city', '440300', 'city-admin'), 'tenant', tenants)).toEqual(['pingshan']);
    expect(await told(city('city', '440300', 'city-admin', '440310'), 'tenant', tenants)).toEqual([]);
    expect(await told(city('platform', '000000', 'platform-operator'), 'tenant', tenants)).toEqual(tenants);
    expect(await told(http.t.pingshan.admin, 'tenant', tenants)).toEqual([]);
  });
});
