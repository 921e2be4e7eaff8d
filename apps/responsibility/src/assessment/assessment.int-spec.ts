import { appealSheetBody, assessmentRankQuery, bodyAssessmentQuery, checkSheetBody, decideSheetBody, draftBodyStandardBody, issueTaskBody, openAssessmentBody, openBodyAssessmentBody, taskQuery, type Assessment, type AssessmentSheet } from '@anlan/contracts/responsibility';
import { addCalendarDays } from '@anlan/domain';
import { csvStream } from '@anlan/platform/ledger';
import { problemOf } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { text as whole } from 'node:stream/consumers';
import { BodyAssessmentService } from '../body-standard/body-assessment.service';
import { BodyStandardRecords } from '../body-standard/body-standard.records';
import { BodyStandardService } from '../body-standard/body-standard.service';
import { TaskDeadlines } from '../task/task.deadlines';
import { TaskRecords } from '../task/task.records';
import { TaskService } from '../task/task.service';
import { TaskSteps } from '../task/task.steps';
import { itemCsv } from './assessment-sheet.table';
import { assessmentKit, codeOf, items, scores, today, type AssessmentKit } from './assessment.fixtures';
import { rankCsv } from './assessment.records';

jest.setTimeout(60_000);
const { unzipSync, strFromU8 } = jest.requireActual<typeof import('fflate')>('fflate');

