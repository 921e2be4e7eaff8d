import { CatalogueStore } from '../catalogue-store/catalogue-store';
import type { IdentityAdmin } from '../identity/identity-admin';
import { memberKit } from '../member/realm.fixtures';
import { twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { PublicTenants } from './public-tenants';

describe('what anybody may know of the tenants', () => {
  let t: TwoTenants;
  let tenants: PublicTenants;
  const found = async (q?: string) => (await tenants.find(q)).map((x) => x.slug);
  const inState = (slug: string, state: string) => t.db.admin.query('update tenancy.tenant set state = $2 where slug = $1', [slug, state]);

  beforeAll(async () => {
    t = await twoTenants();
    await t.db.admin.query("insert into tenancy.tenant (id, slug, kind, realm, name, short_name, placement, state) values (gen_random_uuid(), 'platform', 'platform', 'platform', '安澜平台', '平台', 'pooled', 'active')");
    tenants = new PublicTenants(memberKit(t).registry, { issuerOf: (realm: string) => `https://anlan.example/realms/${realm}` } as IdentityAdmin, new CatalogueStore());
  }, 60_000);
  afterAll(() => t.db.drop());

  it('given a name, a part of one, a code or nothing, then the active bureaus; the platform is not among them', async () => {
    expect(await found()).toEqual(['330108', '440310']);
    for (const q of ['坪山', '4403', ' ４４０３１０ ', 'pingshan', 'PSQ']) expect(await found(q)).toEqual(['440310']);
    expect(await found('亚特兰蒂斯')).toEqual([]);
    expect(await found('平台')).toEqual([]);
  });

  it('given one of them, then what a sign-in begins with, and nothing that is for its members', async () => {
    expect(await tenants.get('440310')).toEqual({
      slug: '440310', kind: 'district', name: '坪山区', shortName: '坪山区', citySlug: '440300', issuer: 'https://anlan.example/realms/district-440310', clientId: 'anlan-console', state: 'active',
    });
    expect(await tenants.get('platform')).toMatchObject({ kind: 'platform', issuer: 'https://anlan.example/realms/platform' });
    await expect(tenants.get('999999')).rejects.toMatchObject({ status: 404 });
  });

  it.each(['provisioning', 'failed'])('given one that is %s, then it is not there yet', async (state) => {
    await inState('330108', state);
    expect(await found()).toEqual(['440310']);
    await expect(tenants.get('330108')).rejects.toMatchObject({ status: 404 });
  });

  it('given a suspended one, then it is not listed, and its own address says why nobody signs in', async () => {
    await inState('330108', 'suspended');
    expect(await found()).toEqual(['440310']);
    expect(await tenants.get('330108')).toMatchObject({ state: 'suspended' });
  });
});
