import type { Role } from '@anlan/contracts/access';
import type { AssignmentDto, DelegationDto, MemberDto } from '@anlan/contracts/tenancy';
import { addCalendarDays } from '@anlan/domain';
import { onBehalfOf, permissionsOfGrants, type TenantContext } from '@anlan/platform/context';
import { Reference } from '@anlan/platform/reference';
import { AssignmentService } from '../assignment/assignment.service';
import { DivisionSeed } from '../division/division.seed';
import { MemberService } from '../member/member.service';
import { memberKit, type MemberKit } from '../member/realm.fixtures';
import { today } from '../organization/changes';
import { binjiangRows, pingshanRows, twoTenants, type TestTenant, type TwoTenants } from '../organization/organization.fixtures';
import { ReferenceService } from '../reference/reference.service';
import { DelegationService } from './delegation.service';

const page = { limit: 50 };
const REALM = 'district-440310';
const inDays = (n: number): string => addCalendarDays(today(), n);

describe('delegations of two tenants', () => {
  let t: TwoTenants;
  let kit: MemberKit;
  let members: MemberService;
  let assignments: AssignmentService;
  let delegations: DelegationService;
  let references: ReferenceService;
  let theirs: DelegationDto;
  let count = 0;

  const person = async (tenant: TestTenant = t.pingshan): Promise<MemberDto> => {
    count += 1;
    return members.create(tenant.admin, { username: `person${count}`, displayName: `人员${count}`, initialPassword: 'Anfang-2026' });
  };
  const give = (member: MemberDto, role: Role, more: object = {}, tenant = t.pingshan) => assignments.create(tenant.admin, { memberId: member.id, role, ...more });
  const access = (member: MemberDto) => kit.access.find({ ...t.pingshan, subject: member.subject } as never);
  /** The person with what he holds now, as a request of his would come. */
  const as = async (member: MemberDto, tenant: TestTenant = t.pingshan): Promise<TenantContext> => {
    const found = await kit.access.find({ ...tenant, subject: member.subject } as never);
    if (!found) throw new Error('no access');
    return { ...tenant.admin, actor: found.actor, grants: found.grants, permissions: permissionsOfGrants(found.grants), onBehalfOf: onBehalfOf(found.grants, 'hazard.assign') };
  };
  /** What other services make of it: their copy of the tenant, on a day. */
  const elsewhere = async (member: MemberDto, day = today()) => new Reference(await references.snapshot(t.pingshan.tenantId)).access(member.subject, day);
  const lend = async (from: MemberDto, to: MemberDto, a: AssignmentDto, more: object = {}) =>
    delegations.create(await as(from), { memberId: to.id, assignmentId: a.id, validTo: inDays(7), reason: '出差', ...more });

  beforeAll(async () => {
    t = await twoTenants();
    kit = memberKit(t);
    members = new MemberService(kit.tx, kit.realm, kit.operations, kit.access);
    assignments = new AssignmentService(kit.tx, kit.realm, kit.access);
    delegations = new DelegationService(kit.tx, kit.realm, kit.access);
    references = new ReferenceService(kit.tx, kit.registry);
    await new DivisionSeed(kit.tx).seedFromCatalogue(t.pingshan.system, pingshanRows, '2020-01-01');
    await new DivisionSeed(kit.tx).seedFromCatalogue(t.binjiang.system, binjiangRows, '2020-01-01');
    const [a, b] = [await person(t.binjiang), await person(t.binjiang)];
    const leader = await give(a, 'leader', {}, t.binjiang);
    theirs = await delegations.create(await as(a, t.binjiang), { memberId: b.id, assignmentId: leader.id, validTo: inDays(7), reason: '出差' });
  }, 60_000);
  afterAll(() => t.db.drop());
  beforeEach(async () => {
    await t.events(t.pingshan);
    await t.events(t.binjiang);
  });
  // What each test does is done to one tenant; the other has seen and lost nothing.
  afterEach(async () => {
    expect((await delegations.list(t.binjiang.admin, page)).items).toEqual([theirs]);
    expect(await t.events(t.binjiang)).toEqual([]);
  });

  it('given an officer who lends his street, then the other acts there in his place, here, elsewhere and in the realm', async () => {
    const [wang, zhao] = [await person(), await person()];
    const own = await give(wang, 'street-officer', { divisionCode: '440310001' });
    await t.events(t.pingshan);
    const made = await lend(wang, zhao, own);
    expect(made).toMatchObject({
      assignmentId: own.id, delegator: { memberId: wang.id, name: wang.displayName }, delegate: { memberId: zhao.id }, role: 'street-officer', divisionCode: '440310001000', unitOnly: false,
      validFrom: today(), validTo: inDays(7), reason: '出差', active: true, version: 1,
    });
    const delegatedBy = { memberId: wang.id, subject: wang.subject, name: wang.displayName };
    for (const found of [await access(zhao), await elsewhere(zhao)]) expect(found?.grants).toEqual([{ role: 'street-officer', unitId: null, divisionPrefix: '440310001', delegatedBy }]);
    expect(kit.realms.user(REALM, zhao.username)?.roles).toEqual(['street-officer']);
    expect(await t.events(t.pingshan)).toEqual(['assignment.created']);
    expect((await as(zhao)).onBehalfOf).toEqual([{ memberId: wang.id, name: wang.displayName }]);
    expect((await assignments.mine(await as(zhao))).items).toMatchObject([{ id: made.id, delegatedFrom: own.id }]);
    await expect(lend(wang, zhao, own)).rejects.toMatchObject({ code: 'assignment.exists' });
  });

  it('given who holds the role himself, then his acts are his own', async () => {
    const [wang, zhao] = [await person(), await person()];
    await give(zhao, 'leader');
    await lend(wang, zhao, await give(wang, 'street-officer', { divisionCode: '440310001' }));
    const grants = (await access(zhao))?.grants ?? [];
    expect(onBehalfOf(grants, 'hazard.read')).toBeUndefined();
    expect(onBehalfOf(grants, 'hazard.assign')).toEqual([{ memberId: wang.id, name: wang.displayName }]);
  });

  it('given a delegation from tomorrow on, then it begins and ends by date, with nobody doing anything', async () => {
    const [wang, zhao] = [await person(), await person()];
    const made = await lend(wang, zhao, await give(wang, 'leader'), { validFrom: inDays(1), validTo: inDays(3) });
    expect(made.active).toBe(false);
    expect((await access(zhao))?.grants).toEqual([]);
    const roles = async (day: string) => (await elsewhere(zhao, day))?.grants.map((g) => g.role);
    expect([await roles(today()), await roles(inDays(1)), await roles(inDays(2)), await roles(inDays(3))]).toEqual([[], ['leader'], ['leader'], []]);
    const { rows } = await t.db.admin.query("select j.run_at from tenancy_jobs._private_jobs j where j.payload ->> 'memberId' = $1 order by 1", [zhao.id]);
    expect(rows.map((r) => r.run_at.toISOString())).toEqual([1, 3].map((n) => `${inDays(n - 1)}T16:00:00.000Z`));
    // Its day has come and gone: what was kept of yesterday is not asked.
    await t.db.admin.query('update tenancy.assignment set valid_from = $2::date - 3, valid_to = $2::date where id = $1', [made.id, today()]);
    kit.access.forgetTenant(t.pingshan.tenantId);
    expect((await access(zhao))?.grants).toEqual([]);
    expect(await delegations.get(await as(zhao), made.id)).toMatchObject({ active: false });
  });

  it.each(['delegator', 'delegate', 'manager'] as const)('given its %s, then the delegation is ended at once', async (who) => {
    const [wang, zhao] = [await person(), await person()];
    const made = await lend(wang, zhao, await give(wang, 'leader'));
    const actor = { delegator: await as(wang), delegate: await as(zhao), manager: t.pingshan.as('security-admin') }[who];
    await t.events(t.pingshan);
    await expect(delegations.end(actor, made.id, 7)).rejects.toMatchObject({ code: 'request.stale' });
    expect(await delegations.end(actor, made.id, 1)).toMatchObject({ active: false, validTo: today(), version: 2, delegator: { memberId: wang.id } });
    expect((await access(zhao))?.grants).toEqual([]);
    expect(kit.realms.user(REALM, zhao.username)?.roles).toEqual([]);
    expect(await t.events(t.pingshan)).toEqual(['assignment.ended']);
    await expect(delegations.end(actor, made.id, 2)).rejects.toMatchObject({ code: 'delegation.ended' });
  });

  it('given somebody else, then it is not there for him; for an auditor it is to be seen, not ended', async () => {
    const [wang, zhao, sun] = [await person(), await person(), await person()];
    await give(sun, 'leader');
    const own = await give(wang, 'street-officer', { divisionCode: '440310001' });
    const made = await lend(wang, zhao, own);
    const others = [await as(sun), t.pingshan.as({ role: 'security-admin', unitId: null, divisionPrefix: '440310002' }), t.binjiang.admin];
    for (const other of others) {
      expect((await delegations.list(other, { ...page, assignmentId: own.id })).items).toEqual([]);
      await expect(delegations.get(other, made.id)).rejects.toMatchObject({ code: 'request.not_found' });
      await expect(delegations.end(other, made.id, 1)).rejects.toMatchObject({ code: 'request.not_found' });
      await expect(delegations.create(other, { memberId: sun.id, assignmentId: own.id, validTo: inDays(2), reason: '冒用' })).rejects.toMatchObject({ status: 400, code: 'delegation.unknown_assignment', errors: [{ path: 'body.assignmentId' }] });
    }
    const auditor = t.pingshan.as('auditor');
    expect(await delegations.get(auditor, made.id)).toMatchObject({ id: made.id });
    await expect(delegations.end(auditor, made.id, 1)).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(delegations.create(auditor, { memberId: sun.id, assignmentId: own.id, validTo: inDays(2), reason: '冒用' })).rejects.toMatchObject({ code: 'request.forbidden' });
    expect((await delegations.list(auditor, { ...page, memberId: zhao.id, active: true })).items.map((d) => d.id)).toEqual([made.id]);
    expect((await delegations.list(auditor, { ...page, memberId: zhao.id, active: false })).items).toEqual([]);
  });

  it('given a manager, then he delegates what he could give, and not what he could not', async () => {
    const [wang, zhao] = [await person(), await person()];
    const body = { memberId: zhao.id, assignmentId: (await give(wang, 'section-officer')).id, validTo: inDays(2), reason: '住院' };
    await expect(delegations.create(t.pingshan.as('security-admin'), body)).rejects.toMatchObject({ status: 403, code: 'assignment.not_yours_to_give' });
    expect(await delegations.create(t.pingshan.admin, body)).toMatchObject({ delegator: { memberId: wang.id } });
  });

  it.each([
    ['oneself', async (from: MemberDto) => ({ memberId: from.id }), 'delegation.self', 400],
    ['nobody', async () => ({ memberId: '01980000-0000-7000-8000-000000000099' }), 'delegation.unknown_member', 400],
    ['a person of the other district', async () => ({ memberId: theirs.delegate.memberId }), 'delegation.unknown_member', 400],
    ['for a hundred days', async () => ({ validTo: inDays(100) }), 'delegation.period', 400],
  ])('given %s, then it is refused', async (_, more, code, status) => {
    const [wang, zhao] = [await person(), await person()];
    const own = await give(wang, 'leader');
    await expect(lend(wang, zhao, own, await more(wang))).rejects.toMatchObject({ code, status });
    expect((await access(zhao))?.grants).toEqual([]);
  });

  it('given what was lent, or the office of one of three administrators, then it is not lent on', async () => {
    const [wang, zhao, sun] = [await person(), await person(), await person()];
    await lend(wang, zhao, await give(wang, 'leader'));
    const [got] = (await assignments.mine(await as(zhao))).items;
    await expect(lend(zhao, sun, got as AssignmentDto)).rejects.toMatchObject({ status: 409, code: 'delegation.chained' });
    await expect(lend(sun, zhao, await give(sun, 'auditor'))).rejects.toMatchObject({ status: 409, code: 'delegation.not_delegable' });
    const disabled = await person();
    await members.disable(t.pingshan.admin, disabled.id, 1);
    await expect(lend(wang, disabled, (await assignments.mine(await as(wang))).items[0] as AssignmentDto)).rejects.toMatchObject({ code: 'assignment.member_disabled' });
  });

  it('given an own-records role, then the delegate works the records of the other', async () => {
    const [owner, deputy] = [await person(), await person()];
    await give(deputy, 'enterprise-owner');
    await lend(owner, deputy, await give(owner, 'enterprise-owner'));
    expect((await access(deputy))?.grants).toMatchObject([{ role: 'enterprise-owner' }, { role: 'enterprise-owner', delegatedBy: { memberId: owner.id } }]);
  });

  it('given the delegator\'s assignment ended, then the delegation has ended with it', async () => {
    const [wang, zhao] = [await person(), await person()];
    const own = await give(wang, 'leader');
    const made = await lend(wang, zhao, own);
    await t.events(t.pingshan);
    await assignments.end(t.pingshan.admin, own.id, 1);
    expect(await t.events(t.pingshan)).toEqual(['assignment.ended', 'assignment.ended']);
    for (const found of [await access(zhao), await elsewhere(zhao)]) expect(found?.grants).toEqual([]);
    expect(await delegations.get(t.pingshan.admin, made.id)).toMatchObject({ active: false, version: 2 });
    // The mirror in the realm follows by a job, since this transaction does not hold the delegate.
    await kit.realm.mend((await kit.waiting()).filter((j) => j.memberId === zhao.id).at(-1) as never);
    expect(kit.realms.user(REALM, zhao.username)?.roles).toEqual([]);
  });

  it('given a disabled delegator, then what he lent has ended and does not come back with him', async () => {
    const [wang, zhao] = [await person(), await person()];
    await lend(wang, zhao, await give(wang, 'leader'));
    await members.disable(t.pingshan.admin, wang.id, 1);
    for (const found of [await access(zhao), await elsewhere(zhao)]) expect(found?.grants).toEqual([]);
    await members.enable(t.pingshan.admin, wang.id, 2);
    expect((await access(zhao))?.grants).toEqual([]);
    expect((await access(wang))?.grants).toMatchObject([{ role: 'leader' }]);
  });

  it('given a disabled delegator whose rows do not say so yet, then his delegations give nothing all the same', async () => {
    const [wang, zhao] = [await person(), await person()];
    await lend(wang, zhao, await give(wang, 'leader'));
    await t.db.admin.query('update tenancy.member set enabled = false where id = $1', [wang.id]);
    kit.access.forgetTenant(t.pingshan.tenantId);
    for (const found of [await access(zhao), await elsewhere(zhao)]) expect(found?.grants).toEqual([]);
  });

  it('given an assignment ended and lent at once, then nothing of it is left, whichever came first', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [wang, zhao] = [await person(), await person()];
      const own = await give(wang, 'leader');
      const lending = as(wang).then((ctx) => delegations.create(ctx, { memberId: zhao.id, assignmentId: own.id, validTo: inDays(7), reason: '并发' }));
      const [, ended] = await Promise.allSettled([lending, assignments.end(t.pingshan.admin, own.id, 1)]);
      expect(ended.status).toBe('fulfilled');
      kit.access.forgetTenant(t.pingshan.tenantId);
      expect((await access(zhao))?.grants).toEqual([]);
    }
  });

  it('given two who lend to each other at once, then both do', async () => {
    const [wang, zhao] = [await person(), await person()];
    const [a, b] = [await give(wang, 'leader'), await give(zhao, 'duty-officer')];
    const both = await Promise.allSettled([lend(wang, zhao, a), lend(zhao, wang, b)]);
    expect(both.map((r) => r.status)).toEqual(['fulfilled', 'fulfilled']);
  });
});
