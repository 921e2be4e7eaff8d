import type { Role } from '@anlan/contracts/access';
import type { MemberDto } from '@anlan/contracts/tenancy';
import { addCalendarDays } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { MemberList } from '../member/member.list';
import { MemberService } from '../member/member.service';
import { memberKit, type MemberKit } from '../member/realm.fixtures';
import { today } from '../organization/changes';
import { twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { AssignmentService } from './assignment.service';

describe('the three administrators and who keeps their accounts', () => {
  let t: TwoTenants;
  let kit: MemberKit;
  let members: MemberService;
  let assignments: AssignmentService;
  let security: TenantContext;
  let count = 0;

  const person = async (...roles: Role[]): Promise<MemberDto> => {
    count += 1;
    const member = await members.create(t.pingshan.admin, { username: `person${count}`, displayName: `人员${count}`, initialPassword: 'Anfang-2026' });
    for (const role of roles) await assignments.create(t.pingshan.admin, { memberId: member.id, role });
    return member;
  };
  const acts: Record<string, (ctx: TenantContext, m: MemberDto) => Promise<unknown>> = {
    'reset the password of': (ctx, m) => members.resetPassword(ctx, m.id),
    disable: (ctx, m) => members.disable(ctx, m.id, 1),
    enable: async (ctx, m) => {
      await t.db.admin.query('update tenancy.member set enabled = false where id = $1', [m.id]);
      return members.enable(ctx, m.id, 1);
    },
    'end the role of': async (ctx, m) => {
      const [held] = (await assignments.list(t.pingshan.system, { limit: 1, memberId: m.id })).items;
      return assignments.end(ctx, held?.id ?? '', 1);
    },
  };
  const verbs = Object.keys(acts);
  const act = (verb: string, ctx: TenantContext, m: MemberDto) => acts[verb]?.(ctx, m);
  const lastAudit = async () => (await t.db.admin.query('select action, detail from tenancy.audit_entry where tenant_id = $1 order by xact desc, id desc limit 1', [t.pingshan.tenantId])).rows[0];

  beforeAll(async () => {
    t = await twoTenants();
    kit = memberKit(t);
    members = new MemberService(kit.tx, kit.realm, kit.operations, kit.access);
    assignments = new AssignmentService(kit.tx, kit.realm, kit.access);
    // Two remain whatever is tried below: the last administrator is another rule.
    await person('district-admin');
    await person('district-admin');
    security = t.pingshan.as('security-admin');
  }, 60_000);
  afterAll(() => t.db.drop());

  describe('while there is no security administrator', () => {
    it.each(verbs)('given an auditor, then the administrator may %s him, and the log says that the glass was broken', async (verb) => {
      const auditor = await person('auditor');
      await act(verb, t.pingshan.admin, auditor);
      expect((await lastAudit()).detail).toMatchObject({ breakGlass: true });
    });
    it('given one who is disabled, then that is none', async () => {
      const disabled = await person('security-admin');
      await members.disable(t.pingshan.admin, disabled.id, 1);
      await members.resetPassword(t.pingshan.admin, (await person('auditor')).id);
      expect(await lastAudit()).toMatchObject({ action: 'member.password-reset', detail: { breakGlass: true } });
    });
  });

  describe('while there is one', () => {
    beforeAll(async () => void (await person('security-admin')));

    it.each(verbs)('given an auditor or another administrator, then the administrator may not %s him, the security administrator may', async (verb) => {
      for (const role of ['auditor', 'district-admin'] as const) {
        const kept = await person(role);
        await expect(act(verb, t.pingshan.admin, kept)).rejects.toMatchObject({ status: 403, code: 'assignment.separate_account' });
        await act(verb, security, kept);
        expect((await lastAudit()).detail).not.toHaveProperty('breakGlass');
      }
    });
    it.each(verbs)('given a security administrator, then the administrator may %s him, another one may not', async (verb) => {
      const kept = await person('security-admin');
      await expect(act(verb, security, kept)).rejects.toMatchObject({ code: 'assignment.separate_account' });
      await act(verb, t.pingshan.admin, kept);
      expect((await lastAudit()).detail).not.toHaveProperty('breakGlass');
    });
    it.each(verbs.slice(0, 3))('given anybody else, then the security administrator may not %s him, and an auditor nobody', async (verb) => {
      const leader = await person('leader');
      await expect(act(verb, security, leader)).rejects.toMatchObject({ code: 'request.forbidden' });
      await expect(act(verb, t.pingshan.as('auditor'), leader)).rejects.toMatchObject({ code: 'request.forbidden' });
      await act(verb, t.pingshan.admin, leader);
    });
    it('given oneself, then it is one\'s own matter', async () => {
      const admin = await person('district-admin');
      const himself = { ...t.pingshan.admin, actor: { ...t.pingshan.admin.actor, memberId: admin.id } };
      await members.resetPassword(himself, admin.id);
      await act('end the role of', himself, admin);
      expect(await lastAudit()).toMatchObject({ action: 'assignment.ended', detail: { memberId: admin.id } });
      const keeper = await person('security-admin');
      await members.resetPassword({ ...security, actor: { ...security.actor, memberId: keeper.id } }, keeper.id);
      expect(kit.realms.user('district-440310', keeper.username)?.passwords).toHaveLength(2);
    });
    it('given an auditor from tomorrow on, then the account is kept from today', async () => {
      const tomorrow = await person();
      await assignments.create(t.pingshan.admin, { memberId: tomorrow.id, role: 'auditor', validFrom: addCalendarDays(today(), 1) });
      await expect(members.resetPassword(t.pingshan.admin, tomorrow.id)).rejects.toMatchObject({ code: 'assignment.separate_account' });
      expect(kit.realms.user('district-440310', tomorrow.username)?.passwords).toEqual(['Anfang-2026']);
    });
  });

  it('given a security administrator, then he sees people without maintaining them', async () => {
    const leader = await person('leader');
    expect(await new MemberList(kit.tx).get(security, leader.id)).toMatchObject({ id: leader.id });
    await expect(members.patch(security, leader.id, 1, { displayName: '改名' })).rejects.toMatchObject({ code: 'request.forbidden' });
  });

  it('given two of the three for one person, then periods that meet are refused, also by requests at once, and those that follow are not', async () => {
    const [from, to] = [addCalendarDays(today(), 10), addCalendarDays(today(), 20)];
    const both = await person();
    const give = (role: Role, more: object) => assignments.create(t.pingshan.admin, { memberId: both.id, role, ...more });
    await give('auditor', { validFrom: from, validTo: to });
    await expect(give('security-admin', {})).rejects.toMatchObject({ code: 'assignment.exclusive' });
    await expect(give('district-admin', { validTo: addCalendarDays(from, 1) })).rejects.toMatchObject({ code: 'assignment.exclusive' });
    await give('district-admin', { validTo: from });
    const raced = await Promise.allSettled([give('security-admin', { validFrom: to }), give('district-admin', { validFrom: to })]);
    expect(raced.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(raced.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'assignment.exclusive' } });
  });
});
