import { accidentFiguresQuery, accidentMeasureQuery, accidentQuery, addMeasureBody, assessMeasureBody, measureFiguresQuery, reportMeasureBody, type AccidentDetail } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { TodoService } from '@anlan/platform/ledger';
import { Readable } from 'node:stream';
import { accidentKit, codeOf, type AccidentKit } from '../../test/accident-kit';
import { accidentTodos } from './accident.todos';

const today = shanghaiDay(new Date());
const year = today.slice(0, 4);

describe('the look-back at an accident: its plan, what units report, what was carried out', () => {
  let k: AccidentKit;
  let todos: TodoService;
  /** of the unit that is responsible, elsewhere in the district */
  let unit: TenantContext;
  beforeAll(async () => {
    k = await accidentKit();
    todos = new TodoService(k.kit.tx, accidentTodos, async () => (code) => code);
    unit = k.kit.pingshan.holding([{ role: 'street-officer', unitId: k.unitId, divisionPrefix: '440310003' }], k.unitId);
  });
  afterAll(() => k.kit.close());
  const add = (a: AccidentDetail, more: object = {}) => k.measures.add(k.officer, addMeasureBody.parse({ accidentId: a.id, measure: '全面排查', responsible: '某街道办', unitId: k.unitId, dueOn: '2035-01-01', ...more }));
  const said = (more: object = {}) => reportMeasureBody.parse({ report: '已全部更换', doneOn: today, ...more });
  const found = (more: object = {}) => assessMeasureBody.parse({ result: 'yes', evidence: '现场核查', ...more });
  const kinds = async (ctx: TenantContext, id: string) => (await todos.page(ctx, { limit: 200 })).items.filter((t) => t.subject.id === id).map((t) => t.kind);
  const upload = async (ctx: TenantContext) => (await k.kit.attachments.store(ctx, { name: '照片.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('照片')]) }, 1000)).id;

  it('given a measure of a unit, when its people report, then nobody else does, nobody assesses his own report, and each has his to-do', async () => {
    const a = await k.rectifying();
    const m = await add(a);
    expect([m.allowedActions, await kinds(unit, m.id), await kinds(k.second, m.id)]).toEqual([[], ['report'], []]);
    expect(await codeOf(k.measures.report(k.officer, m.id, 1, said()))).toBe('accident-measure.not_responsible');
    expect(await codeOf(k.measures.report(k.street, m.id, 1, said()))).toBe('accident-measure.not_responsible');
    for (const ctx of [k.kit.pingshan.as('street-officer', '440310002'), k.kit.binjiang.as('district-admin')]) expect(await codeOf(k.measures.report(ctx, m.id, 1, said()))).toBe('request.not_found');
    expect(await codeOf(k.measures.report(unit, newId(), 1, said()))).toBe('request.not_found');
    await expect(k.measures.report(unit, m.id, 1, said({ doneOn: addCalendarDays(today, 1) }))).rejects.toMatchObject({ code: 'accident-measure.future', errors: [{ path: 'body.doneOn' }] });
    const [own, others] = [await upload(unit), await upload(k.officer)];
    await expect(k.measures.report(unit, m.id, 1, said({ attachments: [{ fileId: others, name: '他人.png' }] }))).rejects.toMatchObject({ code: 'accident-measure.unknown_file' });
    expect(await codeOf(k.measures.report(unit, m.id, 2, said()))).toBe('request.stale');
    const reported = await k.measures.report(unit, m.id, 1, said({ attachments: [{ fileId: own, name: '照片.png' }] }));
    expect(reported).toMatchObject({ status: 'reported', report: { done: '已全部更换', on: today, by: { id: unit.actor.id } }, attachments: [{ fileId: own, of: 'report' }], allowedActions: [] });
    expect(await codeOf(k.measures.report(unit, m.id, 2, said()))).toBe('accident-measure.action_not_allowed');
    expect([await kinds(unit, m.id), await kinds(k.second, m.id), await kinds(k.officer, m.id)]).toEqual([[], ['assess'], []]);
    // Reported is not assessed: the accident is not evaluated on it.
    const p = await k.accidents.planLookBack(k.officer, a.id, a.version, { on: today, by: '区安委办' });
    expect(await codeOf(k.accidents.evaluate(k.officer, a.id, p.version, { conclusion: '…', publicNote: '…', attachments: [] }))).toBe('accident.measures_open');
    const assessed = await k.measures.assess(k.second, m.id, 2, found());
    expect(assessed).toMatchObject({ status: 'assessed', result: 'yes', unreportedReason: null, report: { on: today } });
    expect(await k.events(`accident_measures/${m.id}`)).toEqual(['added', 'reported', 'assessed']);
    await expect(k.kit.db.admin.query('update responsibility.accident_measure set reported_by = assessed_by where id = $1', [m.id])).rejects.toThrow(/accident_measure_reporter/);
  });

  it('given a measure on which nobody reports, then the office assesses it with the reason; of one outside the tenant it enters the report, and another assesses', async () => {
    const a = await k.rectifying();
    const silent = await add(a);
    await expect(k.measures.assess(k.second, silent.id, 1, found())).rejects.toMatchObject({ code: 'accident-measure.unreported', errors: [{ path: 'body.unreportedReason' }] });
    const once = await k.measures.assess(k.second, silent.id, 1, found({ result: 'partly', unreportedReason: '逾期未报' }));
    expect(once).toMatchObject({ status: 'assessed', unreportedReason: '逾期未报', report: null });
    expect(await k.measures.assess(k.second, silent.id, 2, found())).toMatchObject({ result: 'yes', unreportedReason: '逾期未报' });
    const company = await add(a, { unitId: null, responsible: '某建筑公司' });
    expect(await k.measures.assess(k.second, company.id, 1, found())).toMatchObject({ status: 'assessed', unreportedReason: null });
    const other = await add(a, { unitId: null, responsible: '某建筑公司' });
    expect(await codeOf(k.measures.report(k.street, other.id, 1, said()))).toBe('accident-measure.not_responsible');
    await k.measures.report(k.second, other.id, 1, said());
    expect(await codeOf(k.measures.assess(k.second, other.id, 2, found()))).toBe('accident-measure.same_person');
    expect(await k.measures.assess(k.kit.pingshan.as('section-officer'), other.id, 2, found())).toMatchObject({ status: 'assessed' });
  });

  it('given an approved report, when the look-back is planned, then within the year of the law, and what is to be done follows the plan', async () => {
    let a = await k.rectifying();
    const plan = (on: string, ctx = k.officer) => k.accidents.planLookBack(ctx, a.id, a.version, { on, by: '区安委办' });
    const limit = a.clocks.find((c) => c.kind === 'evaluation')?.dueAt.slice(0, 10) ?? '';
    expect([limit.slice(0, 4), await kinds(k.officer, a.id), await kinds(k.street, a.id)]).toEqual([String(Number(year) + 1), ['plan-look-back'], []]);
    for (const on of [addCalendarDays(today, -1), addCalendarDays(limit, 1)]) await expect(plan(on)).rejects.toMatchObject({ code: 'accident.look_back_day', errors: [{ path: 'body.on' }] });
    expect(await codeOf(plan(today, k.street))).toBe('accident.out_of_scope');
    expect(await codeOf(plan(today, k.kit.binjiang.as('section-officer')))).toBe('request.not_found');
    a = await plan(limit);
    a = await plan(addCalendarDays(today, 30));
    expect(a.lookBack).toMatchObject({ on: addCalendarDays(today, 30), by: '区安委办', plannedBy: { id: k.officer.actor.id } });
    const [todo] = (await todos.page(k.officer, { limit: 200 })).items.filter((t) => t.subject.id === a.id);
    expect([todo?.kind, todo?.dueAt?.slice(0, 10)]).toEqual(['evaluate', addCalendarDays(today, 30)]);
    const m = await add(a, { unitId: null });
    expect(await kinds(k.officer, a.id)).toEqual([]);
    await k.measures.assess(k.second, m.id, 1, found());
    expect(await kinds(k.officer, a.id)).toEqual(['evaluate']);
    a = await k.accidents.evaluate(k.officer, a.id, a.version, { conclusion: '…', publicNote: '…', attachments: [] });
    expect([await kinds(k.officer, a.id), await codeOf(plan(today))]).toEqual([[], 'accident.action_not_allowed']);
  });

  it('given look-backs of a year, then their number and the share carried out lead to exactly their rows, and none is no rate', async () => {
    const before = (await k.records.figures(k.officer, accidentFiguresQuery.parse({}))).lookBacks;
    const rows = async (filter: object) => (await k.measures.page(k.officer, accidentMeasureQuery.parse({ ...filter, limit: 200 }))).items;
    const evaluated = async (results: readonly string[]): Promise<AccidentDetail> => {
      let a = await k.rectifying();
      for (const result of results) await k.measures.assess(k.second, (await add(a, { unitId: null })).id, 1, found({ result }));
      a = await k.accidents.planLookBack(k.officer, a.id, a.version, { on: today, by: '区安委办' });
      return k.accidents.evaluate(k.officer, a.id, a.version, { conclusion: '…', publicNote: '…', attachments: [] });
    };
    const one = await evaluated(['yes', 'partly']);
    const last = await evaluated(['yes']);
    // Evaluated in the last minute of the year before: not one of this year's.
    await k.kit.db.admin.query('update responsibility.accident set evaluated_at = $2 where id = $1', [last.id, `${Number(year) - 1}-12-31T23:59:59+08:00`]);
    // Not evaluated yet: its measures count in no look-back.
    await k.measures.assess(k.second, (await add(await k.rectifying(), { unitId: null })).id, 1, found());
    const { lookBacks: f } = await k.records.figures(k.officer, accidentFiguresQuery.parse({}));
    expect([f.evaluated.count, f.measures.count, f.implemented.count]).toEqual([before.evaluated.count + 1, before.measures.count + 2, before.implemented.count + 1]);
    expect(f.rate).toBe(Math.round((f.implemented.count * 10_000) / f.measures.count) / 100);
    expect(f).toMatchObject({ from: `${year}-01-01`, to: today });
    const listed = (await k.records.page(k.officer, accidentQuery.parse({ ...f.evaluated.filter, limit: 200 }))).items;
    expect(listed).toHaveLength(f.evaluated.count);
    expect([listed.some((a) => a.id === one.id), listed.some((a) => a.id === last.id)]).toEqual([true, false]);
    expect([(await rows(f.measures.filter)).length, (await rows(f.implemented.filter)).length]).toEqual([f.measures.count, f.implemented.count]);
    expect(await k.measures.figures(k.officer, measureFiguresQuery.parse(f.measures.filter))).toMatchObject({ measures: f.measures.count });
    const past = (await k.records.figures(k.officer, accidentFiguresQuery.parse({ lookBackFrom: `${Number(year) - 1}-01-01`, lookBackTo: `${Number(year) - 1}-12-31` }))).lookBacks;
    expect(past).toMatchObject({ evaluated: { count: 1 }, measures: { count: 1 }, rate: 100 });
    expect((await k.records.figures(k.officer, accidentFiguresQuery.parse({ lookBackFrom: '2001-01-01', lookBackTo: '2001-12-31' }))).lookBacks).toMatchObject({ evaluated: { count: 0 }, measures: { count: 0 }, rate: null });
    expect((await k.records.figures(k.kit.binjiang.as('section-officer'), accidentFiguresQuery.parse({}))).lookBacks).toMatchObject({ evaluated: { count: 0 }, measures: { count: 0 }, rate: null });
  });
});
