import { randomUUID } from 'node:crypto';
import { permissionsOfGrants, type TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import type { IdentityAdmin } from '../identity/identity-admin';
import { memberKit, type MemberKit } from '../member/realm.fixtures';
import { twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { TenantService } from './tenant.service';

const password = 'Anfang-2026-Secret';

describe('the hand-over of a new tenant', () => {
  let t: TwoTenants;
  let kit: MemberKit;
  let tenants: TenantService;
  let opener: TenantContext;
  let colleague: TenantContext;
  let operation: string;

  beforeAll(async () => {
    t = await twoTenants();
    kit = memberKit(t);
    const unused = undefined as never;
    tenants = new TenantService(kit.tx, kit.registry, unused, kit.operations, unused, { issuerOf: (realm: string) => `https://anlan.example/realms/${realm}` } as IdentityAdmin, unused, unused);
    const tenantId = newId();
    await t.db.admin.query(
      "insert into tenancy.tenant (id, slug, kind, realm, name, short_name, division_code, placement, state) values ($1, '440300', 'city', 'city-440300', '深圳市', '深圳', '440300', 'pooled', 'active')", [tenantId]);
    const grants = [{ role: 'city-admin' as const, unitId: null, divisionPrefix: null }];
    const of = (name: string): TenantContext => ({ tenantId, slug: '440300', tenantKind: 'city', actor: { id: randomUUID(), memberId: newId(), name, kind: 'user' }, grants, permissions: permissionsOfGrants(grants) });
    [opener, colleague] = [of('开通人'), of('同事')];
    operation = await kit.tx.write(opener, async (tx) => {
      const input = { admin: { username: 'chief', displayName: '张伟' }, apiClient: true };
      return kit.operations.create(tx, opener, { kind: 'tenant.open', steps: ['realm', 'admin'], input }).id;
    });
    await t.db.admin.query("update tenancy.tenant set opened_by = $1, operation_id = $2 where slug = '440310'", [tenantId, operation]);
  }, 60_000);
  afterAll(() => t.db.drop());

  const sheet = (who = opener) => tenants.handOver(who, '440310');

  it('given an opening under way, then who will be handed what, and that there is nothing yet', async () => {
    expect(await sheet()).toEqual({
      slug: '440310', kind: 'district', name: '坪山区', shortName: '坪山区', issuer: 'https://anlan.example/realms/district-440310', admin: { username: 'chief', displayName: '张伟' }, apiClientId: 'admin-api-440310',
      openedAt: null, secrets: 'pending', operationId: operation,
    });
  });

  it('given that it succeeded, then its opener is shown the secrets once, by the operation alone, and the sheet can be had ever after', async () => {
    await kit.tx.write(opener, async (tx) => {
      const result = { slug: '440310', issuer: 'https://anlan.example/realms/district-440310', admin: { username: 'chief' } };
      kit.operations.patch(tx, opener, operation, { state: 'succeeded', result, finished_at: new Date('2026-03-02T01:30:00Z'), secret: kit.operations.seal({ admin: { oneTimePassword: password } }) });
    });
    for (const who of [opener, colleague]) expect(await sheet(who)).toMatchObject({ openedAt: '2026-03-02T09:30:00+08:00', secrets: 'waiting' });
    expect(JSON.stringify(await kit.operations.status(colleague, operation))).not.toContain(password);
    expect(JSON.stringify(await kit.operations.status(opener, operation, false))).not.toContain(password);

    expect((await kit.operations.status(opener, operation)).result).toMatchObject({ slug: '440310', admin: { username: 'chief', oneTimePassword: password } });
    expect(JSON.stringify((await kit.operations.status(opener, operation)).result)).not.toContain(password);
    const after = await sheet(colleague);
    expect(after).toMatchObject({ secrets: 'taken', admin: { username: 'chief' }, issuer: 'https://anlan.example/realms/district-440310' });
    expect(JSON.stringify(after)).not.toContain(password);
  });

  it('given another city, or a tenant that nobody opened, then there is no sheet', async () => {
    await expect(tenants.handOver({ ...opener, slug: '330100' }, '440310')).rejects.toMatchObject({ status: 404 });
    await t.db.admin.query("update tenancy.tenant set city_slug = '440300' where slug = '330108'");
    await expect(tenants.handOver(opener, '330108')).rejects.toMatchObject({ status: 404 });
  });
});
