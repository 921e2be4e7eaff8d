import { closeInspectionTourBody, draftInspectionTourBody, feedBackInspectionTourBody, inspectionTourQuery, listItemQuery, stepInspectionTourBody, submitListItemBody, type InspectionTour, type ListItem, type ListKind, type ResponsibilityList } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { csvStream, TodoService } from '@anlan/platform/ledger';
import { codeOf, until } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { text as whole } from 'node:stream/consumers';
import { listKit, type ListKit } from '../../test/list-kit';
import { inspectionTourCsv, InspectionTourRecords } from './inspection-tour.records';
import { InspectionTourService } from './inspection-tour.service';
import { inspectionTourTodos } from './inspection-tour.todos';

describe('inspection tours', () => {
  let kit: ListKit;
  let tours: InspectionTourService;
  let records: InspectionTourRecords;
  let officer: TenantContext;
  let another: TenantContext;
  let leader: TenantContext;
  let auditor: TenantContext;
  let visited: TenantContext;
  let street: TenantContext;
  let elsewhere: TenantContext;
  let other: TenantContext;
  let unit: string;
  let office: string;
  let kind: ListKind;
  const today = shanghaiDay(new Date());
  const ago = (n: number) => addCalendarDays(today, -n);

  beforeAll(async () => {
    kit = await listKit();
    tours = new InspectionTourService(kit.tx, kit.references, kit.numbers, kit.attachments);
    records = new InspectionTourRecords(kit.tx, kit.references, kit.attachments);
    [unit, office] = [kit.pingshan.unit('住建局'), kit.pingshan.unit('组织部')];
    [officer, another, leader, auditor, street, elsewhere] = [kit.pingshan.as('section-officer'), kit.pingshan.as('section-officer'), kit.pingshan.as('leader'), kit.pingshan.as('auditor'), kit.pingshan.as('street-officer', '440310001'), kit.pingshan.as('street-officer', '440310003')];
    visited = kit.pingshan.holding([{ role: 'section-officer', unitId: unit, divisionPrefix: null, units: [unit] }], unit);
    other = kit.binjiang.as('district-admin');
    kind = await kit.adopt('inspection-findings');
  });
  afterAll(() => kit.close());

  const file = async (ctx = officer): Promise<string> => (await kit.attachments.store(ctx, { name: '方案.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('方案')]) }, 1000)).id;
  const draft = async (more: object = {}, ctx = officer): Promise<InspectionTour> => tours.draft(ctx, draftInspectionTourBody.parse({
    name: '第一轮安全生产巡查', year: 2026, level: 'district', targetUnitIds: [unit], targetDivisionCodes: ['440310001'], basis: '区安委会工作要点', fileIds: [await file(ctx)], leader: { name: '区领导' }, members: [{ memberId: another.actor.memberId }], bodies: [{ unitId: office }, { name: '纪委监委' }], stayFrom: ago(40), stayTo: ago(20), ...more,
  }));
  const on = (n: number, more: object = {}) => stepInspectionTourBody.parse({ on: ago(n), ...more });
  const told = async (more: object = {}) => feedBackInspectionTourBody.parse({ on: ago(10), leftOn: ago(20), rectifyBy: addCalendarDays(today, 30), fileIds: [await file()], ...more });
  const conclude = (more: object = {}) => closeInspectionTourBody.parse({ on: today, conclusion: '问题全部整改到位', ...more });
  const stationed = async (more: object = {}): Promise<InspectionTour> => {
    const { id } = await draft(more);
    await tours.approve(leader, id, 1, on(45));
    return tours.station(officer, id, 2, on(40));
  };
  const rectifying = async (list: ResponsibilityList, more: object = {}): Promise<InspectionTour> => {
    const { id } = await stationed(more);
    await tours.feedBack(officer, id, 3, await told({ listId: list.id }));
    return tours.rectify(officer, id, 4, on(9));
  };
  const finding = (content: string) => ({ content, ownerUnitId: unit, dueDay: '2035-12-31', evidenceWanted: '整改报告' });
  const itemsOf = async (listId: string): Promise<ListItem[]> => (await kit.records.page(officer, listItemQuery.parse({ listId, limit: '200' }))).items;
  const closed = async (i: ListItem): Promise<void> => {
    const { version } = await kit.items.submit(officer, i.id, i.version, submitListItemBody.parse({ report: '已整改', evidence: [{ description: '报告' }] }));
    await kit.items.close(another, i.id, version, '属实');
  };
  const rows = async (query: object, ctx = officer) => (await records.page(ctx, inspectionTourQuery.parse({ limit: 200, ...query }))).items;

  it('given a tour, when its plan is approved and its group enters, feeds back and hands over, then it closes once every finding is closed, by another than its drafter', async () => {
    const made = await draft({ fileIds: [] });
    expect(made).toMatchObject({ number: expect.stringMatching(/^XC440310-2026-\d{4}$/), status: 'drafted', targetUnits: [{ id: unit, name: '住建局' }], targetDivisions: [{ code: '440310001000', name: '坪山街道' }], leader: { memberId: null, name: '区领导' }, members: [{ name: another.actor.name }], bodies: [{ name: '组织部' }, { unitId: null, name: '纪委监委' }], allowedActions: ['cancel'] });
    const { id } = made;
    expect(await codeOf(tours.approve(leader, id, 1, on(45)))).toBe('inspection-tour.no_plan');
    await tours.change(officer, id, 1, { fileIds: [await file()], name: '2026 年第一轮安全生产巡查' });
    expect(await tours.approve(leader, id, 2, on(45))).toMatchObject({ status: 'approved', approvedBy: { id: leader.actor.id }, approvedOn: ago(45), name: '2026 年第一轮安全生产巡查' });
    expect(await codeOf(tours.change(officer, id, 3, { name: '改' }))).toBe('inspection-tour.begun');
    expect(await codeOf(tours.station(officer, id, 3, on(46)))).toBe('inspection-tour.day');
    expect(await codeOf(tours.station(officer, id, 3, on(-1)))).toBe('inspection-tour.day');
    const both = await Promise.allSettled([tours.station(officer, id, 3, on(40)), tours.station(another, id, 3, on(39))]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await codeOf(tours.feedBack(officer, id, 3, await told()))).toBe('request.stale');
    expect(await codeOf(tours.feedBack(officer, id, 4, await told({ leftOn: ago(41) })))).toBe('inspection-tour.left');
    expect(await tours.feedBack(officer, id, 4, await told({ documentNumber: '坪安巡〔2026〕1 号' }))).toMatchObject({ status: 'fed_back', leftOn: ago(20), fedBackOn: ago(10), documentNumber: '坪安巡〔2026〕1 号', list: null });
    expect(await codeOf(tours.cancel(officer, id, 5, '不再开展'))).toBe('inspection-tour.action_not_allowed');
    const list = await kit.issued(kit.pingshan, kind, [finding('责任制未落实'), finding('隐患未闭环')]);
    expect(await codeOf(tours.rectify(officer, id, 5, on(9)))).toBe('inspection-tour.list_not_issued');
    expect(await tours.nameList(officer, id, 5, list.id)).toMatchObject({ status: 'fed_back', list: { id: list.id, number: list.number, total: 2, closed: 0 } });
    expect(await codeOf(tours.close(another, id, 6, conclude()))).toBe('inspection-tour.findings_open');
    expect(await tours.rectify(officer, id, 6, on(9))).toMatchObject({ status: 'rectifying', allowedActions: [] });
    expect(await codeOf(tours.nameList(officer, id, 7, list.id))).toBe('inspection-tour.list_kept');
    const [one, two] = await itemsOf(list.id);
    await closed(one as ListItem);
    expect(await codeOf(tours.close(another, id, 7, conclude()))).toBe('inspection-tour.findings_open');
    await closed(two as ListItem);
    expect((await records.get(another, id)).allowedActions).toEqual(['close']);
    expect(await codeOf(tours.close(officer, id, 7, conclude()))).toBe('inspection-tour.own_tour');
    const r = await tours.close(another, id, 7, conclude());
    expect(r).toMatchObject({ status: 'closed', closedBy: { id: another.actor.id }, conclusion: '问题全部整改到位', list: { total: 2, closed: 2 }, allowedActions: [] });
    expect(r.stages.map((s) => [s.action, s.to])).toEqual([['approve', 'approved'], ['station', 'stationed'], ['feed-back', 'fed_back'], ['name-list', 'fed_back'], ['rectify', 'rectifying'], ['close', 'closed']]);
    const { rows: sent } = await kit.db.admin.query<{ type: string }>('select type from responsibility.outbox where subject = $1 order by seq', [`inspection_tours/${id}`]);
    expect(sent.map((x) => x.type.split('.')[3])).toEqual(['drafted', 'changed', 'approved', 'stationed', 'fed_back', 'list_named', 'rectification_begun', 'closed']);
  });

  it('given who drafted or changed a plan, or whom it visits, then he does not approve it, and the database holds that too', async () => {
    const admin = kit.pingshan.as('district-admin');
    const { id } = await draft({}, admin);
    expect(await codeOf(tours.approve(admin, id, 1, on(45)))).toBe('inspection-tour.same_person');
    expect(await codeOf(tours.approve(officer, id, 1, on(45)))).toBe('request.forbidden');
    const second = kit.pingshan.as('district-admin');
    await tours.change(second, id, 1, { basis: '区安委会年度要点' });
    expect(await codeOf(tours.approve(second, id, 2, on(45)))).toBe('inspection-tour.same_person');
    const chief = kit.pingshan.holding([{ role: 'leader', unitId: null, divisionPrefix: null }], unit);
    expect(await codeOf(tours.approve(chief, id, 2, on(45)))).toBe('inspection-tour.own_unit');
    await tours.approve(leader, id, 2, on(45));
    await tours.station(officer, id, 3, on(40));
    await tours.feedBack(officer, id, 4, await told());
    expect(await codeOf(tours.close(admin, id, 5, conclude()))).toBe('inspection-tour.own_tour');
    const broken = (set: string) => kit.db.admin.query(`update responsibility.inspection_tour set ${set} where id = '${id}'`);
    const done = "status = 'closed', closed_by_name = 'x', closed_on = '2026-12-31', conclusion = 'x'";
    for (const set of ['approved_by = authors[1]', 'approved_by = authors[2]', 'approved_by = null', `${done}, closed_by = drafted_by`, done, "status = 'rectifying'", "status = 'cancelled'", "left_on = '2000-01-01'", "stay_to = '2000-01-01'", "target_unit_ids = '{}', target_division_codes = '{}'"]) await expect(broken(set)).rejects.toThrow('check constraint');
    // Nothing was found: it closes without a list.
    expect(await tours.close(officer, id, 5, conclude({ conclusion: '未发现问题' }))).toMatchObject({ status: 'closed', list: null });
  });

  it('given a list of another kind, of another district or that is gone, then it is no list of findings; and findings go on in the edition that takes its place', async () => {
    const { id } = await stationed();
    const name = async (listId: string) => codeOf(tours.feedBack(officer, id, 3, await told({ listId })));
    const tasks = await kit.issued(kit.pingshan, await kit.adopt('yearly-key-tasks'), [finding('开展宣传')]);
    const theirs = await kit.draft(other, await kit.adopt('inspection-findings', kit.binjiang), []);
    const gone = await kit.draft(officer, kind, []);
    await kit.lists.withdraw(officer, gone.id, 1);
    expect([await name(tasks.id), await name(theirs.id), await name(newId()), await name(gone.id)]).toEqual(['inspection-tour.wrong_list', 'inspection-tour.unknown_list', 'inspection-tour.unknown_list', 'inspection-tour.wrong_list']);
    const list = await kit.issued(kit.pingshan, kind, [finding('责任制未落实')]);
    await tours.feedBack(officer, id, 3, await told({ listId: list.id }));
    const before = await tours.rectify(officer, id, 4, on(9));
    const { revisionId } = await kit.lists.revise(officer, list.id, 4);
    expect((await records.get(officer, id)).list).toMatchObject({ id: list.id, total: 1 });
    await kit.lists.submit(officer, revisionId ?? '', 1);
    await kit.lists.approve(leader, revisionId ?? '', 2, '同意');
    await kit.lists.issue(officer, revisionId ?? '', 3, { documentNumber: '2 号', issuedOn: today });
    const after = await records.get(officer, id);
    expect(after).toMatchObject({ list: { id: revisionId, total: 1, closed: 0, status: 'issued' }, version: before.version + 1 });
    expect(await codeOf(tours.close(another, id, after.version, conclude()))).toBe('inspection-tour.findings_open');
    // Repealed, it may be named anew.
    await kit.lists.repeal(leader, revisionId ?? '', 4, '另行印发');
    const next = await kit.draft(officer, kind, []);
    expect(await tours.nameList(officer, id, after.version, next.id)).toMatchObject({ status: 'rectifying', list: { id: next.id, total: 0 } });
  });

  it('given a list that is being changed, when its tour is closed at the same moment, then the tour waits, and a finding that is open by then holds it', async () => {
    const list = await kit.issued(kit.pingshan, kind, [finding('责任制未落实')]);
    const { id, version } = await rectifying(list);
    await closed((await itemsOf(list.id))[0] as ListItem);
    const { admin } = kit.db;
    await admin.query('begin');
    await admin.query('select 1 from responsibility.responsibility_list where id = $1 for update', [list.id]);
    let settled = false;
    const closing = tours.close(another, id, version, conclude()).then((r) => r.status, (x: { code: string }) => x.code).finally(() => (settled = true));
    await until('the closing to wait', async () => settled || (await admin.query<{ n: number }>('select count(*)::int as n from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())')).rows[0]?.n === 1);
    await admin.query("update responsibility.list_item set status = 'submitted', closed_by = null, closed_by_name = null, closed_at = null where list_id = $1", [list.id]);
    await admin.query('commit');
    expect(await closing).toBe('inspection-tour.findings_open');
  });

  it('given whom a tour names, then its group and whom it visits see it; others and other districts do not, and nobody of them moves it', async () => {
    const { id, fileIds } = await draft();
    const member = kit.pingshan.holding([{ role: 'street-officer', unitId: office, divisionPrefix: '440310003' }], office);
    for (const ctx of [elsewhere, other]) expect(await codeOf(records.get(ctx, id))).toBe('request.not_found');
    for (const ctx of [member, visited, street]) expect((await rows({}, ctx)).map((x) => x.id)).toContain(id);
    for (const ctx of [leader, member, visited, street]) expect(await records.get(ctx, id)).toMatchObject({ status: 'drafted' });
    await tours.approve(leader, id, 1, on(45));
    for (const ctx of [visited, street]) {
      expect(await records.get(ctx, id)).toMatchObject({ status: 'approved', allowedActions: [] });
      expect((await rows({ q: '第一轮' }, ctx)).map((x) => x.id)).toContain(id);
      expect(await codeOf(tours.station(ctx, id, 2, on(40)))).toBe('request.forbidden');
    }
    expect(await codeOf(records.get(elsewhere, id))).toBe('request.not_found');
    expect((await rows({}, elsewhere)).map((x) => x.id)).not.toContain(id);
    expect(await rows({}, other)).toEqual([]);
    expect(await codeOf(tours.station(other, id, 2, on(40)))).toBe('request.not_found');
    expect(await codeOf(tours.station(elsewhere, id, 2, on(40)))).toBe('request.not_found');
    expect(await codeOf(tours.station(auditor, id, 2, on(40)))).toBe('request.not_found');
    const theirs = await file(street);
    await expect(records.file(visited, id, fileIds[0] ?? '')).resolves.toMatchObject({ type: 'image/png' });
    expect(await codeOf(records.file(officer, id, theirs))).toBe('request.not_found');
    expect(await codeOf(records.file(other, id, fileIds[0] ?? ''))).toBe('request.not_found');
    expect(await codeOf(draft({}, street))).toBe('request.forbidden');
    expect(await codeOf(draft({}, visited))).toBe('request.forbidden');
    expect(await codeOf(draft({ targetUnitIds: [kit.binjiang.unit('滨江住建')] }))).toBe('inspection-tour.unknown_unit');
    expect(await codeOf(draft({ targetDivisionCodes: ['330108001'] }))).toBe('inspection-tour.unknown_division');
    expect(await codeOf(draft({ leader: { memberId: other.actor.memberId } }))).toBe('inspection-tour.unknown_member');
    expect(await codeOf(draft({ fileIds: [newId()] }))).toBe('inspection-tour.unknown_file');
    expect(await codeOf(draft({ targetUnitIds: [], targetDivisionCodes: [] }))).toBe('inspection-tour.no_target');
    expect(await codeOf(draft({ stayTo: ago(41) }))).toBe('inspection-tour.stay');
    expect(draftInspectionTourBody.safeParse({ name: 'x', year: 2026, level: 'district', basis: 'x', leader: {}, stayFrom: today, stayTo: today }).success).toBe(false);
    expect(await tours.cancel(officer, id, 2, '与市级巡查合并')).toMatchObject({ status: 'cancelled', reason: '与市级巡查合并' });
  });

  it('given tours of a year, then each number leads to its rows, and the export is the list', async () => {
    const year = 2033;
    const list = await kit.issued(kit.pingshan, kind, [finding('一'), finding('二'), finding('三')]);
    await rectifying(list, { year });
    await closed((await itemsOf(list.id))[0] as ListItem);
    await stationed({ year, level: 'city', targetUnitIds: [unit, office], targetDivisionCodes: [] });
    await draft({ year });
    const dropped = await stationed({ year });
    await tours.cancel(officer, dropped.id, dropped.version, '不再开展');
    const f = await records.figures(officer, { year });
    expect(f).toMatchObject({ year, tours: { count: 2 }, targets: { count: 3 }, findings: { count: 3 }, closed: { count: 1 }, rate: 1 / 3, stages: { drafted: { count: 1 }, stationed: { count: 1 }, rectifying: { count: 1 }, cancelled: { count: 1 } } });
    expect(f.byTarget.map((t) => [t.name, t.tours.count])).toEqual([['住建局', 2], ...[['坪山街道', 1], ['组织部', 1]].sort(([a], [b]) => String(a).localeCompare(String(b)))]);
    for (const cell of [f.tours, ...f.byTarget.map((t) => t.tours), ...Object.values(f.stages)]) expect(await rows(cell.filter)).toHaveLength(cell.count);
    for (const cell of [f.findings, f.closed]) expect((await kit.records.page(officer, listItemQuery.parse({ limit: '200', ...cell?.filter }))).items).toHaveLength(cell?.count ?? -1);
    // A unit sees the tours that name it, and what of the findings is its own to see; who may see no list is told no number of them; who audits the system sees no tours.
    expect(await records.figures(street, { year })).toMatchObject({ tours: { count: 1 } });
    const blind = { ...officer, permissions: new Set([...officer.permissions].filter((p) => p !== 'responsibility-list.read')) };
    expect(await records.figures(blind, { year })).toMatchObject({ tours: { count: 2 }, findings: null, closed: null, rate: null });
    expect(await records.figures(auditor, { year })).toMatchObject({ tours: { count: 0 } });
    expect(await records.figures(officer, { year: 2034 })).toMatchObject({ tours: { count: 0 }, findings: { count: 0 }, rate: null });
    expect(await records.figures(other, { year })).toMatchObject({ tours: { count: 0 }, targets: { count: 0 }, findings: { count: 0 } });
    const [byLevel, byUnit, byStatus] = [await rows({ year, level: 'city' }), await rows({ year, targetUnitId: office }), await rows({ year, status: 'drafted,cancelled' })];
    expect([byLevel.length, byUnit.length, byStatus.length]).toEqual([1, 1, 2]);
    const all = await rows({ year });
    expect((await whole(csvStream(inspectionTourCsv, (async function* () { yield all; })()))).trim().split('\n')).toHaveLength(all.length + 1);
  });

  it('given what waits, then it is another\'s to approve, the sections\' to enter, feed back and hand over, and another\'s to close', async () => {
    const todos = new TodoService(kit.tx, [inspectionTourTodos], async () => (code) => code);
    const { id, number } = await draft();
    const kinds = async (ctx: TenantContext) => (await todos.page(ctx, { limit: 200 })).items.filter((t) => t.subject.number === number).map((t) => [t.kind, t.urgency]);
    const admin = kit.pingshan.as('district-admin');
    expect([await kinds(leader), await kinds(admin), await kinds(officer), await kinds(visited)]).toEqual([[['approve', 'overdue']], [['approve', 'overdue']], [], []]);
    await tours.change(admin, id, 1, { basis: '要点' });
    expect(await kinds(admin)).toEqual([]);
    await tours.approve(leader, id, 2, on(45));
    expect([await kinds(officer), await kinds(leader), await kinds(visited)]).toEqual([[['station', 'overdue']], [], []]);
    await kit.db.admin.query('update responsibility.inspection_tour set stay_from = $2, stay_to = $2 where id = $1', [id, addCalendarDays(today, 8)]);
    expect(await kinds(officer)).toEqual([]);
    await tours.station(officer, id, 3, on(40));
    expect(await kinds(officer)).toEqual([]);
    await kit.db.admin.query('update responsibility.inspection_tour set stay_from = $2, stay_to = $2 where id = $1', [id, addCalendarDays(today, 3)]);
    expect(await kinds(officer)).toEqual([['feed-back', 'soon']]);
    await tours.feedBack(officer, id, 4, await told());
    expect(await kinds(officer)).toEqual([['name-list', 'later']]);
    const list = await kit.issued(kit.pingshan, kind, [finding('责任制未落实')]);
    await tours.nameList(officer, id, 5, list.id);
    expect(await kinds(officer)).toEqual([['rectify', 'later']]);
    await tours.rectify(officer, id, 6, on(0));
    expect([await kinds(officer), await kinds(another)]).toEqual([[], []]);
    await closed((await itemsOf(list.id))[0] as ListItem);
    expect([await kinds(officer), await kinds(another)]).toEqual([[], [['close', 'later']]]);
  });
});
