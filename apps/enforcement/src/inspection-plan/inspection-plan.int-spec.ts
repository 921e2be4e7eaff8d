import {
  dropPlanItemsBody, finishCheckBody, inspectionPlanQuery, makePlanBody, openPatrolBody, planItemsQuery, planStatisticsQuery, prepareDrawBody, proposePlanChangeBody, putPlanItemsBody, registerSubjectBody,
  requestInspectionBody, takeDrawBody, type InspectionPlan,
} from '@anlan/contracts/enforcement';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { enforcementKit, type EnforcementKit, type TestTenant } from '../../test/enforcement-kit';
import { inspectedStatement } from './inspection-plan.items';

describe('yearly inspection plans', () => {
  let kit: EnforcementKit;
  let chief: TenantContext;
  let leader: TenantContext;
  let unitId: string;
  beforeAll(async () => {
    kit = await enforcementKit();
    [chief, leader] = [kit.pingshan.as('section-officer'), kit.pingshan.as('leader')];
    unitId = kit.pingshan.snapshot.units[0]?.id as string;
  });
  afterAll(() => kit.close());

  const subjects = async (count: number, divisionCode = '440310001001', tenant: TestTenant = kit.pingshan): Promise<string[]> => {
    const made: string[] = [];
    for (let i = 0; i < count; i += 1) made.push((await kit.subjects.register(tenant.as('district-admin'), registerSubjectBody.parse({ kind: 'small_premises', name: `计划小店 ${i}`, address: '坪山大道', divisionCode }))).id);
    return made;
  };
  const items = (ids: readonly string[], more: object = {}) => putPlanItemsBody.parse({ items: ids.map((subjectId) => ({ subjectId, month: 3, ...more })) }).items;
  const made = (more: object = {}, ctx = chief): Promise<InspectionPlan> => kit.plans.make(ctx, makePlanBody.parse({ name: '年度监督检查计划', year: 2026, divisionCode: '440310', unitId, ...more }));
  const approved = async (ids: readonly string[], more: object = {}): Promise<InspectionPlan> => {
    const { id } = await made({ ...more, items: items(ids) });
    await kit.plans.submit(chief, id, 1);
    return kit.plans.approve(leader, id, 2);
  };
  const inspect = (subjectId: string, year: number): Promise<void> =>
    kit.db.tenantTx().write(chief, async (tx) => tx.queue(inspectedStatement(chief.tenantId, { subjectId, checkId: newId(), at: new Date(), year })));

  it('given a plan of five, when two are inspected, one of them twice, then two of five are done, in the figures as in the rows', async () => {
    const ids = await subjects(5);
    const plan = await approved(ids, { year: 2031 });
    expect(plan).toMatchObject({ status: 'approved', progress: { planned: 5, inspected: 0, rate: '0.00 %' }, approvedBy: { id: leader.actor.id }, submittedBy: { id: chief.actor.id } });
    for (const id of [ids[0], ids[0], ids[1]]) await inspect(id as string, 2031);
    await inspect(ids[2] as string, 2030);
    expect((await kit.planRecords.get(chief, plan.id)).progress).toEqual({ planned: 5, inspected: 2, rate: '40.00 %' });
    // The same subject in a second plan is no second subject.
    await approved([ids[0] as string, ids[1] as string], { year: 2031, name: '专项计划' });
    const figures = await kit.planRecords.statistics(chief, planStatisticsQuery.parse({ year: '2031' }));
    expect(figures.total).toEqual({ planned: 5, inspected: 2, rate: '40.00 %' });
    for (const { planId, month, kind, inspected } of figures.items) {
      const { items: rows } = await kit.planRecords.items(chief, planId, planItemsQuery.parse({ month: String(month), kind, inspected: 'true', limit: '200' }));
      expect(rows).toHaveLength(inspected);
    }
    expect((await kit.planRecords.statistics(chief, planStatisticsQuery.parse({ year: '2099' }))).total).toEqual({ planned: 0, inspected: 0, rate: '—' });
  });

  it('given an inspection of a planned subject, when its record is signed, then the plan has it as done; a patrol there does not count', async () => {
    const [one, two] = [kit.pingshan.as('enforcement-officer'), kit.pingshan.as('enforcement-officer')];
    const [id] = (await subjects(1)) as [string];
    const plan = await approved([id], { year: Number(shanghaiDay(new Date()).slice(0, 4)) });
    const patrol = await kit.opening.open(kit.pingshan.as('grid-member', '440310001001'), 'patrol', openPatrolBody.parse({ subjectId: id, report: {} }));
    expect(patrol.status).toBe('closed');
    expect((await kit.planRecords.get(chief, plan.id)).progress.inspected).toBe(0);
    const officers = [one, two].map((o, i) => ({ memberId: o.actor.memberId, certificateNumber: `1903${i}000001` }));
    const { id: checkId } = await kit.opening.request(one, requestInspectionBody.parse({ subjectId: id, plannedOn: '2026-06-01', matters: '年度计划检查', officers }));
    await kit.checks.approve(leader, checkId, 1);
    const { code } = await kit.subjectRecords.get(kit.pingshan.as('district-admin'), id);
    await kit.checks.signIn(one, checkId, 2, { premisesCode: code as string });
    const signature = async () => (await kit.files.store(one, { name: 'qm.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('x')]) }, 1000)).id;
    const signatures = [{ role: 'officer', name: '甲', fileId: await signature() }, { role: 'officer', name: '乙', fileId: await signature() }, { role: 'subject', name: '负责人', refusal: '拒绝签字' }];
    await kit.checks.finish(one, 'inspection', checkId, 3, finishCheckBody.parse({ signatures }));
    expect((await kit.planRecords.get(chief, plan.id)).progress).toEqual({ planned: 1, inspected: 1, rate: '100.00 %' });
    expect((await kit.planRecords.items(chief, plan.id, planItemsQuery.parse({ inspected: 'true' }))).items).toMatchObject([{ subjectId: id, checkId }]);
  });

  it('given an inspection that was signed on the last evening of a year and sent in the next, then the plan of its own year has it as done', async () => {
    const [one, two] = [kit.pingshan.as('enforcement-officer'), kit.pingshan.as('enforcement-officer')];
    const [id] = (await subjects(1)) as [string];
    const year = Number(shanghaiDay(new Date()).slice(0, 4)) - 1;
    const plan = await approved([id], { year });
    const officers = [one, two].map((o, i) => ({ memberId: o.actor.memberId, certificateNumber: `1904${i}000001` }));
    const { id: checkId } = await kit.opening.request(one, requestInspectionBody.parse({ subjectId: id, plannedOn: `${year}-12-31`, matters: '年度计划检查', officers }));
    await kit.checks.approve(leader, checkId, 1);
    const { code } = await kit.subjectRecords.get(kit.pingshan.as('district-admin'), id);
    await kit.checks.signIn(one, checkId, 2, { premisesCode: code as string });
    await kit.db.admin.query('update enforcement.site_check set opened_at = $2, approved_at = $2, signed_in_at = $2 where id = $1', [checkId, `${year}-12-31T22:00:00+08:00`]);
    const signature = async () => (await kit.files.store(one, { name: 'qm.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('x')]) }, 1000)).id;
    const signatures = [{ role: 'officer', name: '甲', fileId: await signature() }, { role: 'officer', name: '乙', fileId: await signature() }, { role: 'subject', name: '负责人', refusal: '拒绝签字' }];
    await kit.checks.finish(one, 'inspection', checkId, 3, finishCheckBody.parse({ signatures, finishedAt: `${year}-12-31T23:30:00+08:00` }));
    expect((await kit.planRecords.get(chief, plan.id)).progress).toEqual({ planned: 1, inspected: 1, rate: '100.00 %' });
  });

  it('given a plan, then nobody approves what he submitted, and nothing empty is submitted', async () => {
    const admin = kit.pingshan.as('district-admin');
    const plan = await made({}, admin);
    expect(await codeOf(kit.plans.submit(admin, plan.id, 1))).toBe('inspection-plan.empty');
    await kit.plans.putItems(admin, plan.id, 1, items(await subjects(1)));
    await kit.plans.submit(admin, plan.id, 2);
    expect(await codeOf(kit.plans.approve(admin, plan.id, 3))).toBe('inspection-plan.same_person');
    expect(await codeOf(kit.plans.putItems(admin, plan.id, 3, items(await subjects(1))))).toBe('inspection-plan.not_draft');
    const back = await kit.plans.return(leader, plan.id, 3, '重点企业未全覆盖');
    expect(back).toMatchObject({ status: 'draft', returnReason: '重点企业未全覆盖', allowedActions: [] });
    expect(await codeOf(kit.plans.approve(leader, plan.id, 4))).toBe('inspection-plan.action_not_allowed');
  });

  it('given a plan that runs, then it changes only as proposed and accepted by another, and what was inspected stays', async () => {
    const [one, two, three, four] = (await subjects(4)) as [string, string, string, string];
    const plan = await approved([one, two, three], { year: 2032 });
    await inspect(one, 2032);
    const propose = (version: number, ...changes: object[]): Promise<InspectionPlan> => kit.plans.propose(chief, plan.id, version, proposePlanChangeBody.parse({ reason: '新增重点企业', changes }));
    const put = { change: 'put', subjectId: four, kind: 'key', month: 11 };
    const drop = (subjectId: string): object => ({ change: 'drop', subjectId });
    expect(await codeOf(propose(3, drop(one)))).toBe('inspection-plan.inspected_already');
    expect(await codeOf(propose(3, drop(four)))).toBe('inspection-plan.not_in_plan');
    await propose(3, put, drop(two), drop(three));
    expect(await codeOf(propose(4, drop(two)))).toBe('inspection-plan.change_pending');
    expect((await kit.planRecords.get(leader, plan.id)).progress.planned).toBe(3);
    // Inspected between the proposal and its decision: it stays.
    await inspect(two, 2032);
    expect(await codeOf(kit.plans.decide(leader, plan.id, 4, { result: 'accepted' }))).toBe('inspection-plan.inspected_already');
    const refused = await kit.plans.decide(leader, plan.id, 4, { result: 'refused', reason: '已检查' });
    expect(refused).toMatchObject({ progress: { planned: 3 }, changes: [{ result: 'refused', decision: '已检查', drop: [two, three] }] });
    await propose(5, put, drop(three));
    expect(await codeOf(kit.plans.decide(kit.pingshan.holding(chief.grants), plan.id, 6, { result: 'accepted' }))).toBe('inspection-plan.out_of_scope');
    const done = await kit.plans.decide(leader, plan.id, 6, { result: 'accepted' });
    expect(done).toMatchObject({ progress: { planned: 3, inspected: 2 }, changes: [{ result: 'refused' }, { result: 'accepted', decidedBy: { id: leader.actor.id } }] });
    expect(await codeOf(kit.plans.decide(leader, plan.id, 7, { result: 'accepted' }))).toBe('inspection-plan.no_change');
    await kit.plans.file(chief, plan.id, 7, { filedOn: '2032-01-15', filedWith: '深圳市应急管理局' });
    expect(await kit.plans.close(chief, plan.id, 8)).toMatchObject({ status: 'closed', filing: { filedOn: '2032-01-15', filedWith: '深圳市应急管理局', reference: null }, allowedActions: [] });
    const { rows } = await kit.db.admin.query<{ type: string }>('select type from enforcement.outbox where subject = $1 order by seq', [`inspection_plans/${plan.id}`]);
    expect(rows.map((r) => r.type.split('.')[3])).toEqual(['made', 'submitted', 'approved', 'change_proposed', 'change_decided', 'change_proposed', 'change_decided', 'filed', 'closed']);
  });

  it('given a draw, then those it met come into the plan', async () => {
    const [a, b] = [kit.pingshan.as('enforcement-officer'), kit.pingshan.as('enforcement-officer')];
    const draw = await kit.draws.prepare(chief, prepareDrawBody.parse({
      name: '抽查', divisionCode: '440310', from: '2026-04-01', to: '2026-06-30', items: ['履职'], rule: { percent: { A: 100, B: 100, C: 100, D: 100, none: 100 } },
      officers: [a, b].map((o, i) => ({ memberId: o.actor.memberId, certificateNumber: `19030${i}0001` })),
    }));
    const plan = await made();
    const take = takeDrawBody.parse({ drawId: draw.id, month: 5 });
    expect(await codeOf(kit.plans.takeDraw(chief, plan.id, 1, take))).toBe('inspection-plan.unknown_draw');
    await kit.draws.freeze(chief, draw.id, 1);
    const { drawn } = await kit.draws.draw(chief, draw.id, 2, {});
    expect((await kit.plans.takeDraw(chief, plan.id, 1, take)).progress.planned).toBe(drawn);
  });

  it('given a subject that is put in again, dropped, unknown or closed, then the plan says so', async () => {
    const [one, two] = (await subjects(2)) as [string, string];
    const plan = await kit.plans.putItems(chief, (await made()).id, 1, items([one, two]));
    await kit.plans.putItems(chief, plan.id, 2, items([one], { kind: 'key', month: 9 }));
    const { items: rows } = await kit.planRecords.items(chief, plan.id, planItemsQuery.parse({ limit: '200' }));
    expect(rows.map((r) => [r.subjectId, r.kind, r.month])).toEqual([[two, 'general', 3], [one, 'key', 9]]);
    expect((await kit.plans.dropItems(chief, plan.id, 3, dropPlanItemsBody.parse({ subjectIds: [two] }).subjectIds)).progress.planned).toBe(1);
    expect(await codeOf(kit.plans.dropItems(chief, plan.id, 4, [two]))).toBe('inspection-plan.not_in_plan');
    expect(await codeOf(kit.plans.putItems(chief, plan.id, 4, items([newId()])))).toBe('inspection-plan.unknown_subject');
    await kit.subjects.move(kit.pingshan.as('district-admin'), two, 1, 'close', { reason: '搬离' });
    expect(await codeOf(kit.plans.putItems(chief, plan.id, 4, items([two])))).toBe('inspection-plan.unknown_subject');
    expect(await codeOf(kit.plans.change(chief, plan.id, 3, { name: '旧' }))).toBe('request.stale');
    expect(await codeOf(made({ unitId: newId() }))).toBe('inspection-plan.unknown_unit');
    expect(await codeOf(made({ divisionCode: '440310001001' }))).toBe('inspection-plan.unknown_division');
  });

  it('given a street and another district, then each plans for its own and sees its own', async () => {
    const [here, there] = [kit.pingshan.as('street-officer', '440310003000'), kit.pingshan.as('street-officer', '440310001000')];
    const body = { divisionCode: '440310003000' };
    expect(await codeOf(made(body, there))).toBe('inspection-plan.out_of_scope');
    const plan = await made(body, here);
    const [mine, others] = [await subjects(1, '440310003001'), await subjects(1)];
    expect(await codeOf(kit.plans.putItems(here, plan.id, 1, items(others)))).toBe('inspection-plan.unknown_subject');
    await kit.plans.putItems(here, plan.id, 1, items(mine));
    for (const stranger of [there, kit.binjiang.as('district-admin')]) {
      expect(await codeOf(kit.planRecords.get(stranger, plan.id))).toBe('request.not_found');
      expect(await codeOf(kit.planRecords.items(stranger, plan.id, planItemsQuery.parse({})))).toBe('request.not_found');
      expect(await codeOf(kit.plans.submit(stranger, plan.id, 2))).toBe('request.not_found');
      expect((await kit.planRecords.page(stranger, inspectionPlanQuery.parse({ limit: '200' }))).items.map((p) => p.id)).not.toContain(plan.id);
    }
    await kit.plans.submit(here, plan.id, 2);
    await kit.plans.approve(leader, plan.id, 3);
    const seen = async (who: TenantContext): Promise<string[]> => (await kit.planRecords.statistics(who, planStatisticsQuery.parse({ year: '2026' }))).items.map((i) => i.planId);
    expect(await seen(here)).toContain(plan.id);
    expect(await seen(there)).not.toContain(plan.id);
  });
});
