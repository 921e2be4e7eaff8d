import { hazardQuery, registerSubjectBody, reportHazardBody, statisticsQuery, type Hazard, type HazardAction } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { codeOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import type { Bodies } from './hazard.steps';

const community = '440310001001';
const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const requirements = { responsibility: '张三（总经理）', measures: '停产并清理', funds: '五万元，已到位', timeLimit: '三十日内', plan: '现场处置方案' };

describe('a hazard, whole', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let officer: TenantContext;
  let owner: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    [admin, officer, owner] = [kit.pingshan.as('district-admin'), kit.pingshan.as('enforcement-officer'), kit.pingshan.as('enterprise-owner')];
  });
  afterAll(() => kit.close());
  const report = (more: object = {}, ctx = admin): Promise<Hazard> => kit.hazards.report(ctx, reportHazardBody.parse({ title: '通道堆物', source: 'patrol', divisionCode: community, ...more }));
  const act = <A extends HazardAction>(who: TenantContext, h: Hazard, action: A, body: Bodies[A]): Promise<Hazard> => kit.hazards.act(who, h.id, h.version, action, body);
  const found = async (filter: object, ctx = admin): Promise<string[]> => (await kit.list.page(ctx, hazardQuery.parse({ limit: '200', ...filter }))).items.map((h) => h.id);
  const figures = (filter: object = {}, ctx = admin) => kit.statistics.of(ctx, statisticsQuery.parse(filter));
  const events = async (id: string): Promise<string[]> =>
    (await kit.db.admin.query<{ type: string; sequence: string }>('select type, sequence from enforcement.outbox where subject = $1 order by seq', [`hazards/${id}`])).rows.map((r) => `${r.type.split('.')[3]}@${r.sequence}`);
  const assigned = async (more: object = {}): Promise<Hazard> => act(admin, await report({ dueAt: later(5), ...more }), 'assign', { memberId: owner.actor.memberId as string });
  const rectified = async (more: object = {}): Promise<Hazard> => act(owner, await act(owner, await assigned(more), 'start', {}), 'submit', { evidence: ['已清理'] });

  it('given what was put right on the spot, then its report closes it, in history, events and numbers; only somebody else re-opens it', async () => {
    const grid = kit.pingshan.as('grid-member', community);
    const evidence = [{ description: '堆放纸箱', phase: 'before' }, { description: '已清空', phase: 'after' }];
    const closed = await report({ rectification: 'on_the_spot', evidence }, grid);
    expect(closed).toMatchObject({ status: 'closed', version: 2, closedAt: closed.reportedAt });
    expect((await kit.records.history(grid, closed.id)).items.map((i) => [i.action, i.from, i.to, i.version])).toEqual([['report', null, 'reported', 1], ['close', 'reported', 'closed', 2]]);
    expect(await events(closed.id)).toEqual(['reported@1', 'closed@2']);
    const open = await report({ rectification: 'on_the_spot' }, grid);
    expect(open).toMatchObject({ status: 'reported', version: 1 });
    const spots = await figures({ by: 'rectification,status', rectification: 'on_the_spot' });
    expect(spots).toMatchObject({ total: 2, closed: 1, rectificationRate: '50.00 %' });
    for (const item of spots.items) expect((await found(item.filter)).length).toBe(item.count);
    const verifier = { ...officer, actor: { ...officer.actor, id: grid.actor.id } };
    expect(await codeOf(act(verifier, closed, 'reopen', { cause: 'sampling', reason: '又堆上了' }))).toBe('hazard.same_person');
    const again = await act(officer, closed, 'reopen', { cause: 'sampling', reason: '又堆上了', evidence: ['现场照片'], dueAt: later(2) });
    expect(again).toMatchObject({ status: 'reported', reopened: 1, closedAt: null, version: 3 });
    expect(await events(closed.id)).toEqual(['reported@1', 'closed@2', 'reopened@3']);
    expect(await found({ reopened: 'true' })).toEqual([closed.id]);
    expect(await figures({ rectification: 'on_the_spot' })).toMatchObject({ total: 2, closed: 0 });
  });

  it('given who rectifies asks for more time, then an officer answers: refused, the deadline stays; approved, it is the new one', async () => {
    const h = await assigned();
    const asked = await act(owner, h, 'request-extension', { dueAt: later(10), reason: '配件未到货' });
    expect(asked).toMatchObject({ dueAt: h.dueAt, extension: { reason: '配件未到货', by: { name: owner.actor.name } } });
    expect(asked.allowedActions).not.toContain('request-extension');
    expect(await found({ extensionRequested: 'true' })).toEqual([h.id]);
    expect((await kit.todos.page(officer, { kind: ['decide-extension'], limit: 10 })).items.map((t) => t.subject.id)).toEqual([h.id]);
    expect(await codeOf(act(kit.pingshan.as('street-officer', '440310003000'), asked, 'decide-extension', { result: 'approved' }))).toBe('request.not_found');
    const refused = await act(officer, asked, 'decide-extension', { result: 'refused', reason: '可在本地购买' });
    expect(refused).toMatchObject({ dueAt: h.dueAt, extension: null });
    const second = await act(owner, refused, 'request-extension', { dueAt: later(12), reason: '停工检修' });
    const approved = await act(officer, second, 'decide-extension', { result: 'approved' });
    expect(approved).toMatchObject({ dueAt: second.extension?.dueAt, extension: null });
    expect(await events(h.id)).toEqual(['reported@1', 'assigned@2', 'extension_requested@3', 'extension_refused@4', 'extension_requested@5', 'extended@6']);
    expect((await kit.todos.page(officer, { kind: ['decide-extension'], limit: 10 })).items).toEqual([]);
  });

  it('given an enterprise and a department, then each side closes by itself, the hazard with the second, and the rate counts both', async () => {
    expect((await figures({ month: '2001-01' })).dual).toEqual({ total: 0, closed: 0, rate: '—' });
    const bureau = kit.pingshan.unit('工业和信息化局');
    const member = kit.pingshan.holding([{ role: 'section-officer', unitId: bureau, divisionPrefix: null, units: [bureau] }], bureau);
    let h = await act(admin, await rectified({ category: '双重' }), 'assign-department', { unitId: bureau });
    const other = await act(admin, await rectified({ category: '双重' }), 'assign-department', { unitId: bureau });
    expect(h.department).toEqual({ unitId: bureau, memberId: null, name: '工业和信息化局', unitName: '工业和信息化局', status: 'assigned' });
    expect((await kit.todos.page(member, { kind: ['submit-department'], limit: 10 })).items.map((t) => t.subject.id).sort()).toEqual([h.id, other.id].sort());
    h = await act(officer, h, 'verify', { result: 'accepted' });
    expect(h).toMatchObject({ status: 'rectified', enterpriseAcceptedAt: expect.any(String) as string, closedAt: null });
    expect(h.allowedActions).not.toContain('verify');
    expect((await kit.todos.page(officer, { kind: ['verify'], limit: 50 })).items.map((t) => t.subject.id)).not.toContain(h.id);
    h = await act(member, h, 'submit-department', { evidence: ['已约谈并督促'] });
    expect(await codeOf(act(member, h, 'verify-department', { result: 'accepted' }))).toBe('hazard.same_person');
    h = await act(officer, h, 'verify-department', { result: 'accepted' });
    expect(h).toMatchObject({ status: 'closed', department: { status: 'accepted' } });
    expect(await events(h.id)).toEqual(expect.arrayContaining(['department_assigned@5', 'accepted@6', 'department_submitted@7', 'closed@8']));
    const { dual } = await figures({ category: '双重' });
    expect(dual).toEqual({ total: 2, closed: 1, rate: '50.00 %' });
    expect(await found({ category: '双重', dual: 'true' })).toEqual([other.id, h.id]);
    expect(await found({ category: '双重', dual: 'true', status: 'closed' })).toEqual([h.id]);
    expect((await figures({}, kit.binjiang.as('district-admin'))).dual.total).toBe(0);
  });

  it('given a major hazard, then it closes only when it is listed and an expert agrees, and comes off the list after that', async () => {
    let h = await rectified({ level: 'major' });
    expect(await codeOf(act(officer, h, 'verify', { result: 'accepted' }))).toBe('hazard.supervision_wanted');
    expect(await codeOf(act(kit.pingshan.as('street-officer', '440310001000'), h, 'list-supervision', { requirements }))).toBe('hazard.out_of_scope');
    h = await act(officer, h, 'list-supervision', { requirements });
    expect(h.supervision).toMatchObject({ requirements, opinion: null, unlistedAt: null });
    expect(await found({ supervised: 'true' })).toEqual([h.id]);
    h = await act(officer, h, 'give-opinion', { expert: '王五（市专家库）', opinion: '尚有一处未改', agrees: false });
    expect(await codeOf(act(officer, h, 'verify', { result: 'accepted' }))).toBe('hazard.supervision_wanted');
    h = await act(officer, h, 'give-opinion', { expert: '王五（市专家库）', opinion: '已消除', agrees: true });
    expect(await codeOf(act(officer, h, 'unlist', { reason: '早了' }))).toBe('hazard.unlist_open');
    h = await act(officer, h, 'verify', { result: 'accepted' });
    h = await act(officer, h, 'unlist', { reason: '治理完成' });
    expect(h).toMatchObject({ status: 'closed', supervision: { opinion: { agrees: true }, unlistedAt: expect.any(String) as string } });
    expect(await found({ supervised: 'true' })).toEqual([]);
    expect(await events(h.id)).toEqual(expect.arrayContaining(['listed@5', 'opinion_given@6', 'opinion_given@7', 'closed@8', 'unlisted@9']));
  });

  it('given a transfer, then the unit that takes it on finds it and assigns it, and other units do not', async () => {
    const [gas, other] = [kit.pingshan.unit('燃气管理中心'), kit.pingshan.unit('水务局')];
    const of = (unit: string) => kit.pingshan.holding([{ role: 'section-officer', unitId: unit, divisionPrefix: null, units: [unit] }], unit);
    const h = await assigned();
    expect(await found({ q: h.number }, of(gas))).toEqual([]);
    const moved = await act(admin, h, 'transfer', { unitId: gas, reason: '属燃气管理职责' });
    expect(moved).toMatchObject({ status: 'reported', assignee: null, ownerUnit: { id: gas, name: '燃气管理中心' } });
    expect(await found({ ownerUnitId: gas }, of(gas))).toEqual([h.id]);
    expect(await codeOf(act(of(other), moved, 'assign', {}))).toBe('request.not_found');
    expect(await act(of(gas), moved, 'assign', { memberId: owner.actor.memberId as string })).toMatchObject({ status: 'assigned' });
    const there = kit.binjiang.unit('滨江某局');
    expect(await codeOf(act(admin, await report(), 'transfer', { unitId: there, reason: 'x' }))).toBe('hazard.unknown_unit');
  });

  it('given the same item at the same subject within the district\'s period, then the later one names the earlier; beyond it, or elsewhere, none', async () => {
    const subject = async (name: string) => (await kit.subjects.register(admin, registerSubjectBody.parse({ kind: 'enterprise', name, address: 'x', noCreditCodeReason: '筹建', divisionCode: community }))).id;
    const [one, two] = [await subject('甲厂'), await subject('乙厂')];
    const first = await report({ subjectId: one, checkItem: 'XF-03', category: '消防安全' });
    const second = await report({ subjectId: one, checkItem: 'XF-03' });
    expect([first.recurrenceOf, second.recurrenceOf]).toEqual([null, first.id]);
    expect((await report({ subjectId: one, checkItem: 'XF-04', category: '消防安全' })).recurrenceOf).toBeNull();
    expect((await report({ subjectId: two, checkItem: 'XF-03' })).recurrenceOf).toBeNull();
    expect((await report({ subjectId: two, category: '用电安全' })).recurrenceOf).toBeNull();
    const byCategory = await report({ subjectId: two, category: '用电安全' });
    expect(byCategory.recurrenceOf).not.toBeNull();
    expect((await found({ recurrent: 'true' })).sort()).toEqual([second.id, byCategory.id].sort());
    await kit.db.admin.query("update enforcement.hazard set reported_at = reported_at - interval '400 days' where subject_id = $1", [one]);
    expect((await report({ subjectId: one, checkItem: 'XF-03' })).recurrenceOf).toBeNull();
  });

  it('given days past the deadline, then the reminder rises from community to street to district, each once, whoever sweeps; urged, it is nobody\'s to do', async () => {
    const tenant = { tenantId: kit.pingshan.id, slug: '440310', tenantKind: 'district' as const };
    const h = await assigned({ dueAt: later(1) });
    const late = (days: number) => kit.db.admin.query("update enforcement.hazard set due_at = now() - make_interval(days => $2, mins => 1) where id = $1", [h.id, days]);
    const level = async () => (await kit.records.get(admin, h.id)).escalation;
    const [inCommunity, inStreet] = [kit.pingshan.as('community-officer', community), kit.pingshan.as('street-officer', '440310001000')];
    const urges = async (ctx: TenantContext) => (await kit.todos.page(ctx, { kind: ['urge'], limit: 10 })).items.map((t) => t.subject.id);
    await late(0);
    await kit.deadlines.sweep(tenant);
    expect([await level(), await urges(inCommunity)]).toEqual([null, []]);
    await late(1);
    await kit.deadlines.sweep(tenant);
    await kit.deadlines.sweep(tenant);
    expect([await level(), await urges(inCommunity), await urges(inStreet)]).toEqual(['community', [h.id], []]);
    // Nobody swept for a week: the street is told before the district, once each.
    await late(8);
    await Promise.all([kit.deadlines.sweep(tenant), kit.deadlines.sweep(tenant)]);
    await kit.deadlines.sweep(tenant);
    expect([await level(), await urges(inStreet), await urges(officer)]).toEqual(['district', [h.id], [h.id]]);
    expect((await events(h.id)).filter((e) => /escalated|overdue/.test(e))).toEqual(['overdue@3', 'escalated@4', 'escalated@5', 'escalated@6']);
    expect(await found({ escalation: 'district' })).toEqual([h.id]);
    await act(inStreet, await kit.records.get(inStreet, h.id), 'urge', { note: '今日内完成' });
    expect([await urges(inStreet), await urges(officer)]).toEqual([[], []]);
    const extended = await act(officer, await kit.records.get(admin, h.id), 'extend', { dueAt: later(3), reason: '重新核定' });
    expect(extended).toMatchObject({ escalation: null, overdue: false });
  });

  it('given another district, then none of it is in sight or in reach', async () => {
    const there = kit.binjiang.as('district-admin');
    const h = await assigned();
    for (const [action, body] of Object.entries({ transfer: { unitId: h.id, reason: 'x' }, 'list-supervision': { requirements }, urge: {}, 'request-extension': { dueAt: later(9), reason: 'x' } })) {
      expect(await codeOf(kit.hazards.act(there, h.id, h.version, action as HazardAction, body as never))).toBe('request.not_found');
    }
    for (const filter of [{ dual: 'true' }, { supervised: 'true' }, { reopened: 'true' }, { recurrent: 'true' }, { extensionRequested: 'true' }]) expect(await found(filter, there)).toEqual([]);
  });
});
