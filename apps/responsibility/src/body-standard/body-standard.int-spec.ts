import { bodyAssessmentQuery, checkBodyAssessmentBody, draftBodyStandardBody, openBodyAssessmentBody, retryBodyAssessmentBody, type BodyAssessment, type BodyStandard } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { csvStream } from '@anlan/platform/ledger';
import { codeOf, serviceKit, type ServiceKit } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { text as whole } from 'node:stream/consumers';
import { migrations } from '../../migrations';
import { BodyAssessmentService } from './body-assessment.service';
import { bodyAssessmentCsv, BodyStandardRecords } from './body-standard.records';
import { BodyStandardService } from './body-standard.service';

describe('standards of street and community bodies', () => {
  let kit: ServiceKit;
  let officer: TenantContext;
  let street: TenantContext;
  let standards: BodyStandardService;
  let assessments: BodyAssessmentService;
  let records: BodyStandardRecords;
  const today = shanghaiDay(new Date());
  const community = '440310001001';
  beforeAll(async () => {
    kit = await serviceKit('responsibility', migrations);
    const { tx, references, attachments } = kit;
    [standards, assessments, records] = [new BodyStandardService(tx), new BodyAssessmentService(tx, references, attachments), new BodyStandardRecords(tx, references)];
    [officer, street] = [kit.pingshan.as('section-officer'), kit.pingshan.as('street-officer', '440310001')];
    // A community that is no more: it is in no denominator.
    kit.pingshan.snapshot.divisions.push({ code: '440310001009', name: '撤销社区', level: 'community', parentCode: '440310001000', validFrom: '2020-01-01', validTo: addCalendarDays(today, -1) });
  });
  afterAll(() => kit.close());

  const items = [{ name: '有机构', wanted: '挂牌', maxScore: 40, evidenceWanted: true }, { name: '有队伍', wanted: '八人以上', maxScore: 60, evidenceWanted: false }];
  const draft = (more: object = {}, ctx = officer): Promise<BodyStandard> => standards.draft(ctx, draftBodyStandardBody.parse({ name: '应急机构“六有”', sourceDocument: '建设方案', levels: ['street', 'community'], items, passMark: 80, ...more }));
  const published = async (more: object = {}, ctx = officer): Promise<BodyStandard> => standards.publish(ctx, (await draft(more, ctx)).id, 1);
  const scores = (one: number, two: number) => [{ item: 1, score: one, evidence: '照片' }, { item: 2, score: two }];
  const open = (standardId: string, more: object = {}, ctx = street): Promise<BodyAssessment> => assessments.open(ctx, openBodyAssessmentBody.parse({ standardId, divisionCode: community, items: scores(40, 55), ...more }));
  const check = (id: string, version: number, points: [number, number][] = [], ctx = officer): Promise<BodyAssessment> => assessments.check(ctx, id, version, checkBodyAssessmentBody.parse({ deductions: points.map(([item, n]) => ({ item, points: n, reason: '台账不全' })), note: '实地查看' }));
  const passed = async (standardId: string, more: object = {}, ctx = street): Promise<BodyAssessment> => {
    const { id } = await open(standardId, more, ctx);
    await check(id, 1);
    return assessments.recordCity(officer, id, 2, { result: 'passed', checkedOn: today, note: '市验收合格' });
  };
  const list = async (query: object, ctx = officer) => (await records.assessments(ctx, bodyAssessmentQuery.parse(query))).items;

  it('given a standard, when it is published, revised and published again, then one version is in force, and the former stays as it was', async () => {
    const first = await draft();
    expect(first).toMatchObject({ number: 1, status: 'draft', fullScore: 100, lineId: first.id, allowedActions: ['publish'] });
    expect(await codeOf(standards.change(officer, first.id, 1, { passMark: 101 }))).toBe('body-standard.pass_mark');
    await standards.change(officer, first.id, 1, { passMark: 90 });
    expect(await codeOf(open(first.id))).toBe('body-assessment.unknown_standard');
    expect(await standards.publish(officer, first.id, 2)).toMatchObject({ status: 'published', passMark: 90 });
    expect(await codeOf(standards.change(officer, first.id, 3, { name: '改' }))).toBe('body-standard.not_draft');
    const next = await standards.revise(officer, first.id, 3);
    expect(next).toMatchObject({ number: 2, status: 'draft', lineId: first.id, passMark: 90 });
    expect(await codeOf(standards.revise(officer, first.id, 4))).toBe('body-standard.draft_exists');
    const both = await Promise.allSettled([standards.publish(officer, next.id, 1), standards.publish(officer, next.id, 1)]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await records.standard(street, first.id)).toMatchObject({ status: 'superseded', passMark: 90 });
    expect((await records.standards(street, { limit: 20, lineId: first.id })).items.map((s) => [s.number, s.status])).toEqual([[2, 'published'], [1, 'superseded']]);
    expect(await codeOf(draft({}, kit.pingshan.as('section-officer', '440310001')))).toBe('request.forbidden');
    expect(await codeOf(records.standard(kit.binjiang.as('district-admin'), first.id))).toBe('request.not_found');
    expect(await codeOf(standards.revise(kit.binjiang.as('district-admin'), next.id, 2))).toBe('request.not_found');
  });

  it('given a body, when it is checked by itself, the district and the city, then it passes; what fails is tried again, and the try before is kept', async () => {
    const { id: standardId } = await published();
    const first = await open(standardId);
    expect(first).toMatchObject({ status: 'self_checked', attempt: 1, selfScore: 95, score: null, previousId: null });
    expect(await codeOf(open(standardId))).toBe('body-assessment.current_exists');
    expect(await codeOf(check(first.id, 1, [[1, 41]]))).toBe('body-assessment.deduction');
    expect(await check(first.id, 1, [[1, 16], [2, 5]])).toMatchObject({ status: 'to_rectify', score: 74, deductions: [{ item: 1, points: 16 }, { item: 2, points: 5 }] });
    expect(await codeOf(assessments.recordCity(officer, first.id, 2, { result: 'passed', checkedOn: today, note: '合格' }))).toBe('body-assessment.action_not_allowed');
    const again = await assessments.retry(street, first.id, 2, retryBodyAssessmentBody.parse({ items: scores(40, 58), rectified: '已补齐台账' }));
    expect(again).toMatchObject({ attempt: 2, previousId: first.id, rectified: '已补齐台账', status: 'self_checked', selfScore: 98 });
    expect(await records.assessment(street, first.id)).toMatchObject({ status: 'retried', score: 74, deductions: [{ points: 16 }, { points: 5 }] });
    expect(await codeOf(assessments.retry(street, first.id, 3, retryBodyAssessmentBody.parse({ items: scores(40, 58), rectified: '再' })))).toBe('body-assessment.action_not_allowed');
    await check(again.id, 1, [[2, 3]]);
    expect(await codeOf(assessments.recordCity(officer, again.id, 2, { result: 'passed', checkedOn: addCalendarDays(today, 1), note: '合格' }))).toBe('body-assessment.in_future');
    expect(await assessments.recordCity(officer, again.id, 2, { result: 'to_rectify', checkedOn: today, note: '补训练记录' })).toMatchObject({ status: 'to_rectify', cityNote: '补训练记录' });
    const third = await assessments.retry(street, again.id, 3, retryBodyAssessmentBody.parse({ items: scores(40, 60), rectified: '已补训练' }));
    await check(third.id, 1);
    expect(await assessments.recordCity(officer, third.id, 2, { result: 'passed', checkedOn: today, note: '合格' })).toMatchObject({ status: 'passed', attempt: 3, allowedActions: [] });
    expect((await list({ standardId })).map((a) => [a.attempt, a.status])).toEqual([[3, 'passed'], [2, 'retried'], [1, 'retried']]);
  });

  it('given who checked the body himself, then he does not check it for the district, whatever he may', async () => {
    const { id: standardId } = await published();
    const both = kit.pingshan.holding([{ role: 'street-officer', unitId: null, divisionPrefix: '440310001' }, { role: 'section-officer', unitId: null, divisionPrefix: null }]);
    const { id, allowedActions } = await open(standardId, {}, both);
    expect(allowedActions).toEqual([]);
    expect(await codeOf(check(id, 1, [], both))).toBe('body-assessment.same_person');
    expect(await check(id, 1)).toMatchObject({ status: 'checked', checkedBy: { id: officer.actor.id } });
    await expect(kit.db.admin.query('update responsibility.body_assessment set checked_by = opened_by where id = $1', [id])).rejects.toThrow('check constraint');
    await expect(kit.db.admin.query("update responsibility.body_assessment set status = 'passed', score = 1 where id = $1", [id])).rejects.toThrow('check constraint');
  });

  it('given one body handed in twice at the same moment, then there is one try', async () => {
    const { id: standardId } = await published();
    const both = await Promise.allSettled([open(standardId), open(standardId)]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await list({ standardId })).toHaveLength(1);
  });

  it('given bodies in every state, then the rate by level comes out, over those in force today, and leads to its rows', async () => {
    const { id: standardId } = await published();
    const other = kit.pingshan.as('street-officer', '440310003');
    const [none] = (await records.figures(officer, standardId)).levels;
    expect(none).toMatchObject({ level: 'street', passed: 0, bodies: 2, rate: 0 });
    await passed(standardId, { divisionCode: '440310001' });
    await passed(standardId, { divisionCode: '440310003001' }, other);
    await open(standardId);
    const figures = await records.figures(officer, standardId);
    expect(figures.levels).toMatchObject([{ level: 'street', passed: 1, bodies: 2, rate: 0.5 }, { level: 'community', passed: 1, bodies: 2, rate: 0.5 }]);
    expect(figures.bodies.map((b) => [b.divisionCode, b.status])).toEqual([['440310001000', 'passed'], ['440310001001', 'self_checked'], ['440310003000', null], ['440310003001', 'passed']]);
    for (const { filter, passed: n } of figures.levels) expect(await list(filter)).toHaveLength(n);
    // A revision leaves what has passed where it is; a street sees its own.
    const next = await standards.publish(officer, (await standards.revise(officer, standardId, 2)).id, 1);
    expect((await records.figures(officer, next.id)).levels.map((l) => l.passed)).toEqual([1, 1]);
    expect((await records.figures(other, standardId)).levels).toMatchObject([{ passed: 0, bodies: 1 }, { passed: 1, bodies: 1 }]);
    const communities = await published({ levels: ['community'] }, kit.binjiang.as('section-officer'));
    expect((await records.figures(kit.binjiang.as('street-officer', '330108009'), communities.id)).levels).toMatchObject([{ passed: 0, bodies: 0, rate: null }]);
    expect(await codeOf(records.figures(kit.binjiang.as('district-admin'), standardId))).toBe('request.not_found');
  });

  it('given deductions, then the items come by the points lost, and each leads to the bodies that lost them', async () => {
    const { id: standardId } = await published();
    const other = kit.pingshan.as('street-officer', '440310003');
    const [one, two, three] = [await open(standardId), await open(standardId, { divisionCode: '440310003001' }, other), await open(standardId, { divisionCode: '440310003' }, other)];
    await check(one.id, 1, [[1, 3], [2, 4]]);
    await check(two.id, 1, [[1, 2]]);
    const found = await records.deductions(officer, standardId);
    expect(found).toMatchObject({ checked: 2, items: [{ item: 1, name: '有机构', points: 5, bodies: 2 }, { item: 2, points: 4, bodies: 1 }] });
    for (const { filter, bodies } of found.items) expect(await list(filter)).toHaveLength(bodies);
    await check(three.id, 1, [[2, 30]]);
    expect((await records.deductions(officer, standardId)).items.map((i) => [i.item, i.points])).toEqual([[2, 34], [1, 5]]);
    // The try that is followed by another counts no more.
    await assessments.retry(other, three.id, 2, retryBodyAssessmentBody.parse({ items: scores(40, 60), rectified: '已整改' }));
    expect((await records.deductions(officer, standardId)).items.map((i) => [i.item, i.points])).toEqual([[1, 5], [2, 4]]);
    const rows = await list({ standardId, limit: 200 });
    const csv = await whole(csvStream(bodyAssessmentCsv, (async function* () { yield rows; })()));
    expect(csv.trim().split('\n')).toHaveLength(rows.length + 1);
    expect(csv).toContain('1：-3 台账不全');
  });

  it('given another street and another district, then what is not theirs is not there', async () => {
    const { id: standardId } = await published();
    const { id } = await open(standardId);
    for (const ctx of [kit.pingshan.as('street-officer', '440310003'), kit.binjiang.as('district-admin')]) {
      expect(await list({}, ctx).then((rows) => rows.filter((a) => a.divisionCode === community))).toEqual([]);
      expect(await codeOf(records.assessment(ctx, id))).toBe('request.not_found');
      expect(await codeOf(check(id, 1, [], ctx))).toBe('request.not_found');
      expect(await codeOf(assessments.evidence(ctx, id, newId()))).toBe('request.not_found');
    }
    expect(await codeOf(check(id, 1, [], street))).toBe('body-assessment.out_of_scope');
    // Not even that it has been handed in is told.
    await open(standardId, { divisionCode: '440310003' }, kit.pingshan.as('street-officer', '440310003'));
    expect(await codeOf(open(standardId, { divisionCode: '440310003' }))).toBe('body-assessment.out_of_scope');
    expect(await codeOf(open(standardId, { divisionCode: '330108001' }))).toBe('body-assessment.unknown_body');
    expect(await codeOf(open(standardId, { divisionCode: '440310001009' }))).toBe('body-assessment.unknown_body');
    expect(await codeOf(open(standardId, { divisionCode: '440310' }, kit.pingshan.as('street-officer')))).toBe('body-assessment.unknown_body');
    expect(await codeOf(open((await published({}, kit.binjiang.as('section-officer'))).id, { divisionCode: '440310001' }))).toBe('body-assessment.unknown_standard');
  });

  it('given a file as evidence, then it is the uploader\'s own, and is found by the assessment alone', async () => {
    const { id: standardId } = await published();
    const upload = async (ctx: TenantContext) => (await kit.attachments.store(ctx, { name: '照片.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('照片')]) }, 1000)).id;
    const withFile = (fileId: string) => ({ items: [{ item: 1, score: 40, fileId }, { item: 2, score: 60 }] });
    expect(await codeOf(open(standardId, withFile(await upload(officer))))).toBe('body-assessment.unknown_file');
    const fileId = await upload(street);
    const { id } = await open(standardId, withFile(fileId));
    expect(await assessments.evidence(officer, id, fileId)).toBe(fileId);
    expect(await codeOf(assessments.evidence(officer, id, await upload(street)))).toBe('request.not_found');
  });
});
