import { changeTargetBody, reportTargetBody, targetQuery, type Target } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { csvStream, TodoService } from '@anlan/platform/ledger';
import { text as whole } from 'node:stream/consumers';
import { codeOf } from '../../test/accident-kit';
import { reportKit, type ReportKit } from '../../test/report-kit';
import { targetCsv } from './target.records';
import { targetTodos } from './target.todos';

describe('targets', () => {
  let kit: ReportKit;
  let owner: TenantContext;
  const today = shanghaiDay(new Date());
  const yesterday = addCalendarDays(today, -1);
  beforeAll(async () => {
    kit = await reportKit();
    owner = kit.pingshan.holding([{ role: 'street-officer', unitId: kit.unitId, divisionPrefix: '440310001' }], kit.unitId);
  });
  afterAll(() => kit.close());
  const report = (id: string, version: number, value: number, ctx = owner, more: object = {}): Promise<Target> => kit.targets.report(ctx, id, version, reportTargetBody.parse({ value, asOf: today, note: '本月进展', ...more }));
  const rows = async (query: object, ctx = kit.officer) => (await kit.targetRecords.page(ctx, targetQuery.parse(query))).items;

  it('given a target, when its owner reports and another concludes, then the number says whether it is reached', async () => {
    const { id, number } = await kit.target();
    expect(number).toMatch(/^MB440310-2026-\d{4}$/);
    expect(await kit.targets.change(kit.officer, id, 1, changeTargetBody.parse({ value: 6000 }))).toMatchObject({ value: 6000, met: null, status: 'set' });
    expect(await codeOf(kit.targets.conclude(kit.officer, id, 2, '完成'))).toBe('target.action_not_allowed');
    expect(await report(id, 2, 3200)).toMatchObject({ status: 'in_progress', current: 3200, met: false, allowedActions: ['report'] });
    expect(await codeOf(kit.targets.change(kit.officer, id, 3, { value: 1 }))).toBe('target.begun');
    expect(await codeOf(kit.targets.conclude(kit.officer, id, 3, '完成'))).toBe('target.not_due');
    expect(await codeOf(report(id, 3, 1, owner, { asOf: addCalendarDays(today, 1) }))).toBe('target.day');
    expect(await codeOf(report(id, 2, 1))).toBe('request.stale');
    expect(await report(id, 3, 6100, kit.officer)).toMatchObject({ met: true, progress: [{ value: 3200 }, { value: 6100, figureKey: null }] });
    expect(await codeOf(kit.targets.conclude(kit.officer, id, 4, '完成'))).toBe('target.same_person');
    expect(await kit.targets.conclude(kit.second, id, 4, '完成')).toMatchObject({ status: 'reached', conclusion: '完成', concludedBy: { id: kit.second.actor.id }, allowedActions: ['carry-over'] });
    await expect(kit.db.admin.query('update responsibility.target set concluded_by = reported_by where id = $1', [id])).rejects.toThrow('check constraint');
    await expect(kit.db.admin.query('update responsibility.target set current = 5999 where id = $1', [id])).rejects.toThrow('check constraint');
  });

  it('given what ended, then it is carried over to the next year, once', async () => {
    const { id } = await kit.target({ dueOn: yesterday });
    await report(id, 1, 10);
    expect(await kit.targets.conclude(kit.officer, id, 2, '未完成')).toMatchObject({ status: 'missed' });
    const carry = (version: number) => kit.targets.carryOver(kit.officer, id, version, { value: 5500, dueOn: '2027-12-31', sourceDocument: '2027 年工作要点' });
    const both = await Promise.allSettled([carry(3), carry(3)]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await codeOf(carry(4))).toBe('target.carried_already');
    expect(await rows({ year: 2027 })).toMatchObject([{ carriedFromId: id, value: 5500, year: 2027, name: '开展安全培训', status: 'set', current: null }]);
  });

  it('given a target that reads a figure, then its number comes from there, and from nobody\'s hand', async () => {
    await kit.task(`${today.slice(0, 4)}-01-01`);
    const { id } = await kit.target({ figureKey: 'tasks.completion', value: 90, unit: '%', year: Number(today.slice(0, 4)), dueOn: yesterday });
    expect(await codeOf(report(id, 1, 100))).toBe('target.read_from_figure');
    expect(await codeOf(kit.targets.measure(kit.pingshan.as('section-officer', '440310001'), id, 1))).toBe('report-period.partial');
    expect(await kit.targets.measure(kit.officer, id, 1)).toMatchObject({ status: 'in_progress', current: 0, progress: [{ value: 0, figureKey: 'tasks.completion', asOf: today }] });
    // Nobody reported it: whoever read the figure may say what it comes to.
    expect(await kit.targets.conclude(kit.officer, id, 2, '未达到')).toMatchObject({ status: 'missed' });
    const unknown = await kit.target({ figureKey: 'nothing' });
    expect(await codeOf(kit.targets.measure(kit.officer, unknown.id, 1))).toBe('target.unknown_figure');
    expect(await codeOf(kit.targets.measure(kit.officer, (await kit.target()).id, 1))).toBe('target.no_figure');
  });

  it('given targets, then each number leads to its rows, and the export is the list', async () => {
    const year = 2033;
    const [one, two, , gone] = [await kit.target({ year, dueOn: yesterday }), await kit.target({ year }), await kit.target({ year, dueOn: yesterday, comparison: 'at_most', value: 3 }), await kit.target({ year })];
    await report(one.id, 1, 5000);
    await kit.targets.conclude(kit.officer, one.id, 2, '完成');
    await report(two.id, 1, 1);
    await kit.targets.drop(kit.officer, gone.id, 1, '取消');
    const f = await kit.targetRecords.figures(kit.officer, { year });
    expect(f).toMatchObject({ total: { count: 3 }, open: { count: 2 }, overdue: { count: 1 }, missed: { count: 0 }, reached: { count: 1 }, rate: 1 / 3 });
    for (const cell of [f.total, f.open, f.overdue, f.missed, f.reached]) expect(await rows(cell.filter)).toHaveLength(cell.count);
    expect(await kit.targetRecords.figures(kit.officer, { year: 2034 })).toMatchObject({ total: { count: 0 }, rate: null });
    const all = await rows({ year });
    expect((await whole(csvStream(targetCsv, (async function* () { yield all; })()))).trim().split('\n')).toHaveLength(all.length + 1);
  });

  it('given who is not the owner, or another district, then they do not report, and it is not there', async () => {
    const { id } = await kit.target();
    expect(await codeOf(report(id, 1, 1, kit.street))).toBe('request.forbidden');
    expect(await codeOf(kit.target({}, kit.pingshan.as('section-officer', '440310001')))).toBe('request.forbidden');
    const other = kit.binjiang.as('district-admin');
    expect(await codeOf(kit.targetRecords.get(other, id))).toBe('request.not_found');
    expect(await codeOf(report(id, 1, 1, other))).toBe('request.not_found');
    expect(await codeOf(kit.targets.drop(other, id, 1, '取消'))).toBe('request.not_found');
    expect(await rows({}, other)).toEqual([]);
    expect(await codeOf(kit.target({ ownerUnitId: kit.binjiang.unit('滨江科室') }))).toBe('target.unknown_unit');
    expect(await codeOf(kit.target({ ownerMemberId: newId() }))).toBe('target.unknown_member');
    const fileId = await kit.file(kit.street);
    expect(await codeOf(report(id, 1, 1, owner, { fileIds: [fileId] }))).toBe('target.unknown_file');
    const own = await kit.file(owner);
    await report(id, 1, 1, owner, { fileIds: [own] });
    await expect(kit.targetRecords.file(kit.officer, id, own)).resolves.toMatchObject({ type: 'image/png' });
    expect(await codeOf(kit.targetRecords.file(kit.officer, id, fileId))).toBe('request.not_found');
  });

  it('given what waits, then it is the owner\'s to report, and late; once its day is over another\'s to conclude', async () => {
    const todos = new TodoService(kit.tx, [...targetTodos], async () => (code) => code);
    const { id, number } = await kit.target({ dueOn: yesterday });
    const kinds = async (ctx: TenantContext) => (await todos.page(ctx, { limit: 200 })).items.filter((t) => t.subject.number === number).map((t) => [t.kind, t.urgency]);
    expect([await kinds(owner), await kinds(kit.street)]).toEqual([[['report', 'overdue']], []]);
    await report(id, 1, 1);
    expect([await kinds(kit.second), await kinds(kit.leader)]).toEqual([[['conclude', 'overdue']], []]);
  });
});
