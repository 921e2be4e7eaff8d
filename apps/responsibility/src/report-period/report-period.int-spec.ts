import { targetQuery, taskQuery, type ReportFigure, type ReportPeriodDetail } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { csvStream, TodoService } from '@anlan/platform/ledger';
import { text as whole } from 'node:stream/consumers';
import { codeOf } from '../../test/accident-kit';
import { found, rectified, reportKit, type ReportKit } from '../../test/report-kit';
import { reportPeriodCsv } from './report-period.records';
import { reportPeriodTodos } from './report-period.todos';

describe('reporting periods', () => {
  let kit: ReportKit;
  beforeAll(async () => { kit = await reportKit(); });
  afterAll(() => kit.close());
  const figure = (p: ReportPeriodDetail, key: string): ReportFigure => p.content?.figures.find((f) => f.key === key) as ReportFigure;

  it('given a month, when it is compiled, reviewed by another, locked and issued, then its figures are those of the ledgers, and lead to their rows', async () => {
    await kit.task('2025-01-10');
    await kit.task('2025-01-31');
    await kit.task('2025-02-01');
    await kit.accident('2025-01-05');
    const { id, ...opened } = await kit.periods.open(kit.officer, '2025-01');
    expect(opened).toMatchObject({ kind: 'monthly', from: '2025-01-01', to: '2025-01-31', edition: 1, status: 'collecting', content: null, allowedActions: ['compile', 'withdraw'] });
    expect(await codeOf(kit.periods.review(kit.second, id, 1, '属实'))).toBe('report-period.action_not_allowed');
    const compiled = await kit.periods.compile(kit.officer, id, 1, '按语');
    expect(compiled).toMatchObject({ status: 'compiled', note: '按语', compiledBy: { id: kit.officer.actor.id }, allowedActions: ['compile', 'return', 'withdraw'] });
    expect(figure(compiled, 'tasks.completion')).toMatchObject({ value: 0, numerator: 0, denominator: 2, unit: '%', basis: 'period', target: 100 });
    expect(figure(compiled, 'tasks.overdue')).toMatchObject({ value: 2, denominator: null, unit: '项', target: null });
    expect(figure(compiled, 'letters.signing')).toMatchObject({ value: null, numerator: 0, denominator: 0, basis: 'standing' });
    expect([figure(compiled, 'accidents.count').value, figure(compiled, 'accidents.deaths').value]).toEqual([1, 1]);
    expect([figure(compiled, 'accidents.look-backs'), figure(compiled, 'accidents.measures')]).toMatchObject([{ value: 0, unit: '次', path: 'accidents', filter: { evaluatedFrom: '2025-01-01', evaluatedTo: '2025-01-31' } }, { value: null, numerator: 0, denominator: 0, path: 'accident-measures' }]);
    const [{ filter }, { wholeFilter }] = [figure(compiled, 'tasks.overdue'), figure(compiled, 'tasks.completion')];
    expect((await kit.taskRecords.page(kit.officer, taskQuery.parse(filter))).items).toHaveLength(2);
    expect((await kit.taskRecords.page(kit.officer, taskQuery.parse(wholeFilter))).items).toHaveLength(2);
    expect(compiled.content?.paragraphs.map((p) => p.key)).toEqual(expect.arrayContaining(['meetings', 'accidents']));
    expect(await codeOf(kit.periods.review(kit.officer, id, 2, '属实'))).toBe('report-period.same_person');
    await expect(kit.db.admin.query('update responsibility.report_period set reviewed_by = compiled_by where id = $1', [id])).rejects.toThrow('check constraint');
    await kit.periods.review(kit.second, id, 2, '属实');
    expect(await codeOf(kit.periods.compile(kit.officer, id, 3, null))).toBe('report-period.action_not_allowed');
    expect(await kit.periods.lock(kit.officer, id, 3)).toMatchObject({ status: 'locked', lockedBy: { id: kit.officer.actor.id } });
    expect(await codeOf(kit.periods.issue(kit.officer, id, 4, '通报〔2025〕1号'))).toBe('request.forbidden');
    expect(await kit.periods.issue(kit.leader, id, 4, '通报〔2025〕1号')).toMatchObject({ status: 'issued', issuedBy: { id: kit.leader.actor.id }, document: '通报〔2025〕1号' });
  });

  it('given a locked period, when facts come in later, then its figures stay, the difference shows, and only a correction takes it in', async () => {
    await kit.task('2025-03-10');
    const locked = await kit.lockedPeriod('2025-03');
    expect((await kit.records.differences(kit.officer, locked.id)).items).toEqual([]);
    await kit.task('2025-03-12');
    const { items } = await kit.records.differences(kit.officer, locked.id);
    expect(items.find((i) => i.figure.key === 'tasks.completion')).toMatchObject({ frozen: { denominator: 1 }, live: { denominator: 2 } });
    expect(items.map((i) => i.figure.key).sort()).toEqual(['tasks.completion', 'tasks.in-time', 'tasks.overdue']);
    expect(figure(await kit.records.get(kit.officer, locked.id), 'tasks.completion').denominator).toBe(1);
    // Nobody changes it, not even in the database.
    await expect(kit.db.admin.query("update responsibility.report_period set content = '{}' where id = $1", [locked.id])).rejects.toThrow('a locked period does not change');
    await expect(kit.db.admin.query("update responsibility.report_period set note = '改写' where id = $1", [locked.id])).rejects.toThrow('a locked period does not change');
    await expect(kit.db.admin.query('delete from responsibility.report_period where id = $1', [locked.id])).rejects.toThrow('not deleted');
    expect(await codeOf(kit.periods.correct(kit.officer, locked.id, 4, '漏报'))).toBe('report-period.action_not_allowed');
    await kit.periods.issue(kit.leader, locked.id, 4, '通报〔2025〕3号');
    await expect(kit.db.admin.query("update responsibility.report_period set document = '改写' where id = $1", [locked.id])).rejects.toThrow('an issued report does not change');

    const next = await kit.periods.correct(kit.officer, locked.id, 5, '漏报一项任务');
    expect(next).toMatchObject({ edition: 2, lineId: locked.id, correctsId: locked.id, correctionReason: '漏报一项任务', status: 'collecting', period: '2025-03' });
    expect(await codeOf(kit.periods.correct(kit.officer, locked.id, 6, '再一次'))).toBe('report-period.corrected_already');
    expect(await kit.records.get(kit.officer, locked.id)).toMatchObject({ status: 'issued', correctedById: next.id, allowedActions: [] });
    await kit.periods.compile(kit.officer, next.id, 1, null);
    await kit.periods.review(kit.second, next.id, 2, '属实');
    await kit.periods.lock(kit.officer, next.id, 3);
    await kit.periods.issue(kit.leader, next.id, 4, '通报〔2025〕3号更正');
    const [before, after] = [await kit.records.get(kit.officer, locked.id), await kit.records.get(kit.officer, next.id)];
    expect(before).toMatchObject({ status: 'corrected', document: '通报〔2025〕3号' });
    expect([figure(before, 'tasks.completion').denominator, figure(after, 'tasks.completion').denominator]).toEqual([1, 2]);
    expect((await kit.page(kit.officer, { lineId: locked.id })).map((p) => [p.edition, p.status])).toEqual([[2, 'issued'], [1, 'corrected']]);
  });

  it('given what enforcement answers, then it is asked with the token of who compiles, and what it said then is frozen with ours', async () => {
    kit.enforcement.answer = { figures: [found(7), rectified(3, 7)], missing: [] };
    const { id } = await kit.periods.open(kit.officer, '2025-04');
    const compiled = await kit.periods.compile(kit.officer, id, 1, null, 'Bearer his-own');
    expect(kit.enforcement.asked.at(-1)).toEqual(['enforcement.report-figures', { authorization: 'Bearer his-own', from: '2025-04-01', to: '2025-04-30' }]);
    expect(figure(compiled, 'enforcement.hazards.found')).toMatchObject({ service: 'enforcement', group: 'hazards', value: 7, denominator: null, path: 'hazards', filter: { source: 'patrol' }, asOf: '2026-11-23T09:30:00+08:00' });
    expect(figure(compiled, 'enforcement.hazards.rectification')).toMatchObject({ service: 'enforcement', value: 42.86, numerator: 3, denominator: 7, target: 100, filter: { status: 'closed' }, wholeFilter: {} });
    await kit.periods.review(kit.second, id, 2, '属实');
    await kit.periods.lock(kit.officer, id, 3);
    kit.enforcement.answer = { figures: [found(8), rectified(7, 7)], missing: [] };
    expect(figure(await kit.records.get(kit.officer, id), 'enforcement.hazards.found').value).toBe(7);
    const { items } = await kit.records.differences(kit.officer, id, 'Bearer his-own');
    expect(items.map((i) => [i.figure.key, i.frozen?.value, i.live?.value])).toEqual([['enforcement.hazards.found', 7, 8], ['enforcement.hazards.rectification', 42.86, 100]]);
    const target = await kit.target({ figureKey: 'enforcement.hazards.found', value: 5, unit: '处', year: 2025 });
    expect(await kit.targets.measure(kit.officer, target.id, 1, 'Bearer his-own')).toMatchObject({ current: 8 });
    expect((await kit.sheets.of(kit.officer, id, true)).bytes.toString('utf8')).toContain('发现隐患,7,处');
  });

  it('given enforcement does not answer, or counts a part only, then nothing is compiled, nothing is written, and without its figures nothing is locked', async () => {
    const { id } = await kit.compiled('2025-05');
    kit.enforcement.answer = null;
    expect(await codeOf(kit.periods.compile(kit.officer, id, 2, '再汇总'))).toBe('report-period.unreachable');
    kit.enforcement.answer = { figures: [], missing: ['hazard.read'] };
    expect(await codeOf(kit.periods.compile(kit.officer, id, 2, '再汇总'))).toBe('report-period.partial');
    kit.enforcement.answer = { figures: [{ ...found(1), count: 1.5 }], missing: [] };
    expect(await codeOf(kit.periods.compile(kit.officer, id, 2, '再汇总'))).toBe('report-period.unreachable');
    const kept = await kit.records.get(kit.officer, id);
    expect([kept, figure(kept, 'enforcement.hazards.found')]).toMatchObject([{ version: 2, note: null, status: 'compiled' }, { service: 'enforcement' }]);
    kit.enforcement.answer = { figures: [], missing: [] };
    await kit.periods.compile(kit.officer, id, 2, null);
    await kit.periods.review(kit.second, id, 3, '属实');
    expect(await codeOf(kit.periods.lock(kit.officer, id, 4))).toBe('report-period.incomplete');
    expect(await kit.records.get(kit.officer, id)).toMatchObject({ status: 'reviewed', version: 4, lockedAt: null });
    kit.enforcement.answer = { figures: [found(7)], missing: [] };
  });

  it('given a period that still runs, then it is compiled but not locked, and one to come is not compiled', async () => {
    const year = shanghaiDay(new Date()).slice(0, 4);
    const { id } = await kit.compiled(year);
    await kit.periods.review(kit.second, id, 2, '属实');
    expect(await codeOf(kit.periods.lock(kit.officer, id, 3))).toBe('report-period.not_over');
    await expect(kit.db.admin.query("update responsibility.report_period set status = 'locked', locked_at = now(), locked_by = 'x' where id = $1", [id])).rejects.toThrow('check constraint');
    expect(await kit.periods.return(kit.second, id, 3, '年终再报')).toMatchObject({ status: 'collecting', content: null, compiledBy: null, reviewedBy: null, reason: '年终再报' });
    const ahead = await kit.periods.open(kit.officer, '2098');
    expect(await codeOf(kit.periods.compile(kit.officer, ahead.id, 1, null))).toBe('report-period.not_begun');
    expect(await codeOf(kit.records.differences(kit.officer, ahead.id))).toBe('report-period.not_locked');
    expect(await codeOf(kit.sheets.of(kit.officer, ahead.id, false))).toBe('report-period.not_compiled');
    expect(await kit.periods.withdraw(kit.officer, ahead.id, 1, '立错')).toMatchObject({ status: 'withdrawn', reason: '立错' });
    expect(await kit.periods.open(kit.officer, '2098')).toMatchObject({ edition: 1 });
  });

  it('given the same period opened by two at once, or compiled by two at once, then one of them does', async () => {
    const both = await Promise.allSettled([kit.periods.open(kit.officer, '2024-Q1'), kit.periods.open(kit.second, '2024-Q1')]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await codeOf(kit.periods.open(kit.officer, '2024-Q1'))).toBe('report-period.opened_already');
    const [{ id }] = (await kit.page(kit.officer, { period: '2024-Q1' })) as [ReportPeriodDetail];
    const twice = await Promise.allSettled([kit.periods.compile(kit.officer, id, 1, null), kit.periods.compile(kit.second, id, 1, null)]);
    expect(twice.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('given who sees a part only, or another district, then nothing is counted for them, and nothing of it is there', async () => {
    const { id } = await kit.periods.open(kit.officer, '2024-06');
    const part = kit.pingshan.as('section-officer', '440310001');
    expect(await codeOf(kit.periods.compile(part, id, 1, null))).toBe('request.forbidden');
    expect(await codeOf(kit.periods.open(part, '2024-07'))).toBe('request.forbidden');
    const locked = await kit.lockedPeriod('2024-08');
    expect(await codeOf(kit.records.differences(part, locked.id))).toBe('request.forbidden');
    expect(await codeOf(kit.records.get(part, locked.id))).toBe('request.forbidden');
    const other = kit.binjiang.as('district-admin');
    expect(await codeOf(kit.records.get(other, id))).toBe('request.not_found');
    expect(await codeOf(kit.records.differences(other, locked.id))).toBe('request.not_found');
    expect(await codeOf(kit.periods.compile(other, id, 1, null))).toBe('request.not_found');
    expect(await codeOf(kit.periods.correct(other, locked.id, 4, '更正'))).toBe('request.not_found');
    expect(await kit.page(other)).toEqual([]);
    // The other district's month has the other district's numbers.
    const theirs = await kit.periods.open(other, '2025-01');
    expect(figure(await kit.periods.compile(other, theirs.id, 1, null), 'tasks.completion')).toMatchObject({ denominator: 0, value: null });
  });

  it('given a target that reads a rate, then the figure is held against it, and the report says how far targets are', async () => {
    const { id } = await kit.target({ figureKey: 'tasks.completion', value: 90, unit: '%', year: 2025, name: '任务完成率不低于 90 %' });
    const compiled = await kit.compiled('2025-02');
    expect([figure(compiled, 'tasks.completion').target, figure(compiled, 'tasks.in-time').target]).toEqual([90, 100]);
    expect(compiled.content?.targets.find((t) => t.targetId === id)).toMatchObject({ comparison: 'at_least', value: 90, current: null, status: 'set' });
    await kit.targets.drop(kit.officer, id, 1, '不再考核');
    expect((await kit.targetRecords.page(kit.officer, targetQuery.parse({ status: 'dropped' }))).items.map((t) => t.id)).toEqual([id]);
  });

  it('given a compiled period, then its sheet is Word or CSV with the same figures, and the export of periods is the list', async () => {
    const { id, content } = await kit.lockedPeriod('2024-09');
    const word = await kit.sheets.of(kit.officer, id, false);
    expect([word.name, word.bytes.subarray(0, 2).toString()]).toEqual(['2024-09-第1版.docx', 'PK']);
    const csv = await kit.sheets.of(kit.officer, id, true);
    expect(csv.bytes.toString('utf8').trim().split('\n')).toHaveLength((content?.figures.length ?? 0) + 1);
    const all = await kit.page(kit.officer, { limit: 200 });
    expect((await whole(csvStream(reportPeriodCsv, (async function* () { yield all; })()))).trim().split('\n')).toHaveLength(all.length + 1);
  });

  it('given what waits, then it is to do for another than who compiled it', async () => {
    const todos = new TodoService(kit.tx, [reportPeriodTodos], async () => (code) => code);
    const kinds = async (ctx = kit.second) => (await todos.page(ctx, { limit: 200 })).items.filter((t) => t.subject.number === '2024-10').map((t) => t.kind);
    const { id } = await kit.compiled('2024-10');
    expect([await kinds(), await kinds(kit.officer), await kinds(kit.leader), await kinds(kit.street)]).toEqual([['review'], [], [], []]);
    await kit.periods.review(kit.second, id, 2, '属实');
    expect([await kinds(), await kinds(kit.leader)]).toEqual([['lock'], []]);
    await kit.periods.lock(kit.officer, id, 3);
    expect([await kinds(), await kinds(kit.leader)]).toEqual([[], ['issue']]);
  });
});
