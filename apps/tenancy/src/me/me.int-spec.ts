import { newId } from '@anlan/platform/db';
import { organizationHttp, type OrganizationHttp } from '../organization/organization.http.fixtures';

/** Who somebody is and what he may do, as the console asks for it. */
describe('the caller, over HTTP', () => {
  let http: OrganizationHttp;
  const me = async (user: string) => http.call(user, 'GET', '/me');
  const held = async (user: string, permission: string) => (await me(user)).body.permissions.find((p: { permission: string }) => p.permission === permission);
  const nothing = { divisions: [], units: [], own: false };

  beforeAll(async () => {
    http = await organizationHttp();
    await http.account(http.t.pingshan, 'admin', 'district-admin');
    await http.account(http.t.binjiang, 'admin', 'district-admin');
    const unit = await http.call('440310/admin', 'POST', '/units', { kind: 'street_office', name: '坪山街道办', divisionCode: '440310001' });
    const post = await http.call('440310/admin', 'POST', `/units/${unit.body.id}/posts`, { name: '安监员' });
    const place = { unitId: unit.body.id as string, postId: post.body.id as string };
    const wang = await http.account(http.t.pingshan, 'wang', 'street-officer', '440310001000');
    await http.t.db.admin.query('update tenancy.member set unit_id = $2, post_id = $3 where id = $1', [wang, place.unitId, place.postId]);
    await http.grant(http.t.pingshan, wang, 'street-officer', '440310002001');
    await http.grant(http.t.pingshan, wang, 'role-of-old');
    const li = await http.account(http.t.pingshan, 'li', 'enterprise-owner');
    await http.t.db.admin.query("insert into tenancy.assignment (tenant_id, id, member_id, role, unit_id, unit_only, valid_from) values ($1, $2, $3, 'section-officer', $4, true, '2020-01-01')", [http.t.pingshan.tenantId, newId(), li, place.unitId]);
  }, 60_000);
  afterAll(() => http?.close());

  it('given an administrator, then the tenant, the person, and every permission everywhere', async () => {
    const { status, body } = await me('440310/admin');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      tenant: { slug: '440310', kind: 'district', name: '坪山区', shortName: '坪山区', divisionCode: '440310', citySlug: '440300' },
      subject: 'admin',
      member: { username: 'admin', displayName: 'admin', unitId: null, unitName: null, postName: null },
      roles: [{ role: 'district-admin', unitId: null, divisionCode: null, divisionName: null, unitOnly: false, delegatedBy: null }],
      terms: {},
    });
    expect(body.permissions.every((p: { everywhere: boolean }) => p.everywhere)).toBe(true);
    expect(body.hazardCategories).toContain('消防安全');
    expect(body.riskTags).toContainEqual({ code: 'confined_space', name: '有限空间', nameEn: 'Confined space' });
  });

  it('given an officer of a street and of a community, then both with their names, and where each permission reaches', async () => {
    const { body } = await me('440310/wang');
    expect(body.member).toMatchObject({ unitName: '坪山街道办', postName: '安监员' });
    expect(body.roles.map((r: Record<string, unknown>) => [r['role'], r['divisionCode'], r['divisionName']])).toEqual([
      ['street-officer', '440310001000', '坪山街道'], ['street-officer', '440310002001', '坑梓社区居委会'],
    ]);
    expect(await held('440310/wang', 'hazard.read')).toEqual({ permission: 'hazard.read', everywhere: false, divisions: ['440310001000', '440310002001'], units: [], own: false });
    expect(await held('440310/wang', 'unit.read')).toEqual({ permission: 'unit.read', everywhere: true, ...nothing });
    expect(await held('440310/wang', 'unit.manage')).toBeUndefined();
  });

  it('given somebody of an enterprise who helps in an office, then his own records, and those of the office', async () => {
    const { body } = await me('440310/li');
    const office = body.roles.find((r: { role: string }) => r.role === 'section-officer');
    expect(office).toMatchObject({ unitName: '坪山街道办', unitOnly: true });
    expect(await held('440310/li', 'hazard.read')).toEqual({ permission: 'hazard.read', everywhere: false, divisions: [], units: [office.unitId], own: true });
    expect(await held('440310/li', 'hazard.assign')).toEqual({ permission: 'hazard.assign', everywhere: false, divisions: [], units: [office.unitId], own: false });
  });

  it('given a role that was lent, then by whom', async () => {
    const { body: me } = await http.call('440310/wang', 'GET', '/me');
    const { rows } = await http.t.db.admin.query<{ id: string }>("select id from tenancy.assignment where member_id = $1 and division_code = '440310001000'", [me.member.id]);
    const deputy = await http.account(http.t.pingshan, 'zhao', 'leader');
    await http.t.db.admin.query(
      "insert into tenancy.assignment (tenant_id, id, member_id, role, division_code, valid_from, valid_to, delegated_from) values ($1, $2, $3, 'street-officer', '440310001000', '2020-01-01', '2999-01-01', $4)",
      [http.t.pingshan.tenantId, newId(), deputy, rows[0]?.id]);
    const { body } = await http.call('440310/zhao', 'GET', '/me');
    expect(body.roles.map((r: Record<string, unknown>) => [r['role'], r['delegatedBy']])).toEqual([['leader', null], ['street-officer', 'wang']]);
  });

  it('given an API client, then no person; given the tenant\'s own words, then these, in this tenant alone', async () => {
    const client = await http.account(http.t.pingshan, 'feed', 'integrator');
    await http.t.db.admin.query("update tenancy.member set kind = 'client' where id = $1", [client]);
    await http.call('440310/admin', 'PUT', '/settings/terms', { value: { hazard: '事故隐患' } }, { 'if-match': '"0"' });
    expect((await me('440310/feed')).body).toMatchObject({ member: null, subject: 'feed', terms: { hazard: '事故隐患' } });
    expect((await me('330108/admin')).body).toMatchObject({ tenant: { slug: '330108' }, terms: {} });
  });

  it('given nobody of the tenant, then a refusal', async () => {
    expect((await me('440310/stranger')).status).toBe(403);
    expect((await me('330108/wang')).status).toBe(403);
  });
});