describe('assessments', () => {
  let kit: AssessmentKit;
  beforeAll(async () => {
    kit = await assessmentKit();
  });
  afterAll(() => kit.close());
  const ranking = async (id: string, ctx = kit.people.officer, issue?: number) => (await kit.records.ranking(ctx, id, assessmentRankQuery.parse({ issue }))).items;
  const appeal = (sheet: AssessmentSheet, ctx = kit.people.one) => kit.sheets.appeal(ctx, sheet.id, sheet.version, appealSheetBody.parse({ items: [{ item: 2, reason: '记录已补齐' }] }));
  const decide = (sheet: AssessmentSheet, ctx = kit.people.other) => kit.sheets.decide(ctx, sheet.id, sheet.version, decideSheetBody.parse({ items: [{ item: 2, result: 'upheld', points: 3900, reason: '核实补充材料' }] }));

  it('given a scheme, then another approves it, in force it does not change, and its revision takes its place', async () => {
    const { officer, leader } = kit.people;
    expect(await codeOf(kit.draft({ totalPoints: 10_001 }))).toBe('assessment-scheme.total');
    const both = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }, { role: 'leader', unitId: null, divisionPrefix: null }]);
    const own = await kit.draft({}, both);
    expect(own.allowedActions).toEqual([]);
    expect(await codeOf(kit.schemes.approve(both, own.id, 1))).toBe('assessment-scheme.same_person');
    const first = await kit.draft();
    await kit.schemes.change(both, first.id, 1, { name: '改名' });
    expect(await codeOf(kit.schemes.approve(both, first.id, 2))).toBe('assessment-scheme.same_person');
    expect(await codeOf(kit.open({}, first))).toBe('assessment.unknown_scheme');
    expect(await codeOf(kit.schemes.approve(leader, first.id, 1))).toBe('request.stale');
    await kit.schemes.approve(leader, first.id, 2);
    expect(await codeOf(kit.schemes.change(officer, first.id, 3, { name: '再改' }))).toBe('assessment-scheme.not_draft');
    await expect(kit.db.admin.query('update responsibility.assessment_scheme set appeal_days = 9 where id = $1', [first.id])).rejects.toThrow('revised, never changed');
    await expect(kit.db.admin.query('update responsibility.assessment_scheme set approved_by = drafted_by where id = $1', [own.id])).rejects.toThrow('check constraint');
    const next = await kit.schemes.revise(officer, first.id, 3);
    expect(await codeOf(kit.schemes.revise(officer, first.id, 4))).toBe('assessment-scheme.draft_exists');
    const twice = await Promise.allSettled([kit.schemes.approve(leader, next.id, 1), kit.schemes.approve(kit.people.deputy, next.id, 1)]);
    expect(twice.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await kit.schemes.page(kit.people.one, { limit: 20, lineId: first.id })).items.map((s) => [s.number, s.status])).toEqual([[2, 'in_force'], [1, 'superseded']]);
    expect(await codeOf(kit.schemes.get(kit.binjiang.as('district-admin'), first.id))).toBe('request.not_found');
    expect(await codeOf(kit.schemes.approve(kit.binjiang.as('leader'), next.id, 1))).toBe('request.not_found');
  });

  it('given a run, then the street scores itself, another checks, the street appeals, a third decides, and the result explains itself', async () => {
    const { one, checker, officer, leader, other } = kit.people;
    const { id } = await kit.open();
    const sheet = await kit.sheetOf(id, kit.units.one);
    expect(sheet).toMatchObject({ status: 'self_scoring', late: false, selfPoints: null, items: [{ measured: { numerator: 0, denominator: 0, numeratorRows: { list: 'letters', filter: { signed: 'true', partyUnder: kit.units.one } } } }, {}, {}, {}] });
    expect(await codeOf(kit.check(sheet.id, 1))).toBe('assessment-sheet.not_self_scored');
    // No letter was sent: the scheme gives the full score where there is nothing to sign.
    expect(await kit.selfScore(sheet.id, one)).toMatchObject({ selfPoints: 3000 + 4000 + 3000 + 100, status: 'self_scored', selfScoredOn: today });
    expect(await codeOf(kit.selfScore(sheet.id, one, 2))).toBe('assessment-sheet.action_not_allowed');
    const [wrong] = await Promise.allSettled([kit.check(sheet.id, 2, 4001)]);
    expect(wrong.status).toBe('rejected');
    const race = await Promise.allSettled([kit.check(sheet.id, 2, 3500, [{ deduction: 1, times: 2, note: '两次逾期' }]), kit.check(sheet.id, 2, 3500, [{ deduction: 1, times: 2, note: '两次逾期' }], checker)]);
    expect(race.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    // While it is weighed the unit does not see it.
    expect(await kit.records.sheet(one, sheet.id)).toMatchObject({ status: 'checked', checkedPoints: null, items: [{ check: null }, { check: null }, { check: null }, { check: null }] });
    expect(await kit.records.sheet(officer, sheet.id)).toMatchObject({ checkedPoints: 3000 + 3500 + 2700 });
    const told = await kit.sheets.notify(checker, sheet.id, 3);
    expect(told).toMatchObject({ status: 'notified', appealUntil: addCalendarDays(today, 5) });
    const under = await appeal(told);
    expect(await codeOf(kit.assessments.finalise(officer, id, 1))).toBe('assessment.not_settled');
    expect(await codeOf(decide(under, checker))).toBe('assessment-sheet.same_person');
    expect(await decide(under, leader)).toMatchObject({ status: 'settled', items: [{}, { counted: 3900, check: { points: 3500 }, appeal: { reason: '记录已补齐' }, decision: { result: 'upheld' } }, {}, {}] });
    await kit.settled(id, kit.units.two, kit.people.two, 3000);
    expect((await ranking(id, one))).toEqual([]);
    expect(await kit.assessments.finalise(officer, id, 1)).toMatchObject({ status: 'final', allowedActions: [] });
    expect([(await ranking(id, one)).length, (await ranking(id)).length]).toEqual([0, 2]);
    expect(await kit.records.sheet(one, sheet.id)).toMatchObject({ status: 'final', points: null, rank: null });
    expect(await codeOf(kit.assessments.finalise(other, id, 2))).toBe('assessment.action_not_allowed');
    await kit.issues.issue(leader, id, 2, { document: '安委办〔2026〕7 号', note: '上半年情况总体平稳' });
    expect(await kit.records.sheet(one, sheet.id)).toMatchObject({ points: 9600, grade: '优秀', rank: 1 });
    expect((await ranking(id, one)).map((r) => [r.rank, r.unitName, r.points, r.grade])).toEqual([[1, '坪山街道应急办', 9600, '优秀'], [2, '龙田街道应急办', 9000, '优秀']]);
    const figures = await kit.records.figures(one, id);
    expect(figures).toMatchObject({ units: 2, points: 18_600, average: 9300, vetoed: 0, best: [{ item: 1, rate: 1 }, { item: 3 }, { item: 2 }], worst: [{ item: 2, points: 6900, possible: 8000 }, { item: 3 }, { item: 1 }], grades: [{ grade: '优秀', count: 2 }, { count: 0 }, { count: 0 }] });
  });

  it('given who is of the unit, or scored it, or checked it, then he does not judge it, whatever he may; and the table refuses it too', async () => {
    const { officer, one } = kit.people;
    const insider = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }], kit.units.one);
    const { id } = await kit.open();
    const sheet = await kit.sheetOf(id, kit.units.one);
    // A section may enter what a unit without an account says of itself, and then does not check it.
    await kit.selfScore(sheet.id, officer);
    expect(await codeOf(kit.check(sheet.id, 2, 3500, [], officer))).toBe('assessment-sheet.same_person');
    expect(await codeOf(kit.check(sheet.id, 2, 3500, [], insider))).toBe('assessment-sheet.own_unit');
    expect((await kit.records.sheet(insider, sheet.id)).allowedActions).toEqual([]);
    await kit.check(sheet.id, 2);
    expect(await codeOf(kit.sheets.notify(insider, sheet.id, 3))).toBe('assessment-sheet.own_unit');
    const told = await kit.sheets.notify(officer, sheet.id, 3);
    const under = await appeal(told);
    expect(await codeOf(decide(under, insider))).toBe('assessment-sheet.own_unit');
    expect(await codeOf(decide(under, officer))).toBe('assessment-sheet.same_person');
    await decide(under);
    for (const set of ['checked_by = self_scored_by', 'decided_by = checked_by', 'checked_unit_id = unit_id', 'decided_unit_id = unit_id']) await expect(kit.db.admin.query(`update responsibility.assessment_sheet set ${set} where id = $1`, [sheet.id])).rejects.toThrow('check constraint');
    await kit.settled(id, kit.units.two, kit.people.two);
    expect(await codeOf(kit.assessments.finalise(insider, id, 1))).toBe('assessment.own_unit');
    expect(await codeOf(kit.assessments.finalise(one, id, 1))).toBe('request.forbidden');
    const twofold = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }, { role: 'leader', unitId: null, divisionPrefix: null }]);
    await kit.assessments.finalise(twofold, id, 1);
    expect(await codeOf(kit.issues.issue(twofold, id, 2, { document: 'x', note: null }))).toBe('assessment.same_person');
  });

  it('given a run that stands, then its scheme, in whichever version, is not run a second time over its period, by two at once neither; once it is cancelled it is', async () => {
    const { officer, other, leader } = kit.people;
    const scheme = await kit.inForce();
    const body = (schemeId: string, more: object = {}) => openAssessmentBody.parse({ schemeId, name: '上半年考核', from: '2026-01-01', to: '2026-06-30', selfScoreUntil: today, units: kit.streets, ...more });
    const twice = await Promise.allSettled([kit.assessments.open(officer, body(scheme.id)), kit.assessments.open(other, body(scheme.id, { name: '再考一次' }))]);
    expect(twice.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    const run = twice.flatMap((r) => (r.status === 'fulfilled' ? [r.value] : []))[0] as Assessment;
    expect(await problemOf(Promise.reject((twice.find((r) => r.status === 'rejected') as PromiseRejectedResult).reason))).toMatchObject({ code: 'assessment.already_run', extra: { assessmentId: run.id } });
    const revised = await kit.schemes.revise(officer, scheme.id, 2);
    await kit.schemes.approve(leader, revised.id, 1);
    expect(await problemOf(kit.assessments.open(officer, body(revised.id)))).toMatchObject({ code: 'assessment.already_run', params: { name: run.name }, extra: { assessmentId: run.id } });
    // Another period, another scheme and another district have nothing to do with it.
    expect((await kit.assessments.open(officer, body(revised.id, { from: '2026-07-01', to: '2026-12-31' }))).status).toBe('under_way');
    expect((await kit.open()).status).toBe('under_way');
    await expect(kit.db.admin.query("insert into responsibility.assessment select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).* from responsibility.assessment a where a.id = $1", [run.id])).rejects.toMatchObject({ code: '23505' });
    await kit.assessments.cancel(officer, run.id, run.version, '方案已修订');
    expect((await kit.assessments.open(officer, body(revised.id))).id).not.toBe(run.id);
  });

  it('given another street or another district, then a sheet is not there; before the issue there is no ranking', async () => {
    const { one, two } = kit.people;
    const { id } = await kit.open();
    const sheet = await kit.sheetOf(id, kit.units.one);
    expect(await codeOf(kit.records.sheet(two, sheet.id))).toBe('request.not_found');
    expect(await codeOf(kit.selfScore(sheet.id, two))).toBe('request.not_found');
    expect((await kit.records.sheets(two, { limit: 20, assessmentId: id })).items.map((s) => s.unitId)).toEqual([kit.units.two]);
    expect((await kit.records.progress(one, id)).states[0]).toEqual({ status: 'self_scoring', count: 1, filter: { assessmentId: id, status: 'self_scoring' } });
    const stranger = kit.binjiang.as('district-admin');
    for (const p of [kit.records.sheet(stranger, sheet.id), kit.selfScore(sheet.id, stranger), kit.records.get(stranger, id), kit.assessments.finalise(stranger, id, 1), kit.records.ranking(stranger, id, assessmentRankQuery.parse({}))]) expect(await codeOf(p)).toBe('request.not_found');
    expect((await kit.records.sheets(stranger, { limit: 20 })).items).toEqual([]);
    const open = (more: object) => kit.assessments.open(kit.people.officer, openAssessmentBody.parse({ schemeId: sheet.schemeId, name: 'x', from: '2026-01-01', to: '2026-06-30', selfScoreUntil: today, units: kit.streets, ...more }));
    expect(await codeOf(open({ units: [kit.streets[0], kit.streets[0]] }))).toBe('assessment.unit_twice');
    expect(await codeOf(open({ units: [{ unitId: kit.units.one }] }))).toBe('assessment.unknown_street');
    expect(await codeOf(open({ units: [{ unitId: '01980000-0000-7000-8000-00000000dead', divisionCode: '440310001' }] }))).toBe('assessment.unknown_unit');
    expect(await codeOf(open({ to: '2025-12-31' }))).toBe('assessment.period');
  });

  it('given a ranking that is not public, then a unit sees its own place only', async () => {
    const { id } = await kit.graded({ rankingIsPublic: false });
    await kit.issues.issue(kit.people.leader, id, 2, { document: '7 号', note: null });
    expect((await ranking(id, kit.people.two)).map((r) => r.unitId)).toEqual([kit.units.two]);
    expect(await ranking(id)).toHaveLength(2);
    expect(await kit.records.figures(kit.people.two, id)).toMatchObject({ units: 1 });
  });

  it('given equal sums, then one rank; an issue is kept under its correction, and says why; the files say the same as the list', async () => {
    const { leader, deputy, officer } = kit.people;
    const { id } = await kit.graded({}, [3500, 3500]);
    expect((await ranking(id)).map((r) => [r.rank, r.points])).toEqual([[1, 9500], [1, 9500]]);
    await kit.issues.issue(leader, id, 2, { document: '7 号', note: null });
    const sheet = await kit.sheetOf(id, kit.units.two);
    const correct = (points: number, ctx = deputy, version = 3) => kit.issues.correct(ctx, id, version, { document: '9 号', reason: '重复扣分', changes: [{ sheetId: sheet.id, item: 2, points, reason: '同一问题扣了两次' }] });
    expect(await codeOf(correct(4001))).toBe('assessment-sheet.points');
    expect(await codeOf(kit.issues.correct(deputy, id, 3, { document: '9 号', reason: 'x', changes: [{ sheetId: id, item: 2, points: 1, reason: 'x' }] }))).toBe('assessment.unknown_change');
    expect(await codeOf(correct(4000, officer))).toBe('request.forbidden');
    const after = await correct(4000);
    expect(after.issues).toMatchObject([{ issue: 1, document: '7 号' }, { issue: 2, document: '9 号', note: '重复扣分', issuedBy: { id: deputy.actor.id } }]);
    expect((await ranking(id)).map((r) => [r.rank, r.unitId, r.points])).toEqual([[1, kit.units.two, 10_000], [2, kit.units.one, 9500]]);
    expect((await ranking(id, kit.people.one, 1)).map((r) => r.rank)).toEqual([1, 1]);
    expect(await codeOf(ranking(id, officer, 3))).toBe('assessment.unknown_issue');
    expect(await kit.records.sheet(kit.people.two, sheet.id)).toMatchObject({ rank: 1, points: 10_000, items: [{}, { check: { points: 3500 }, counted: 4000, corrections: [{ points: 4000, issue: 2, reason: '同一问题扣了两次' }] }, {}, {}] });
    await expect(kit.db.admin.query('update responsibility.assessment_standing set rank = 1 where assessment_id = $1', [id])).rejects.toThrow('never changes');
    const csv = await whole(csvStream(rankCsv, Readable.from([await ranking(id)])));
    expect(csv.split('\r\n').slice(1, 3)).toEqual(['1,龙田街道应急办,龙田街道,100.00,优秀,否', '2,坪山街道应急办,坪山街道,95.00,优秀,否']);
    const table = await whole(csvStream(itemCsv, Readable.from([(await kit.records.sheet(officer, sheet.id)).items])));
    expect(table).toContain('责任书签订率 0/0=—');
    expect(table).toContain('第 2 次通报 40.00 同一问题扣了两次');
    const xml = async (issue?: number) => strFromU8(unzipSync((await kit.documents.of(officer, id, issue)).bytes)['word/document.xml'] as Uint8Array);
    expect(await xml()).toContain('更正理由：重复扣分');
    expect(await xml(1)).not.toContain('100.00');
    expect(await codeOf(kit.documents.of(officer, (await kit.open()).id, undefined))).toBe('assessment.not_issued');
  });

  it('given an appeal while it is being graded, then one of both comes first, and no sheet is graded under appeal', async () => {
    const { id } = await kit.open();
    await kit.settled(id, kit.units.two, kit.people.two);
    const told = await kit.notified(id, kit.units.one, kit.people.one);
    await kit.db.admin.query('update responsibility.assessment_sheet set appeal_until = $2 where id = $1', [told.id, addCalendarDays(today, -1)]);
    expect(await codeOf(appeal(told))).toBe('assessment-sheet.appeal_late');
    expect((await kit.records.sheet(kit.people.one, told.id)).allowedActions).toEqual(['accept']);
    const both = await Promise.allSettled([kit.sheets.accept(kit.people.one, told.id, told.version), kit.assessments.finalise(kit.people.officer, id, 1)]);
    expect(both[1].status).toBe('fulfilled');
    expect((await kit.sheetOf(id, kit.units.one)).status).toBe('final');
    const second = await kit.open();
    await kit.settled(second.id, kit.units.two, kit.people.two);
    const open = await kit.notified(second.id, kit.units.one, kit.people.one);
    const race = await Promise.allSettled([appeal(open), kit.assessments.finalise(kit.people.officer, second.id, 1)]);
    expect(race.map((r) => r.status)).toEqual(['fulfilled', 'rejected']);
  });

  it('given a cancelled run, then its sheets stand still; a day that passed without a self-score is told, and the check goes on without it', async () => {
    const { officer, one } = kit.people;
    const { id } = await kit.open({ selfScoreUntil: addCalendarDays(today, -1) });
    const sheet = await kit.sheetOf(id, kit.units.one);
    expect(sheet.late).toBe(true);
    const { late } = await kit.records.progress(officer, id);
    expect(late).toEqual({ count: 2, filter: { assessmentId: id, late: 'true' } });
    expect((await kit.records.sheets(officer, { limit: 20, assessmentId: id, late: true })).items).toHaveLength(2);
    expect(await kit.check(sheet.id, 1)).toMatchObject({ status: 'checked', selfPoints: null, checkedPoints: 9500 });
    await kit.assessments.cancel(officer, id, 1, '方案调整');
    expect(await codeOf(kit.sheets.notify(officer, sheet.id, 2))).toBe('assessment-sheet.action_not_allowed');
    expect((await kit.records.sheet(one, sheet.id)).allowedActions).toEqual([]);
  });

  it('given a veto, then another reviews it, in effect it acts on the sum as the scheme says, and once it is lifted a correction gives the sum back', async () => {
    const { officer, leader, deputy, one } = kit.people;
    const both = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }, { role: 'leader', unitId: null, divisionPrefix: null }]);
    const own = await kit.veto({}, both);
    expect(await codeOf(kit.vetoes.review(both, own.id, 1, { result: 'reviewed', note: 'x' }))).toBe('veto.same_person');
    const ofUnit = kit.pingshan.holding([{ role: 'leader', unitId: null, divisionPrefix: null }], kit.units.one);
    expect(await codeOf(kit.vetoes.review(ofUnit, own.id, 1, { result: 'reviewed', note: 'x' }))).toBe('veto.own_unit');
    await kit.vetoes.review(leader, own.id, 1, { result: 'refused', note: '不属实' });
    expect(await codeOf(kit.veto({ memberId: one.actor.memberId }))).toBe('veto.subject');
    expect(await codeOf(kit.veto({ from: '2027-01-01' }))).toBe('veto.period');
    const { id: vetoId } = await kit.vetoInEffect();
    await kit.vetoInEffect({ unitId: kit.units.two, from: '2026-07-01' });
    await expect(kit.db.admin.query('update responsibility.veto set reviewed_by = proposed_by where id = $1', [vetoId])).rejects.toThrow('check constraint');
    expect(await codeOf(kit.vetoes.get(kit.binjiang.as('district-admin'), vetoId))).toBe('request.not_found');
    expect(await kit.vetoes.get(officer, vetoId)).toMatchObject({ status: 'in_effect', document: '安委〔2026〕9 号' });
    const { id } = await kit.graded();
    expect((await ranking(id)).map((r) => [r.unitId, r.points, r.grade, r.vetoed])).toEqual([[kit.units.two, 9000, '优秀', false], [kit.units.one, 5900, '不合格', true]]);
    expect(await kit.sheetOf(id, kit.units.one)).toMatchObject({ points: 5900, vetoes: [{ vetoId, trigger: 'fatal_accident', effect: '得分不超过 59.00 分' }] });
    await kit.issues.issue(leader, id, 2, { document: '7 号', note: null });
    await kit.vetoes.lift(leader, vetoId, 3, { reason: '经调查不负责任' });
    await kit.issues.correct(deputy, id, 3, { document: '8 号', reason: '否决已解除', changes: [] });
    expect((await ranking(id)).map((r) => [r.unitId, r.points])).toEqual([[kit.units.one, 9500], [kit.units.two, 9000]]);
    expect(await ranking(id, officer, 1)).toMatchObject([{ rank: 1 }, { points: 5900, vetoed: true }]);
  });

  it('given indicators, then numerator and denominator are what the lists count by the filters they leave behind; who sees a part only does not measure', async () => {
    const { officer } = kit.people;
    const all = ['letter_signing_rate', 'item_completion_rate', 'task_on_time_rate', 'supervision_reply_rate', 'body_pass_rate', 'accident_quota_use'];
    const scheme = await kit.inForce({ totalPoints: 7000, items: [...all.map((indicator) => ({ ...items[0], name: indicator, points: 1000, indicator })), { ...items[1], points: 1000 }] });
    const local = kit.pingshan.as('section-officer', '440310003');
    const { tx, references, numbers, attachments, jobs, logger } = kit;
    const taskRecords = new TaskRecords(tx, references);
    const deadlines = new TaskDeadlines(tx, jobs, references, logger);
    const [tasks, steps] = [new TaskService(tx, references, numbers, attachments, taskRecords, deadlines), new TaskSteps(tx, references, attachments, taskRecords, deadlines)];
    const issue = (dueOn: string, divisionCode = '440310001', leadUnitId = kit.units.one) => tasks.issue(officer, issueTaskBody.parse({ title: '专项整治', wanted: '全覆盖排查', source: { kind: 'meeting', label: '第一次会议' }, leadUnitId, divisionCode, dueOn }));
    const done = await issue('2026-02-01');
    await steps.accept(officer, done.id, 1);
    await steps.submit(officer, done.id, 2, { note: '完成', evidence: [] });
    await steps.verify(kit.people.other, done.id, 3, null);
    await kit.db.admin.query("update responsibility.task set submitted_on = '2026-01-31' where id = $1", [done.id]);
    // What the district gives to the street's unit is the street's; what it keeps and another does is not.
    for (const [day, code, unit] of [['2026-03-01'], ['2026-03-02', '440310'], ['2025-12-31'], ['2026-07-01'], ['2026-03-01', undefined, kit.units.two]] as const) await issue(day, code, unit);
    const bodies = new BodyStandardService(tx);
    const standard = await bodies.draft(officer, draftBodyStandardBody.parse({ name: '六有', sourceDocument: '方案', levels: ['street', 'community'], items: [{ name: '有机构', wanted: '挂牌', maxScore: 10, evidenceWanted: false }], passMark: 5 }));
    await bodies.publish(officer, standard.id, 1);
    const bodyAssessments = new BodyAssessmentService(tx, references, attachments);
    const body1 = await bodyAssessments.open(kit.people.one, openBodyAssessmentBody.parse({ standardId: standard.id, divisionCode: '440310001001', items: [{ item: 1, score: 10 }] }));
    await bodyAssessments.check(officer, body1.id, 1, { deductions: [], note: '合格' });
    await bodyAssessments.recordCity(officer, body1.id, 2, { result: 'passed', checkedOn: today, note: '合格' });
    const { id } = await kit.open({}, scheme);
    const sheet = await kit.sheetOf(id, kit.units.one);
    const [onTime, passed] = [sheet.items[2]?.measured, sheet.items[4]?.measured];
    expect([onTime?.numerator, onTime?.denominator, passed?.numerator, passed?.denominator]).toEqual([1, 3, 1, 2]);
    const count = async (rows: { filter: Record<string, string> } | null | undefined) => (await taskRecords.page(officer, taskQuery.parse(rows?.filter))).items.length;
    expect([await count(onTime?.numeratorRows), await count(onTime?.denominatorRows)]).toEqual([1, 3]);
    expect((await new BodyStandardRecords(tx, references).assessments(officer, bodyAssessmentQuery.parse(passed?.numeratorRows?.filter))).items).toHaveLength(1);
    expect(sheet.items.map((i) => [i.measured?.indicator, i.measured?.denominatorRows?.list])).toEqual([['letter_signing_rate', 'letters'], ['item_completion_rate', 'list-items'], ['task_on_time_rate', 'tasks'], ['supervision_reply_rate', 'supervisions'], ['body_pass_rate', undefined], ['accident_quota_use', 'accident-quotas'], [undefined, undefined]]);
    expect(await codeOf(kit.sheets.measure(local, sheet.id, 1))).toBe('request.not_found');
    expect(await codeOf(kit.assessments.open(kit.pingshan.as('section-officer', '440310003'), openAssessmentBody.parse({ schemeId: scheme.id, name: 'x', from: '2026-01-01', to: '2026-06-30', selfScoreUntil: today, units: kit.streets })))).toBe('assessment.measure_blind');
    expect(await kit.sheets.measure(officer, sheet.id, 1)).toMatchObject({ version: 2, items: [{ measured: { numerator: 0, denominator: 0 } }, {}, {}, {}, {}, {}, { measured: null }] });
    const body = checkSheetBody.parse({ items: [{ item: 1, points: 1 }, ...scores(1000)], checkedOn: today, place: 'x' });
    await kit.sheets.selfScore(kit.people.one, sheet.id, 2, { items: [{ item: 7, points: 1000, note: null, fileId: null }] });
    expect(await codeOf(kit.sheets.check(kit.people.checker, sheet.id, 3, body))).toBe('assessment-sheet.items');
  });
});
