import type { Grant, TenantContext } from '@anlan/platform/context';
import type { PageOf } from '@anlan/platform/ledger';
import { Reference } from '@anlan/platform/reference';
import fc from 'fast-check';
import { AssignmentService } from '../assignment/assignment.service';
import { ClientService } from '../client/client.service';
import { DivisionSeed } from '../division/division.seed';
import { MemberList } from '../member/member.list';
import { MemberService } from '../member/member.service';
import { memberKit, type MemberKit } from '../member/realm.fixtures';
import { ReferenceService } from '../reference/reference.service';
import { UnitService } from '../unit/unit.service';
import { binjiangRows, pingshanRows, twoTenants, type TwoTenants } from './organization.fixtures';
import { assignmentReach, holdReach, memberReach } from './organization.reach';

interface Placed {
  id: string;
  unit_id: string | null;
  division_code: string | null;
  only_unit_id: string | null;
}

/** 坪山 with two streets, offices in both, a team below one of them, and people, roles and clients in each. */
describe('what a scope covers of an organization', () => {
  let t: TwoTenants;
  let kit: MemberKit;
  let units: UnitService;
  let members: MemberService;
  let list: MemberList;
  let assignments: AssignmentService;
  let clients: ClientService;
  let offices: Record<'one' | 'team' | 'two' | 'bureau', string>;
  const people: Record<string, string> = {};

  const street1 = (): TenantContext => t.pingshan.as({ role: 'district-admin', unitId: null, divisionPrefix: '440310001' });
  const names = async (ctx: TenantContext) => (await list.page(ctx, { limit: 200 })).items.map((m) => m.username).sort();
  const access = async (username: string) => {
    const subject = (await t.db.admin.query('select subject from tenancy.member where username = $1', [username])).rows[0].subject as string;
    const copy = new Reference(await new ReferenceService(kit.tx, kit.registry).snapshot(t.pingshan.tenantId));
    return { here: await kit.access.find({ ...t.pingshan, subject } as never), elsewhere: copy.access(subject) };
  };

  beforeAll(async () => {
    t = await twoTenants();
    kit = memberKit(t);
    units = new UnitService(kit.tx, kit.access);
    members = new MemberService(kit.tx, kit.realm, kit.operations, kit.access);
    list = new MemberList(kit.tx);
    assignments = new AssignmentService(kit.tx, kit.realm, kit.access);
    clients = new ClientService(kit.tx, kit.realm, kit.operations, kit.access);
    await new DivisionSeed(kit.tx).seedFromCatalogue(t.pingshan.system, pingshanRows, '2020-01-01');
    await new DivisionSeed(kit.tx).seedFromCatalogue(t.binjiang.system, binjiangRows, '2020-01-01');
    const unit = async (name: string, more: object) => (await units.create(t.pingshan.admin, { kind: 'other', name, sort: 0, ...more })).id;
    const one = await unit('坪山街道办', { divisionCode: '440310001' });
    offices = { one, team: await unit('坪山巡查队', { divisionCode: '440310001', parentId: one }), two: await unit('坑梓街道办', { divisionCode: '440310002' }), bureau: await unit('局', {}) };
    for (const [name, unitId] of [['one', offices.one], ['team', offices.team], ['two', offices.two], ['bureau', offices.bureau], ['nowhere', undefined]] as const) {
      people[name] = (await members.create(t.pingshan.admin, { username: `m.${name}`, displayName: name, unitId, initialPassword: 'Anfang-2026' })).id;
    }
    const give = (who: string, role: string, more: object = {}) => assignments.create(t.pingshan.admin, { memberId: people[who] ?? '', role, ...more } as never);
    await give('one', 'street-officer', { unitId: offices.one });
    await give('two', 'street-officer', { unitId: offices.two, unitOnly: true });
    await give('team', 'section-officer', { unitId: offices.one, unitOnly: true });
    await give('bureau', 'leader', { unitId: offices.one });
    await give('nowhere', 'leader');
  }, 60_000);
  afterAll(() => t.db.drop());

  it('given an office of a street, then a street\'s role without a division holds in that street; with unitOnly for its records alone', async () => {
    for (const found of Object.values(await access('m.one'))) expect(found?.grants).toEqual([{ role: 'street-officer', unitId: offices.one, divisionPrefix: '440310001' }]);
    for (const found of Object.values(await access('m.two'))) expect(found?.grants).toEqual([{ role: 'street-officer', unitId: offices.two, divisionPrefix: '440310002', units: [offices.two] }]);
    for (const found of Object.values(await access('m.team'))) expect(found?.grants[0]?.units?.slice().sort()).toEqual([offices.one, offices.team].sort());
    for (const found of Object.values(await access('m.team'))) expect(found?.actor).toMatchObject({ unitId: offices.team });
  });

  it.each(['street-officer', 'community-officer', 'grid-member'] as const)('given a %s without a division, then 400 and not the whole district', async (role) => {
    for (const more of [{}, { unitId: offices.bureau }, { unitId: offices.bureau, unitOnly: true }]) {
      await expect(assignments.create(t.pingshan.admin, { memberId: people.nowhere ?? '', role, ...more })).rejects.toMatchObject({ status: 400, code: 'assignment.scope_wanted', errors: [{ path: 'body.divisionCode' }] });
    }
    await expect(assignments.create(t.pingshan.admin, { memberId: people.nowhere ?? '', role, divisionCode: '440310001', unitOnly: true })).rejects.toMatchObject({ code: 'assignment.unit_wanted', errors: [{ path: 'body.unitId' }] });
  });

  it('given a unit that moves, then what it gives follows at once', async () => {
    const moved = await units.patch(t.pingshan.admin, offices.team, 1, { parentId: offices.two });
    for (const found of Object.values(await access('m.team'))) expect(found?.grants[0]?.units).toEqual([offices.one]);
    for (const found of Object.values(await access('m.two'))) expect(found?.grants[0]?.units?.slice().sort()).toEqual([offices.two, offices.team].sort());
    await units.patch(t.pingshan.admin, offices.team, moved.version, { parentId: offices.one });
    for (const found of Object.values(await access('m.team'))) expect(found?.grants[0]?.units).toHaveLength(2);
  });

  it('given an officer of a street, then he sees the people of its offices, in lists, exports and one by one', async () => {
    const officer = t.pingshan.as({ role: 'street-officer', unitId: null, divisionPrefix: '440310001' });
    expect(await names(officer)).toEqual(['m.one', 'm.team']);
    expect((await list.page(officer, { limit: 1, total: true })).total).toBe(2);
    const { nextCursor } = await list.page(t.pingshan.admin, { limit: 1 });
    expect((await list.page(officer, { limit: 200, cursor: nextCursor ?? '' })).items.every((m) => ['m.one', 'm.team'].includes(m.username))).toBe(true);
    const exported: string[] = [];
    for await (const rows of list.pages(officer, { limit: 50 })) exported.push(...rows.map((m) => m.username));
    expect(exported.sort()).toEqual(['m.one', 'm.team']);
    for (const [name, id] of Object.entries(people)) {
      const got = list.get(officer, id).then((m) => m.displayName, (e: { code: string }) => e.code);
      expect(await got).toBe(['one', 'team'].includes(name) ? name : 'request.not_found');
    }
    // The directory of units stays open to him.
    expect((await units.list(officer, { limit: 200 })).items).toHaveLength(4);
  });

  it('given an admin of a street, then people elsewhere are as unknown as nobody, to every change', async () => {
    const nobody = '01980000-0000-7000-8000-000000000099';
    const calls = [
      (id: string) => members.patch(street1(), id, 1, { displayName: '越界' }), (id: string) => members.disable(street1(), id, 1),
      (id: string) => members.enable(street1(), id, 1), (id: string) => members.resetPassword(street1(), id),
    ];
    for (const call of calls) {
      const problem = async (id: string) => call(id).then(() => 'done', (e: { code: string; params: object }) => [e.code, e.params]);
      for (const out of [people.two, people.bureau, people.nowhere]) expect(await problem(out ?? '')).toEqual(await problem(nobody));
      expect(await problem(nobody)).toEqual(['request.not_found', {}]);
    }
  });

  it('given an admin of a street, then he sees and ends the assignments that hold there, and gives no more than he has', async () => {
    const seen = (await assignments.list(street1(), { limit: 200 })).items;
    expect(seen.map((a) => a.memberName)).toEqual(['one']);
    for (const a of (await assignments.list(t.pingshan.admin, { limit: 200 })).items) {
      const got = await assignments.get(street1(), a.id).then(() => true, (e: { code: string }) => e.code);
      expect(got).toBe(a.memberName === 'one' ? true : 'request.not_found');
      if (got !== true) await expect(assignments.end(street1(), a.id, 1)).rejects.toMatchObject({ code: 'request.not_found' });
    }
  });

  it('given an admin of one office, then assignments held there are in sight, and his to end where they reach no further', async () => {
    const local = t.pingshan.as({ role: 'district-admin', unitId: offices.one, divisionPrefix: null, units: [offices.one, offices.team] });
    const seen = new Map((await assignments.list(local, { limit: 200 })).items.map((a) => [a.memberName, a]));
    expect([...seen.keys()].sort()).toEqual(['bureau', 'one', 'team']);
    for (const wider of ['bureau', 'one']) await expect(assignments.end(local, seen.get(wider)?.id ?? '', 1)).rejects.toMatchObject({ code: 'request.forbidden' });
    const body = { memberId: people.team ?? '', role: 'duty-officer' as const, unitId: offices.team };
    await expect(assignments.create(local, body)).rejects.toMatchObject({ status: 403 });
    const given = await assignments.create(local, { ...body, unitOnly: true });
    await assignments.end(local, given.id, 1);
  });

  it('given clients, then a scoped admin sees and rotates those all of whose rights lie in his scope', async () => {
    const inside = await clients.create(street1(), { name: '街道', roles: ['street-officer'], divisionCode: '440310001', unitId: offices.one, unitOnly: true });
    expect(inside).toMatchObject({ unitId: offices.one, divisionCode: '440310001000', unitOnly: true });
    const wide = await clients.create(t.pingshan.admin, { name: '全区', roles: ['integrator'] });
    expect((await clients.list(street1(), { limit: 50 })).items.map((c) => c.name)).toEqual(['街道']);
    for (const call of [() => clients.get(street1(), wide.id), () => clients.rotateSecret(street1(), wide.id), () => clients.revoke(street1(), wide.id, 1)]) await expect(call()).rejects.toMatchObject({ code: 'request.not_found' });
    await clients.rotateSecret(street1(), inside.id);
    // What it was given beside makes its secret worth more than his.
    await assignments.create(t.pingshan.admin, { memberId: inside.id, role: 'leader' });
    await expect(clients.rotateSecret(street1(), inside.id)).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(clients.create(t.pingshan.admin, { name: '错', roles: ['leader'], unitOnly: true })).rejects.toMatchObject({ code: 'assignment.unit_wanted' });
  });

  it('given any grants, then lists hold exactly what the predicate covers, and what can be got', async () => {
    const { rows: placed } = await t.db.admin.query<Placed>(
      `select m.id, m.unit_id, u.division_code from tenancy.member m left join tenancy.unit u on u.id = m.unit_id where m.tenant_id = $1 and m.kind = 'user' order by m.id`, [t.pingshan.tenantId]);
    const { rows: held } = await t.db.admin.query<Placed>(
      'select id, unit_id, division_code, case when unit_only then unit_id end as only_unit_id from tenancy.assignment where tenant_id = $1 order by id', [t.pingshan.tenantId]);
    const grant = fc.record({
      role: fc.constantFrom('district-admin', 'security-admin', 'leader', 'street-officer', 'enterprise-owner'), unitId: fc.constant(null),
      divisionPrefix: fc.constantFrom(null, '440310', '440310001', '440310002', '440310001001'),
      units: fc.option(fc.subarray(Object.values(offices)), { nil: undefined }),
    });
    const ids = async (pages: Promise<PageOf<{ id: string }>>) => (await pages).items.map((i) => i.id);
    await fc.assert(fc.asyncProperty(fc.array(grant, { maxLength: 3 }), async (grants: Grant[]) => {
      const ctx = t.pingshan.as(...grants);
      const people = placed.filter((p) => memberReach.covers(ctx, 'member.read', p)).map((p) => p.id);
      expect(await ids(list.page(ctx, { limit: 200 }))).toEqual(people);
      const got = await Promise.all(placed.map((p) => list.get(ctx, p.id).then(() => [p.id], () => [])));
      expect(got.flat()).toEqual(people);
      expect(await ids(assignments.list(ctx, { limit: 200 }))).toEqual(held.filter((a) => assignmentReach.covers(ctx, 'assignment.read', a)).map((a) => a.id));
      // Whoever may end an assignment sees it.
      for (const a of held.filter((h) => holdReach.covers(ctx, 'assignment.manage', h))) expect(assignmentReach.covers(ctx, 'assignment.read', a)).toBe(true);
    }), { numRuns: 40 });
  }, 60_000);
});
