import { permissionsOfGrants, type TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { randomUUID } from 'node:crypto';
import { AssignmentService } from '../assignment/assignment.service';
import type { IdentityAdmin } from '../identity/identity-admin';
import { MemberService } from '../member/member.service';
import { memberKit, type MemberKit } from '../member/realm.fixtures';
import { twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { TenantService } from './tenant.service';

describe('an administrator below whose hand-over is lost', () => {
  let t: TwoTenants;
  let kit: MemberKit;
  let tenants: TenantService;
  let shenzhen: TenantContext;
  const user = (name: string) => kit.realms.user('district-440310', name);
  const entries = async (tenantId: string) =>
    (await t.db.admin.query("select action, detail from tenancy.audit_entry where tenant_id = $1 and action like '%-reset' order by xact, id", [tenantId])).rows;

  beforeAll(async () => {
    t = await twoTenants();
    kit = memberKit(t);
    const unused = undefined as never;
    tenants = new TenantService(kit.tx, kit.registry, unused, unused, unused, kit.realms as unknown as IdentityAdmin, unused, unused);
    const members = new MemberService(kit.tx, kit.realm, kit.operations, kit.access);
    const assignments = new AssignmentService(kit.tx, kit.realm, kit.access);
    for (const [username, role] of [['chief', 'district-admin'], ['auditor', 'auditor']] as const) {
      const { id } = await members.create(t.pingshan.admin, { username, displayName: username });
      await assignments.create(t.pingshan.admin, { memberId: id, role });
      Object.assign(user(username) ?? {}, { temporary: false, oneTimeCode: true });
    }
    const tenantId = newId();
    await t.db.admin.query(
      "insert into tenancy.tenant (id, slug, kind, realm, name, short_name, division_code, placement, state) values ($1, '440300', 'city', 'city-440300', '深圳市', '深圳', '440300', 'pooled', 'active')", [tenantId]);
    const grants = [{ role: 'city-admin' as const, unitId: null, divisionPrefix: null }];
    shenzhen = { tenantId, slug: '440300', tenantKind: 'city', actor: { id: randomUUID(), memberId: newId(), name: '市局', kind: 'user' }, grants, permissions: permissionsOfGrants(grants) };
  }, 60_000);
  afterAll(() => t.db.drop());

  it('given anybody but an administrator there, or a district of another city, then nothing is reset', async () => {
    kit.realms.calls = [];
    await expect(tenants.resetAdmin(shenzhen, '440310', 'auditor')).rejects.toMatchObject({ code: 'tenant.unknown_admin', errors: [{ path: 'body.username' }] });
    await expect(tenants.resetAdmin(shenzhen, '330108', 'chief')).rejects.toMatchObject({ status: 404 });
    expect(kit.realms.calls).toEqual([]);
    expect(user('auditor')).toMatchObject({ temporary: false, oneTimeCode: true });
  });

  it('given an identity service that is away, then the city is told so, and nothing is said to be done', async () => {
    kit.realms.failNext('resetPassword');
    await expect(tenants.resetAdmin(shenzhen, '440310', 'chief')).rejects.toMatchObject({ status: 503, code: 'request.unavailable' });
    expect(await entries(t.pingshan.tenantId)).toEqual([]);
    expect(await entries(shenzhen.tenantId)).toEqual([]);
  });

  it('given the administrator, then password and one-time code begin anew, and both logs say so', async () => {
    const { username, oneTimePassword } = await tenants.resetAdmin(shenzhen, '440310', 'chief');
    expect(username).toBe('chief');
    expect(user('chief')).toMatchObject({ temporary: true, oneTimeCode: false });
    expect(user('chief')?.passwords.at(-1)).toBe(oneTimePassword);
    expect(await entries(t.pingshan.tenantId)).toEqual([{ action: 'member.password-reset', detail: { by: '440300', actor: '市局', oneTimeCode: true } }]);
    expect(await entries(shenzhen.tenantId)).toEqual([{ action: 'tenant.admin-reset', detail: { username: 'chief', oneTimeCode: true } }]);
  });
});
