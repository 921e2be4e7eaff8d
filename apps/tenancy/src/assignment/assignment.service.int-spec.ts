import type { Role } from '@anlan/contracts/access';
import type { AssignmentDto, MemberDto } from '@anlan/contracts/tenancy';
import { addCalendarDays } from '@anlan/domain';
import { DivisionSeed } from '../division/division.seed';
import { MemberService } from '../member/member.service';
import { memberKit, type MemberKit } from '../member/realm.fixtures';
import { today } from '../organization/changes';
import { binjiangRows, pingshanRows, twoTenants, type TestTenant, type TwoTenants } from '../organization/organization.fixtures';
import { AssignmentService } from './assignment.service';

const page = { limit: 50 };
const REALM = 'district-440310';

describe('assignments of two tenants', () => {
  let t: TwoTenants;
  let kit: MemberKit;
  let members: MemberService;
  let assignments: AssignmentService;
  let others: AssignmentDto[];
  let count = 0;

  const person = async (tenant: TestTenant = t.pingshan): Promise<MemberDto> => {
    count += 1;
    return members.create(tenant.admin, { username: `person${count}`, displayName: `人员${count}`, initialPassword: 'Anfang-2026' });
  };
  const give = (member: MemberDto, role: Role, more: object = {}) => assignments.create(t.pingshan.admin, { memberId: member.id, role, ...more });
  const rolesOf = (member: MemberDto) => kit.realms.user(REALM, member.username)?.roles;
  const access = (member: MemberDto) => kit.access.find({ ...t.pingshan, subject: member.subject } as never);

  beforeAll(async () => {
    t = await twoTenants();
    kit = memberKit(t);
    members = new MemberService(kit.tx, kit.realm, kit.operations, kit.access);
    assignments = new AssignmentService(kit.tx, kit.realm, kit.access);
    await new DivisionSeed(kit.tx).seedFromCatalogue(t.pingshan.system, pingshanRows, '2020-01-01');
    await new DivisionSeed(kit.tx).seedFromCatalogue(t.binjiang.system, binjiangRows, '2020-01-01');
    const theirs = await person(t.binjiang);
    await assignments.create(t.binjiang.system, { memberId: theirs.id, role: 'district-admin' });
    others = (await assignments.list(t.binjiang.admin, page)).items;
  }, 60_000);
  afterAll(() => t.db.drop());
  beforeEach(async () => {
    await t.events(t.pingshan);
    await t.events(t.binjiang);
  });
  // What each test does is done to one tenant; the other has seen and lost nothing.
  afterEach(async () => {
    expect((await assignments.list(t.binjiang.admin, page)).items).toEqual(others);
    expect(await t.events(t.binjiang)).toEqual([]);
  });

  it('given a role for a street, then it is told, in the realm, and effective at once', async () => {
    const officer = await person();
    expect(await access(officer)).toMatchObject({ grants: [] });
    const made = await give(officer, 'street-officer', { divisionCode: '440310001' });
    expect(made).toMatchObject({ memberName: officer.displayName, divisionCode: '440310001000', validFrom: today(), validTo: null, active: true, version: 1 });
    expect(await access(officer)).toMatchObject({ grants: [{ role: 'street-officer', divisionPrefix: '440310001' }] });
    expect(rolesOf(officer)).toEqual(['street-officer']);
    expect(await t.events(t.pingshan)).toEqual(['member.created', 'assignment.created']);
    await expect(give(officer, 'street-officer', { divisionCode: '440310001000' })).rejects.toMatchObject({ code: 'assignment.exists' });
  });

  it('given an ended assignment, then it is over at once everywhere, and cannot be ended again', async () => {
    const leader = await person();
    const made = await give(leader, 'leader');
    await give(leader, 'duty-officer');
    await t.events(t.pingshan);
    await expect(assignments.end(t.pingshan.admin, made.id, 5)).rejects.toMatchObject({ code: 'request.stale' });
    await assignments.end(t.pingshan.admin, made.id, 1);
    expect(await access(leader)).toMatchObject({ grants: [{ role: 'duty-officer' }] });
    expect(rolesOf(leader)).toEqual(['duty-officer']);
    expect(await t.events(t.pingshan)).toEqual(['assignment.ended']);
    expect(await assignments.get(t.pingshan.admin, made.id)).toMatchObject({ active: false, validTo: today(), version: 2 });
    await expect(assignments.end(t.pingshan.admin, made.id, 2)).rejects.toMatchObject({ code: 'assignment.ended' });
    expect(await give(leader, 'leader')).toMatchObject({ active: true });
  });

  it('given a binding that begins tomorrow, then it gives nothing today, and can be ended before it begins', async () => {
    const member = await person();
    const made = await give(member, 'leader', { validFrom: addCalendarDays(today(), 1) });
    expect(made.active).toBe(false);
    expect(await access(member)).toMatchObject({ grants: [] });
    expect(rolesOf(member)).toEqual([]);
    await assignments.end(t.pingshan.admin, made.id, 1);
    expect(await assignments.get(t.pingshan.admin, made.id)).toMatchObject({ validTo: made.validFrom });
  });

  it.each([
    ['a role of a city', { role: 'city-admin' }, 'assignment.unknown_role', 'body.role'],
    ['a division of the other district', { divisionCode: '330108001' }, 'assignment.unknown_division', 'body.divisionCode'],
    ['a division that nobody has', { divisionCode: '440310099' }, 'assignment.unknown_division', 'body.divisionCode'],
    ['no division code at all', { divisionCode: '990000' }, 'division.malformed', 'body.divisionCode'],
    ['an unknown unit', { unitId: '01980000-0000-7000-8000-000000000099' }, 'assignment.unknown_unit', 'body.unitId'],
    ['an end that has passed', { validFrom: '2020-01-01', validTo: '2020-02-01' }, 'assignment.period', 'body.validTo'],
  ])('given %s, then it is refused at its place', async (_, more, code, path) => {
    const member = await person();
    await expect(assignments.create(t.pingshan.admin, { memberId: member.id, role: 'leader', ...more } as never)).rejects.toMatchObject({ status: 400, code, errors: [{ path }] });
    expect(rolesOf(member)).toEqual([]);
  });

  it('given a division that is retired by then, then it is refused', async () => {
    await t.db.admin.query("update tenancy.division set valid_to = '2030-01-01' where tenant_id = $1 and code = '440310002001'", [t.pingshan.tenantId]);
    const member = await person();
    await expect(give(member, 'grid-member', { divisionCode: '440310002001', validFrom: '2030-01-01' })).rejects.toMatchObject({ code: 'assignment.unknown_division' });
    expect(await give(member, 'grid-member', { divisionCode: '440310002001', validFrom: '2029-12-31' })).toMatchObject({ divisionCode: '440310002001' });
  });

  it('given a member or an assignment of the other tenant, then neither is known', async () => {
    const [theirs] = others;
    await expect(assignments.create(t.pingshan.admin, { memberId: theirs?.memberId ?? '', role: 'leader' })).rejects.toMatchObject({ code: 'assignment.unknown_member', errors: [{ path: 'body.memberId' }] });
    await expect(assignments.get(t.pingshan.admin, theirs?.id ?? '')).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(assignments.end(t.pingshan.admin, theirs?.id ?? '', 1)).rejects.toMatchObject({ code: 'request.not_found' });
    expect((await assignments.list(t.pingshan.admin, { ...page, memberId: theirs?.memberId })).items).toEqual([]);
  });

  it('given the three administrators, then one person cannot be two of them, nor by two requests at once', async () => {
    const auditor = await person();
    await give(auditor, 'auditor');
    await expect(give(auditor, 'security-admin')).rejects.toMatchObject({ status: 409, code: 'assignment.exclusive', params: { held: '审计管理员' } });
    const both = await person();
    const raced = await Promise.allSettled([give(both, 'district-admin'), give(both, 'security-admin')]);
    expect(raced.filter((r) => r.status === 'rejected')).toMatchObject([{ reason: { code: 'assignment.exclusive' } }]);
    expect(rolesOf(both)).toHaveLength(1);
    // Whichever came first: a security administrator would keep the accounts of administrators from here on.
    await t.db.admin.query('update tenancy.assignment set valid_to = valid_from where tenant_id = $1 and member_id = $2', [t.pingshan.tenantId, both.id]);
  });

  it('given who has less than the role gives, then it is not his to give', async () => {
    const member = await person();
    const security = t.pingshan.as('security-admin');
    await expect(assignments.create(security, { memberId: member.id, role: 'section-officer' })).rejects.toMatchObject({ status: 403, code: 'assignment.not_yours_to_give' });
    const local = t.pingshan.as({ role: 'district-admin', unitId: null, divisionPrefix: '440310001' });
    await expect(assignments.create(local, { memberId: member.id, role: 'leader' })).rejects.toMatchObject({ status: 403 });
    expect(await assignments.create(local, { memberId: member.id, role: 'street-officer', divisionCode: '440310001' })).toMatchObject({ active: true });
    const district = await give(await person(), 'leader');
    await expect(assignments.end(local, district.id, 1)).rejects.toMatchObject({ code: 'request.not_found' });
  });

  it('given a disabled person, then nothing can be given', async () => {
    const member = await person();
    await members.disable(t.pingshan.admin, member.id, 1);
    await expect(give(member, 'leader')).rejects.toMatchObject({ code: 'assignment.member_disabled' });
  });

  it('given a realm that is away, then giving fails whole, and ending goes on with a job to mend it', async () => {
    const member = await person();
    kit.realms.failNext('setUserRoles');
    await expect(give(member, 'leader')).rejects.toMatchObject({ status: 503, code: 'request.unavailable' });
    expect((await assignments.list(t.pingshan.admin, { ...page, memberId: member.id })).items).toEqual([]);
    const made = await give(member, 'leader');
    kit.realms.failNext('setUserRoles');
    await assignments.end(t.pingshan.admin, made.id, 1);
    expect(await access(member)).toMatchObject({ grants: [] });
    expect(rolesOf(member)).toEqual(['leader']);
    const job = (await kit.waiting()).find((j) => j.memberId === member.id);
    await kit.realm.mend(job as never);
    expect(rolesOf(member)).toEqual([]);
  });

  it('given filters, then the list follows them, a division with all below it', async () => {
    const member = await person();
    await give(member, 'street-officer', { divisionCode: '440310002' });
    await give(member, 'community-officer', { divisionCode: '440310001002' });
    const ended = await give(member, 'leader');
    await assignments.end(t.pingshan.admin, ended.id, 1);
    const roles = async (query: object) => (await assignments.list(t.pingshan.admin, { ...page, memberId: member.id, ...query })).items.map((a) => a.role);
    expect(await roles({})).toEqual(['street-officer', 'community-officer', 'leader']);
    expect(await roles({ divisionCode: '440310' })).toEqual(['street-officer', 'community-officer']);
    expect(await roles({ divisionCode: '440310001' })).toEqual(['community-officer']);
    expect(await roles({ role: 'leader' })).toEqual(['leader']);
    expect(await roles({ active: true })).toEqual(['street-officer', 'community-officer']);
    expect(await roles({ active: false })).toEqual(['leader']);
  });

  describe('the last administrator', () => {
    const admins = async () => (await assignments.list(t.pingshan.admin, { ...page, role: 'district-admin', active: true })).items.filter((a) => a.divisionCode === null);

    it('given one admin, then he can be neither ended nor disabled; given two, one of them can', async () => {
      for (const a of await admins()) await t.db.admin.query('update tenancy.assignment set valid_to = valid_from where tenant_id = $1 and id = $2', [t.pingshan.tenantId, a.id]);
      const [first, second] = [await person(), await person()];
      const one = await give(first, 'district-admin');
      await expect(assignments.end(t.pingshan.admin, one.id, 1)).rejects.toMatchObject({ status: 409, code: 'assignment.last_admin' });
      await expect(members.disable(t.pingshan.admin, first.id, 1)).rejects.toMatchObject({ code: 'assignment.last_admin' });
      expect(await access(first)).toMatchObject({ grants: [{ role: 'district-admin' }] });
      // An admin of one street administers no district.
      await give(second, 'district-admin', { divisionCode: '440310001' });
      await expect(members.disable(t.pingshan.admin, first.id, 1)).rejects.toMatchObject({ code: 'assignment.last_admin' });
      await give(second, 'district-admin');
      expect(await members.disable(t.pingshan.admin, first.id, 1)).toMatchObject({ enabled: false });
      expect(await admins()).toHaveLength(2);
    });

    it('given two admins who remove each other at once, then one of them stays', async () => {
      const [enabled] = (await admins()).slice(-1);
      const third = await give(await person(), 'district-admin');
      const raced = await Promise.allSettled([assignments.end(t.pingshan.admin, enabled?.id ?? '', 1), assignments.end(t.pingshan.admin, third.id, 1)]);
      expect(raced.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(raced.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'assignment.last_admin' } });
    });
  });
});
