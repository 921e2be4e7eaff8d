import {
  accidentClockQuery, accidentFiguresQuery, accidentMeasureQuery, accidentQuery, addMeasureBody, amendAccidentBody, assessMeasureBody, measureFiguresQuery, noLetGos, openAccountabilityBody, reportAccidentBody, supplementAccidentBody, type AccidentDetail, type CasualtyFigures,
} from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { newId } from '@anlan/platform/db';
import { Readable } from 'node:stream';
import { accidentKit, codeOf, DAY, HOUR, iso, type AccidentKit } from '../../test/accident-kit';

describe('work-safety accidents', () => {
  let kit: AccidentKit['kit'];
  let accidents: AccidentKit['accidents'];
  let records: AccidentKit['records'];
  let measures: AccidentKit['measures'];
  let clocks: AccidentKit['clocks'];
  let cases: AccidentKit['cases'];
  let officer: AccidentKit['officer'];
  let second: AccidentKit['second'];
  let leader: AccidentKit['leader'];
  let street: AccidentKit['street'];
  let unitId: AccidentKit['unitId'];
  let at: AccidentKit['at'];
  let report: AccidentKit['report'];
  let verify: AccidentKit['verify'];
  let graded: AccidentKit['graded'];
  let rectifying: AccidentKit['rectifying'];
  let events: AccidentKit['events'];
  let tenantOf: AccidentKit['tenantOf'];
  beforeAll(async () => {
    ({ kit, accidents, records, measures, clocks, cases, officer, second, leader, street, unitId, at, report, verify, graded, rectifying, events, tenantOf } = await accidentKit());
  });
  afterAll(() => kit.close());

  const planned = (a: AccidentDetail, on = shanghaiDay(new Date())) => accidents.planLookBack(officer, a.id, a.version, { on, by: '区安委办' });
  const figures = (deaths: number, amountLoss = 12_000_000): CasualtyFigures => ({ deaths, seriousInjuries: 0, minorInjuries: 0, missing: 0, amountLoss });
  const supplement = (a: AccidentDetail, when: number, f: CasualtyFigures | null, ctx = officer) => accidents.supplement(ctx, a.id, a.version, supplementAccidentBody.parse({ at: iso(when), note: '医院确认', figures: f }));
  const fulfil = (a: AccidentDetail, items: readonly (typeof noLetGos)[number][]) => accidents.fulfil(officer, a.id, a.version, { items: items.map((item) => ({ item, finding: '已查清', evidence: '调查报告第 3 节', attachments: [] })) });

  it('given an accident, when it goes from its report to its closing, then others approve and close, all four no-let-gos are wanted, and every step is told', async () => {
    let a = await report({}, street);
    expect(a).toMatchObject({ status: 'reported', number: expect.stringMatching(/^SG440310-\d{4}-\d{4}$/), counted: 'undetermined', proposedGrade: 'general', grade: null, gradeLaw: { article: '3', effectiveFrom: '2007-06-01' }, allowedActions: ['supplement', 'amend', 'report-upward'] });
    expect(await codeOf(accidents.verify(street, a.id, 1, { counted: 'yes', reason: '…' }))).toBe('accident.out_of_scope');
    expect(await codeOf(accidents.grade(officer, a.id, 1, 'general'))).toBe('accident.action_not_allowed');
    a = await verify(a, 'undetermined');
    expect(await codeOf(accidents.grade(officer, a.id, 2, 'general'))).toBe('accident.not_determined');
    a = await accidents.determine(officer, a.id, 2, { counted: 'yes', reason: '《安全生产法》第二条' });
    expect(await codeOf(accidents.grade(officer, a.id, 3, 'major'))).toBe('accident.grade_differs');
    expect(await codeOf(accidents.grade(officer, a.id, 2, 'general'))).toBe('request.stale');
    a = await accidents.grade(officer, a.id, 3, 'general');
    expect(await codeOf(accidents.grade(officer, a.id, 4, 'general'))).toBe('accident.grade_same');
    a = await accidents.investigate(officer, a.id, 4, { lead: '区应急管理局', members: ['区住建局', '区总工会'] });
    a = await accidents.submitReport(officer, a.id, 5, { conclusion: '直接原因是未系安全带', attachments: [] });
    expect(a.allowedActions).not.toContain('approve');
    expect(await codeOf(accidents.approve(officer, a.id, 6, '同意'))).toBe('accident.out_of_scope');
    a = await accidents.return(leader, a.id, 6, '补充管理原因');
    expect(a).toMatchObject({ status: 'investigating', report: null, reason: '补充管理原因' });
    a = await accidents.submitReport(officer, a.id, 7, { conclusion: '直接原因、管理原因', attachments: [] });
    a = await accidents.approve(leader, a.id, 8, '同意');
    a = await accidents.rectify(officer, a.id, 9);
    a = await fulfil(a, ['cause', 'liability']);
    expect(await codeOf(fulfil(a, ['cause']))).toBe('accident.fulfilled');
    const evaluate = () => accidents.evaluate(officer, a.id, a.version, { conclusion: '措施已落实', publicNote: '政府网站 2026-10-01', attachments: [] });
    expect(await codeOf(evaluate())).toBe('accident.look_back_unplanned');
    a = await planned(a);
    a = await evaluate();
    expect(await codeOf(accidents.close(leader, a.id, 13))).toBe('accident.no_let_go');
    a = await fulfil(a, ['measures', 'education']);
    expect(a.noLetGos.map((n) => [n.item, n.by.id])).toEqual(noLetGos.map((item) => [item, officer.actor.id]));
    a = await accidents.close(leader, a.id, 14);
    expect(a).toMatchObject({ status: 'closed', closedBy: { id: leader.actor.id }, allowedActions: [] });
    expect(await events(`accidents/${a.id}`)).toEqual(['reported', 'verified', 'determined', 'graded', 'investigation_started', 'report_submitted', 'report_returned', 'report_submitted', 'report_approved', 'rectification_started', 'no_let_go_fulfilled', 'look_back_planned', 'evaluated', 'no_let_go_fulfilled', 'closed']);
  });

  it('given one who may manage and approve, then he neither extends, approves nor closes what he worked himself, and the table would not have it', async () => {
    const admin = kit.pingshan.as('district-admin');
    let a = await graded();
    a = await accidents.investigate(admin, a.id, a.version, { lead: '区应急管理局', members: ['区住建局'] });
    expect(await codeOf(accidents.extend(admin, a.id, a.version, { days: 10, reason: '鉴定' }))).toBe('accident.same_person');
    a = await accidents.extend(leader, a.id, a.version, { days: 40, reason: '鉴定' });
    expect(await codeOf(accidents.extend(leader, a.id, a.version, { days: 21, reason: '鉴定' }))).toBe('accident.extension');
    const limit = a.clocks.find((c) => c.kind === 'investigation');
    expect(limit?.dueAt).toBe(`${addCalendarDays(shanghaiDay(new Date(a.occurredAt)), 100)}T23:59:59+08:00`);
    a = await accidents.submitReport(admin, a.id, a.version, { conclusion: '结论', attachments: [] });
    expect(await codeOf(accidents.approve(admin, a.id, a.version, '同意'))).toBe('accident.same_person');
    await expect(kit.db.admin.query("update responsibility.accident set status = 'approved', approved_by = submitted_by where id = $1", [a.id])).rejects.toThrow(/check constraint/);
    a = await accidents.approve(leader, a.id, a.version, '同意');
    a = await accidents.rectify(admin, a.id, a.version);
    a = await planned(a);
    a = await accidents.evaluate(admin, a.id, a.version, { conclusion: '已落实', publicNote: '网站', attachments: [] });
    a = await fulfil(a, noLetGos);
    expect(await codeOf(accidents.close(admin, a.id, a.version))).toBe('accident.same_person');
    expect(await accidents.close(leader, a.id, a.version)).toMatchObject({ status: 'closed' });
  });

  it('given deaths within the window, then the numbers change, the former stay with who and when, and the grade wants to be confirmed anew', async () => {
    let a = await graded();
    a = await supplement(a, at + 2 * HOUR, figures(3));
    expect(a).toMatchObject({ deaths: 3, grade: 'general', proposedGrade: 'relatively_major', status: 'graded' });
    expect(a.supplements).toMatchObject([{ sequence: 1, figures: { deaths: 1 }, applied: true }, { sequence: 2, figures: { deaths: 3 }, applied: true, by: { id: officer.actor.id } }]);
    await expect(kit.db.admin.query('update responsibility.accident_supplement set note = note where accident_id = $1', [a.id])).rejects.toThrow('a supplement is never changed');
    a = await accidents.investigate(officer, a.id, a.version, { lead: '市应急管理局', members: ['区政府'] });
    a = await accidents.submitReport(officer, a.id, a.version, { conclusion: '结论', attachments: [] });
    expect(await codeOf(accidents.approve(leader, a.id, a.version, '同意'))).toBe('accident.grade_open');
    const listed = async (filter: object) => (await records.page(officer, accidentQuery.parse({ ...filter, limit: 200 }))).items.map((x) => x.id).includes(a.id);
    expect([await listed({ proposedGrade: 'relatively_major,major' }), await listed({ grade: 'relatively_major' }), await listed({ proposedGrade: 'general' })]).toEqual([true, false, false]);
    a = await accidents.grade(officer, a.id, a.version, 'relatively_major');
    expect(a).toMatchObject({ grade: 'relatively_major', status: 'report_submitted' });
    expect(await events(`accidents/${a.id}`)).toEqual(['reported', 'verified', 'graded', 'supplemented', 'investigation_started', 'report_submitted', 'regraded']);
    expect(await accidents.approve(leader, a.id, a.version, '同意')).toMatchObject({ status: 'approved' });
  });

  it.each([['usual', 30], ['road_traffic', 7], ['fire', 7]] as const)('given a death after the window of %s (%i days), then it is kept and said, and changes neither numbers nor grade', async (kind, days) => {
    const long = Date.now() - 40 * DAY;
    let a = await graded({ occurredAt: iso(long), knownAt: iso(long + HOUR), kind });
    const last = addCalendarDays(shanghaiDay(new Date(long)), days);
    expect(a.lastCasualtyDay).toBe(last);
    a = await supplement(a, Date.parse(`${last}T23:59:00+08:00`), figures(2));
    expect(a).toMatchObject({ deaths: 2 });
    a = await supplement(a, Date.parse(`${addCalendarDays(last, 1)}T00:00:00+08:00`), figures(3, 2_000_000_000_00));
    expect(a).toMatchObject({ deaths: 2, amountLoss: 2_000_000_000_00, proposedGrade: 'especially_major' });
    expect(a.supplements.at(-1)).toMatchObject({ applied: false, notApplied: expect.stringContaining('第十三条'), figures: { deaths: 3 } });
  });

  it('given reports upward, then each level has its two hours, in order and once, and lateness is told once, by whomever', async () => {
    let a = await report({ deaths: 10, unitKnownAt: iso(at + HOUR / 4) });
    const kinds = () => Object.fromEntries(a.clocks.map((c) => [c.kind, c.outcome]));
    expect(kinds()).toMatchObject({ unit_report: 'in_time', city_report: 'missed', casualty_window: 'running', investigation: 'running' });
    expect(await codeOf(accidents.reportUpward(officer, a.id, 1, { level: 'province', at: iso(Date.now()), to: '省应急厅' }))).toBe('accident.level_before');
    expect(await codeOf(accidents.reportUpward(officer, a.id, 1, { level: 'city', at: iso(at), to: '市应急局' }))).toBe('accident.order');
    expect(await codeOf(accidents.reportUpward(officer, a.id, 1, { level: 'city', at: iso(Date.now() + HOUR), to: '市应急局' }))).toBe('accident.future');
    a = await accidents.reportUpward(officer, a.id, 1, { level: 'city', at: iso(at + 2 * HOUR), to: '市应急局' });
    expect(await codeOf(accidents.reportUpward(officer, a.id, 2, { level: 'city', at: iso(at + 2 * HOUR), to: '市应急局' }))).toBe('accident.level_done');
    a = await accidents.reportUpward(officer, a.id, 2, { level: 'province', at: iso(at + 4 * HOUR), to: '省应急厅' });
    expect(kinds()).toMatchObject({ city_report: 'in_time', province_report: 'in_time', state_report: 'running' });
    const late = await report({ divisionCode: '440310003001' });
    const mine = async (outcome: string, ctx = officer) => (await clocks.page(ctx, accidentClockQuery.parse({ accidentId: late.id, outcome }))).items.map((c) => c.kind);
    expect([await mine('missed'), await mine('running,in_time'), await mine('missed', street)]).toEqual([['city_report'], ['unit_report', 'casualty_window', 'investigation'], []]);
    await Promise.all([clocks.sweep(tenantOf(kit.pingshan)), clocks.sweep(tenantOf(kit.pingshan))]);
    await clocks.sweep(tenantOf(kit.pingshan));
    const [clock] = late.clocks.filter((c) => c.kind === 'city_report');
    expect(await events(`accident_clocks/${clock?.id}`)).toEqual(['missed']);
    const exported = [];
    for await (const rows of clocks.pages(officer, accidentClockQuery.parse({ outcome: 'missed' }))) exported.push(...rows);
    expect(exported).toEqual((await clocks.page(officer, accidentClockQuery.parse({ outcome: 'missed', limit: 200 }))).items.map((c) => ({ ...c })));
  });

  it('given what was no accident, then it is withdrawn with the reason, its clocks stop, and it counts nowhere', async () => {
    const a = await report({ name: '误报' });
    expect(await accidents.withdraw(officer, a.id, 1, '系演练')).toMatchObject({ status: 'withdrawn', reason: '系演练', clocks: [] });
    expect((await clocks.page(officer, accidentClockQuery.parse({ accidentId: a.id }))).items).toEqual([]);
    const b = await verify(await report({ name: '病亡' }), 'no');
    expect(b.clocks.map((c) => c.kind)).not.toContain('investigation');
  });

  it('given a short first report, when the rest is known, then it is completed, the clock of the unit follows, and numbers and what was left out stay', async () => {
    let a = await report({ industryCode: null }, street);
    const amend = (b: object, ctx = street) => accidents.amend(ctx, a.id, a.version, amendAccidentBody.parse({ reason: '核实', ...b }));
    expect(await codeOf(amend({}))).toBe('accident.nothing_amended');
    for (const forbidden of [{ deaths: 3 }, { kind: 'fire' }, { occurredAt: iso(at) }]) expect(amendAccidentBody.safeParse({ reason: '核实', name: '甲', ...forbidden }).success).toBe(false);
    expect(await codeOf(amend({ unitKnownAt: iso(at + HOUR) }))).toBe('accident.order');
    expect(await codeOf(amend({ unitKnownAt: iso(at - HOUR) }))).toBe('accident.order');
    expect(await codeOf(amend({ name: '甲' }, kit.pingshan.as('street-officer', '440310003')))).toBe('request.not_found');
    const before = a.clocks.find((c) => c.kind === 'unit_report');
    a = await amend({ industryCode: 'C2614', unitKnownAt: iso(at + HOUR / 4), position: { lng: 114.35, lat: 22.7, crs: 'WGS84' }, units: [{ name: '某化工厂' }] });
    expect(a).toMatchObject({ name: '高处坠落事故', industryCode: 'C2614', position: { lng: 114.35 }, units: [{ name: '某化工厂', creditCode: null }], deaths: 1, status: 'reported' });
    expect(Date.parse(a.clocks.find((c) => c.kind === 'unit_report')?.dueAt ?? '') - Date.parse(before?.dueAt ?? '')).toBe(HOUR / 4);
    a = await amend({ position: null });
    expect(a).toMatchObject({ position: null, industryCode: 'C2614' });
    expect(await events(`accidents/${a.id}`)).toEqual(['reported', 'amended', 'amended']);
    a = await accidents.withdraw(officer, a.id, a.version, '误报');
    expect(await codeOf(amend({ name: '甲' }))).toBe('accident.action_not_allowed');
  });

  it('given bad times, units and industries, then each is refused where it stands', async () => {
    expect(await codeOf(report({ occurredAt: iso(Date.now() + HOUR), knownAt: iso(Date.now() + HOUR) }))).toBe('accident.future');
    expect(await codeOf(report({ knownAt: iso(at - HOUR) }))).toBe('accident.order');
    expect(await codeOf(report({ unitKnownAt: iso(at + HOUR) }))).toBe('accident.order');
    expect(await codeOf(report({ divisionCode: '330108001001' }))).toBe('accident.unknown_division');
    expect(await codeOf(report({ divisionCode: '440310003001' }, street))).toBe('accident.out_of_scope');
    const wrong = reportAccidentBody.safeParse({ units: [{ name: '甲', creditCode: '91440300708461136X' }], industryCode: 'Z99' });
    expect(wrong.error?.issues.map((i) => i.path.join('.'))).toEqual(expect.arrayContaining(['units.0.creditCode', 'industryCode']));
  });

  it('given another street and another district, then there is no such accident, in gets, lists, figures, clocks and measures', async () => {
    const a = await rectifying();
    const [other, foreign] = [kit.pingshan.as('street-officer', '440310003'), kit.binjiang.as('section-officer')];
    const m = await measures.add(officer, addMeasureBody.parse({ accidentId: a.id, measure: '全面排查', responsible: '某建筑公司', dueOn: '2035-01-01' }));
    for (const ctx of [other, foreign]) {
      for (const attempt of [() => records.get(ctx, a.id), () => accidents.supplement(ctx, a.id, a.version, supplementAccidentBody.parse({ at: iso(at), note: '…' })), () => measures.get(ctx, m.id)]) expect(await codeOf(attempt())).toBe('request.not_found');
      expect((await records.page(ctx, accidentQuery.parse({ limit: 200 }))).items.map((x) => x.id)).not.toContain(a.id);
      expect((await clocks.page(ctx, accidentClockQuery.parse({ accidentId: a.id }))).items).toEqual([]);
      expect((await measures.page(ctx, accidentMeasureQuery.parse({ accidentId: a.id }))).items).toEqual([]);
      expect(await measures.figures(ctx, measureFiguresQuery.parse({ accidentId: a.id }))).toMatchObject({ measures: 0, rate: '—' });
    }
    expect(await codeOf(records.get(foreign, newId()))).toBe('request.not_found');
    expect(await codeOf(accidents.verify(foreign, a.id, a.version, { counted: 'yes', reason: '…' }))).toBe('request.not_found');
    expect(await codeOf(measures.add(foreign, addMeasureBody.parse({ accidentId: a.id, measure: '…', responsible: '…', dueOn: '2035-01-01' })))).toBe('accident-measure.unknown_accident');
    expect(await codeOf(cases.open(foreign, openAccountabilityBody.parse({ source: { kind: 'accident', id: a.id }, unit: '…', lead: '…' })))).toBe('accountability.unknown_source');
  });

  it('given the measures of a report, when they are looked back at, then another assesses them, the late are told once, and none may be open at the evaluation', async () => {
    const a = await rectifying();
    const add = (dueOn: string) => measures.add(officer, addMeasureBody.parse({ accidentId: a.id, measure: `排查 ${dueOn}`, responsible: '某街道办', unitId, dueOn }));
    const [late, good] = [await add('2026-01-01'), await add('2035-01-01')];
    expect(await codeOf(measures.add(officer, addMeasureBody.parse({ accidentId: (await report()).id, measure: '…', responsible: '…', dueOn: '2035-01-01' })))).toBe('accident-measure.no_report');
    const assess = (id: string, version: number, result: string, ctx = second) => measures.assess(ctx, id, version, assessMeasureBody.parse({ result, evidence: '现场核查', publicNote: '网站', unreportedReason: '该办撤并，直接核查' }));
    expect(await codeOf(assess(good.id, 1, 'yes', officer))).toBe('accident-measure.same_person');
    await clocks.sweep(tenantOf(kit.pingshan));
    await clocks.sweep(tenantOf(kit.pingshan));
    expect(await events(`accident_measures/${late.id}`)).toEqual(['added', 'overdue']);
    const p = await planned(a);
    expect(await codeOf(accidents.evaluate(officer, a.id, p.version, { conclusion: '…', publicNote: '…', attachments: [] }))).toBe('accident.measures_open');
    await assess(good.id, 1, 'yes');
    await assess(late.id, 2, 'partly');
    const named = kit.pingshan.holding([{ role: 'street-officer', unitId, divisionPrefix: '440310003' }], unitId);
    expect((await measures.page(named, accidentMeasureQuery.parse({ overdue: 'true' }))).items.map((m) => m.id)).toEqual([late.id]);
    const f = await measures.figures(officer, measureFiguresQuery.parse({ accidentId: a.id }));
    expect(f).toMatchObject({ measures: 2, overdue: 1, rate: '50.00 %' });
    for (const { filter, count } of f.items) expect((await measures.page(officer, accidentMeasureQuery.parse(filter))).items).toHaveLength(count);
    expect(await accidents.evaluate(officer, a.id, p.version, { conclusion: '已评估', publicNote: '网站', attachments: [] })).toMatchObject({ status: 'evaluated' });
  });

  it('given evidence, then a file is one\'s own upload, stands with the step that brought it, stays when the report comes back, and is fetched by who sees the accident alone', async () => {
    const upload = async (ctx = officer) => (await kit.attachments.store(ctx, { name: '照片.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('照片')]) }, 1000)).id;
    const files = (...ids: string[]) => ids.map((fileId, i) => ({ fileId, name: `佐证 ${i + 1}.png` }));
    const [theirs, foreign] = [await upload(street), await upload(kit.binjiang.as('section-officer'))];
    for (const id of [newId(), foreign]) await expect(report({ attachments: files(id) })).rejects.toMatchObject({ code: 'accident.unknown_file', errors: [{ path: 'body.attachments[0].fileId' }] });
    // Who reports for a street gives what he uploaded himself.
    await expect(report({ attachments: files(await upload()) }, street)).rejects.toMatchObject({ code: 'accident.unknown_file' });
    const [more, first, second2] = [await upload(), await upload(), await upload()];
    let a = await report({ attachments: files(theirs) }, street);
    a = await accidents.supplement(officer, a.id, a.version, supplementAccidentBody.parse({ at: iso(at), note: '续报', attachments: files(more) }));
    a = await verify(a);
    a = await accidents.grade(officer, a.id, a.version, 'general');
    a = await accidents.investigate(officer, a.id, a.version, { lead: '区应急管理局', members: ['区住建局'] });
    a = await accidents.submitReport(officer, a.id, a.version, { conclusion: '初稿', attachments: files(first) });
    a = await accidents.return(leader, a.id, a.version, '补充');
    a = await accidents.submitReport(officer, a.id, a.version, { conclusion: '终稿', attachments: files(second2) });
    await expect(accidents.fulfil(officer, a.id, a.version, { items: [{ item: 'cause', finding: '已查清', evidence: '报告', attachments: [] }, { item: 'education', finding: '已教育', evidence: '签到表', attachments: files(newId()) }] })).rejects.toMatchObject({ code: 'accident.unknown_file', errors: [{ path: 'body.items[1].attachments[0].fileId' }] });
    a = await accidents.fulfil(officer, a.id, a.version, { items: [{ item: 'education', finding: '已教育', evidence: '签到表', attachments: files(more) }] });
    expect(a.attachments.map((f) => [f.fileId, f.of, f.sequence, f.by.id])).toEqual([[theirs, 'report', null, street.actor.id], [more, 'supplement', 2, officer.actor.id], [first, 'submit-report', null, officer.actor.id], [second2, 'submit-report', null, officer.actor.id], [more, 'education', null, officer.actor.id]]);
    expect(await records.fileOf(leader, a.id, theirs)).toBe(theirs);
    const other = await report();
    for (const [ctx, id, fileId] of [[officer, a.id, foreign], [officer, other.id, theirs], [kit.pingshan.as('street-officer', '440310003'), a.id, theirs], [kit.binjiang.as('section-officer'), a.id, theirs]] as const) expect(await codeOf(records.fileOf(ctx, id, fileId))).toBe('request.not_found');

    const m = await measures.add(officer, addMeasureBody.parse({ accidentId: a.id, measure: '排查', responsible: '某街道办', unitId, dueOn: '2035-01-01', attachments: files(first) }));
    const done = await upload(second);
    const unreportedReason = '已现场核实';
    await expect(measures.assess(second, m.id, 1, assessMeasureBody.parse({ result: 'yes', evidence: '现场', unreportedReason, attachments: files(foreign) }))).rejects.toMatchObject({ code: 'accident-measure.unknown_file' });
    const assessed = await measures.assess(second, m.id, 1, assessMeasureBody.parse({ result: 'yes', evidence: '现场', unreportedReason, attachments: files(done) }));
    expect(assessed.attachments.map((f) => [f.fileId, f.of])).toEqual([[first, 'add'], [done, 'assess']]);
    const named = kit.pingshan.holding([{ role: 'street-officer', unitId, divisionPrefix: '440310003' }], unitId);
    expect(await measures.fileOf(named, m.id, done)).toBe(done);
    for (const [ctx, fileId] of [[officer, more], [kit.pingshan.as('street-officer', '440310003'), done], [kit.binjiang.as('section-officer'), done]] as const) expect(await codeOf(measures.fileOf(ctx, m.id, fileId))).toBe('request.not_found');
  });

  it('given figures, then each leads to exactly its rows; an export has them too', async () => {
    const f = await records.figures(officer, accidentFiguresQuery.parse({}));
    const rows = (filter: object) => records.page(officer, accidentQuery.parse({ ...filter, limit: 200 }));
    expect(f.total.accidents).toBeGreaterThan(5);
    for (const g of [f.total, ...f.byMonth, ...f.byIndustry, ...f.byStreet, ...f.byGrade, ...f.byType]) {
      const { items } = await rows(g.filter);
      expect([items.length, items.reduce((n, i) => n + i.deaths, 0)]).toEqual([g.accidents, g.deaths]);
    }
    expect(f.byMonth.reduce((n, g) => n + g.accidents, 0)).toBe(f.total.accidents);
    expect(f.byIndustry).toMatchObject([{ key: 'E', name: '建筑业' }]);
    const all = [];
    for await (const page of records.pages(officer, accidentQuery.parse({ counted: 'yes' }))) all.push(...page);
    expect(all.map((a) => a.id)).toEqual((await rows({ counted: 'yes' })).items.map((a) => a.id));
  });

  it('given two who work the same accident at once, then one of them does, and the other is told that it changed', async () => {
    const a = await report();
    const results = await Promise.allSettled([verify(a), accidents.withdraw(second, a.id, 1, '误报')]);
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((results.find((r) => r.status === 'rejected') as PromiseRejectedResult).reason).toMatchObject({ code: 'request.stale' });
  });
});
