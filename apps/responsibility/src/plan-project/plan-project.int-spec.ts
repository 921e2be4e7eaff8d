import { askAdjustmentBody, developmentPlanQuery, draftPlanProjectBody, evaluateFinalBody, evaluateMidBody, planProjectQuery, reachMilestoneBody, reportPlanProjectBody, type DevelopmentPlan, type PlanProject } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { csvStream, TodoService } from '@anlan/platform/ledger';
import { serviceKit, type ServiceKit } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { text as whole } from 'node:stream/consumers';
import { migrations } from '../../migrations';
import { codeOf } from '../../test/accident-kit';
import { DevelopmentPlanService } from './development-plan.service';
import { planProjectCsv, PlanProjectRecords } from './plan-project.records';
import { quarterAfter, quarterOf } from './plan-project.rules';
import { PlanProjectService } from './plan-project.service';
import { planProjectTodos } from './plan-project.todos';

describe('plans and their projects', () => {
  let kit: ServiceKit;
  let plans: DevelopmentPlanService;
  let projects: PlanProjectService;
  let records: PlanProjectRecords;
  let officer: TenantContext;
  let office: TenantContext;
  let leader: TenantContext;
  let lead: TenantContext;
  let street: TenantContext;
  let other: TenantContext;
  let leadUnitId: string;
  let supportUnitId: string;
  let plan: DevelopmentPlan;
  const today = shanghaiDay(new Date());
  const yesterday = addCalendarDays(today, -1);
  const quarter = quarterOf(today);

  beforeAll(async () => {
    kit = await serviceKit('responsibility', migrations);
    plans = new DevelopmentPlanService(kit.tx);
    projects = new PlanProjectService(kit.tx, kit.references, kit.numbers, kit.attachments);
    records = new PlanProjectRecords(kit.tx, kit.references, kit.attachments);
    leadUnitId = kit.pingshan.unit('森林防火科');
    supportUnitId = kit.pingshan.unit('规划财务科');
    [officer, leader, other] = [kit.pingshan.as('section-officer'), kit.pingshan.as('leader'), kit.binjiang.as('district-admin')];
    office = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }], kit.pingshan.unit('办公室'));
    lead = kit.pingshan.holding([{ role: 'street-officer', unitId: leadUnitId, divisionPrefix: '440310001' }], leadUnitId);
    street = kit.pingshan.as('street-officer', '440310001');
    plan = await plans.make(officer, { name: '森林防火“十四五”规划', firstYear: 2021, lastYear: 2025, documentNumber: '坪府〔2021〕1 号', approvedOn: '2021-06-01' });
  });
  afterAll(() => kit.close());

  const draft = (more: object = {}, ctx = officer): Promise<PlanProject> =>
    projects.draft(ctx, draftPlanProjectBody.parse({ planId: plan.id, title: '森林防火瞭望塔', kind: 'project', leadUnitId, supportUnitIds: [supportUnitId], startsOn: '2021-01-01', endsOn: '2035-12-31', amountInvestment: 500_000_000, milestones: [{ dueOn: '2034-12-31', goal: '建成两座' }], ...more }));
  const started = async (more: object = {}): Promise<PlanProject> => projects.start(officer, (await draft(more)).id, 1);
  const report = (id: string, version: number, more: object = {}, ctx = lead): Promise<PlanProject> => projects.report(ctx, id, version, reportPlanProjectBody.parse({ quarter, percent: 40, narrative: '主体施工', ...more }));
  const reach = (id: string, version: number, more: object = {}, ctx = lead): Promise<PlanProject> => projects.reachMilestone(ctx, id, version, reachMilestoneBody.parse({ no: 1, reachedOn: today, note: '已验收', ...more }));
  const ask = (id: string, version: number, more: object = {}, ctx = lead): Promise<PlanProject> => projects.askAdjustment(ctx, id, version, askAdjustmentBody.parse({ endsOn: '2036-12-31', reason: '用地未落实', ...more }));
  const final = (id: string, version: number, result: 'completed' | 'ended', ctx = office): Promise<PlanProject> => projects.evaluateFinal(ctx, id, version, evaluateFinalBody.parse({ result, conclusion: '终期评估' }));
  const rows = async (query: object, ctx = officer) => (await records.page(ctx, planProjectQuery.parse({ limit: 200, ...query }))).items;
  const file = async (ctx: TenantContext): Promise<string> => (await kit.attachments.store(ctx, { name: '验收.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('验收')]) }, 1000)).id;

  it('given a project, when its lead unit reports and reaches its goals, then another finds it completed', async () => {
    const p = await draft();
    expect(p).toMatchObject({ status: 'drafted', pace: null, planName: plan.name, leadUnitName: '森林防火科', supportUnitNames: ['规划财务科'], milestoneDueOn: '2034-12-31', amountInvestment: 500_000_000 });
    expect(p.number).toMatch(/^GH440310-\d{4}-\d{4}$/);
    expect(await codeOf(report(p.id, 1))).toBe('plan-project.action_not_allowed');
    expect(await projects.change(officer, p.id, 1, { title: '瞭望塔（一期）' })).toMatchObject({ title: '瞭望塔（一期）', version: 2 });
    expect(await projects.start(officer, p.id, 2)).toMatchObject({ status: 'under_way', pace: 'on_schedule', nextQuarter: quarter });
    expect(await codeOf(projects.change(officer, p.id, 3, { title: '改' }))).toBe('plan-project.begun');
    expect(await codeOf(report(p.id, 3, { quarter: quarterAfter(quarter) }))).toBe('plan-project.quarter');
    expect(await codeOf(report(p.id, 3, { actual: 1 }))).toBe('plan-project.actual');
    expect(await report(p.id, 3)).toMatchObject({ percent: 40, nextQuarter: quarterAfter(quarter), reports: [{ quarter, late: false, by: { id: lead.actor.id } }] });
    expect(await codeOf(report(p.id, 4, { quarter: quarterAfter(quarter) }))).toBe('plan-project.quarter_ahead');
    expect(await codeOf(report(p.id, 3))).toBe('request.stale');
    expect(await codeOf(final(p.id, 4, 'completed'))).toBe('plan-project.goals_open');
    expect(await codeOf(reach(p.id, 4, { reachedOn: addCalendarDays(today, 1) }))).toBe('plan-project.day');
    expect(await reach(p.id, 4)).toMatchObject({ milestoneDueOn: null, milestones: [{ no: 1, reachedOn: today, by: { id: lead.actor.id } }] });
    expect(await codeOf(reach(p.id, 5))).toBe('plan-project.no_goal');
    expect(await final(p.id, 5, 'completed')).toMatchObject({ status: 'completed', final: { result: 'completed', by: { id: office.actor.id }, leadUnitId }, nextQuarter: null, reportDueOn: null, allowedActions: [] });
  });

  it('given who leads it, supports it or reported on it, then he does not evaluate it, and the database holds that too', async () => {
    const { id } = await started();
    const ofUnit = (unit: string) => kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }], unit);
    const mid = (ctx: TenantContext, version: number) => projects.evaluateMid(ctx, id, version, evaluateMidBody.parse({ conclusion: '总体按期', advice: '加快用地' }));
    await report(id, 2, {}, officer);
    expect(await codeOf(mid(ofUnit(leadUnitId), 3))).toBe('plan-project.own_unit');
    expect(await codeOf(mid(ofUnit(supportUnitId), 3))).toBe('plan-project.own_unit');
    expect(await codeOf(mid(officer, 3))).toBe('plan-project.own_report');
    expect((await mid(office, 3)).midTerm).toMatchObject({ conclusion: '总体按期', result: null, leadUnitId });
    expect(await codeOf(mid(office, 4))).toBe('plan-project.evaluated');
    expect(await codeOf(final(id, 4, 'ended', officer))).toBe('plan-project.own_report');
    expect(await final(id, 4, 'ended')).toMatchObject({ status: 'ended' });
    const broken = (set: string) => kit.db.admin.query(`update responsibility.plan_project set ${set} where id = '${id}'`);
    await expect(broken(`final = jsonb_set(final, '{unitId}', final->'leadUnitId')`)).rejects.toThrow('check constraint');
    await expect(broken(`mid_term = jsonb_set(mid_term, '{unitId}', mid_term->'leadUnitId')`)).rejects.toThrow('check constraint');
    await expect(broken(`final = jsonb_set(final, '{by,id}', '"${officer.actor.id}"')`)).rejects.toThrow('check constraint');
    await expect(broken("status = 'completed'")).rejects.toThrow('check constraint');
  });

  it('given an adjustment, then another decides on it, once, and what is refused changes nothing', async () => {
    const { id } = await started({ milestones: [{ dueOn: '2030-12-31', goal: '一期' }, { dueOn: '2031-12-31', goal: '二期' }] });
    await reach(id, 2);
    expect(await codeOf(ask(id, 3, { endsOn: undefined }))).toBe('plan-project.nothing_changed');
    expect(await codeOf(ask(id, 3, { targetValue: 3 }))).toBe('plan-project.target');
    expect(await codeOf(ask(id, 3, { endsOn: '2031-01-01' }))).toBe('plan-project.goal_day');
    const admin = kit.pingshan.as('district-admin');
    await ask(id, 3, {}, admin);
    expect(await codeOf(ask(id, 4))).toBe('plan-project.pending');
    expect(await codeOf(final(id, 4, 'ended'))).toBe('plan-project.pending');
    expect(await codeOf(projects.decideAdjustment(admin, id, 4, { result: 'approved', note: '同意' }))).toBe('plan-project.same_person');
    expect(await codeOf(projects.decideAdjustment(officer, id, 4, { result: 'approved', note: '同意' }))).toBe('request.forbidden');
    expect(await projects.decideAdjustment(leader, id, 4, { result: 'refused', note: '先落实用地' })).toMatchObject({ status: 'under_way', endsOn: '2035-12-31', adjustments: [{ result: 'refused' }] });
    await ask(id, 5, { amountInvestment: 600_000_000, milestones: [{ dueOn: '2036-06-30', goal: '二期延后' }] });
    const decide = () => projects.decideAdjustment(leader, id, 6, { result: 'approved', note: '同意' });
    const both = await Promise.allSettled([decide(), decide()]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await records.get(officer, id)).toMatchObject({ status: 'adjusted', endsOn: '2036-12-31', amountInvestment: 600_000_000, milestoneDueOn: '2036-06-30', milestones: [{ no: 1, reachedOn: today }, { no: 2, goal: '二期延后' }], adjustments: [{}, { result: 'approved', before: { endsOn: '2035-12-31', amountInvestment: 500_000_000 }, decidedBy: { id: leader.actor.id } }] });
    expect(await codeOf(projects.decideAdjustment(leader, id, 7, { result: 'approved', note: '同意' }))).toBe('plan-project.no_adjustment');
    await expect(kit.db.admin.query(`update responsibility.plan_project set adjustments = jsonb_set(adjustments, '{1,decidedBy}', adjustments->1->'askedBy') where id = $1`, [id])).rejects.toThrow('check constraint');
  });

  it('given a target, then its actual value says whether it is completed', async () => {
    const { id } = await started({ kind: 'target', target: { comparison: 'at_least', value: 95, unit: '%' } });
    expect(await codeOf(draft({ kind: 'target' }))).toBe('plan-project.target');
    expect(await codeOf(report(id, 2))).toBe('plan-project.actual');
    await report(id, 2, { actual: 94 });
    await reach(id, 3);
    expect(await codeOf(final(id, 4, 'completed'))).toBe('plan-project.not_met');
    expect(await projects.end(leader, id, 4, '规划期满')).toMatchObject({ status: 'ended', reason: '规划期满' });
  });

  it('given projects, then each number leads to its rows, and the export is the list', async () => {
    const own = await plans.make(officer, { name: '应急管理“十五五”规划', firstYear: 2026, lastYear: 2030, documentNumber: '坪府〔2026〕9 号', approvedOn: '2026-06-01' });
    const year = Number(yesterday.slice(0, 4));
    const of = { planId: own.id };
    await draft(of);
    await started(of);
    const behind = await started({ ...of, milestones: [{ dueOn: yesterday, goal: '昨日的目标' }] });
    const done = await started({ ...of, kind: 'task', milestones: [{ dueOn: yesterday, goal: '已完成的' }] });
    await reach(done.id, 2);
    await final(done.id, 3, 'completed');
    const late = await started(of);
    await kit.db.admin.query('update responsibility.plan_project set report_due_on = $2 where id = $1', [late.id, yesterday]);
    await projects.withdraw(officer, (await draft(of)).id, 1, '重复');
    const f = await records.figures(officer, { planId: own.id });
    expect(f).toMatchObject({ total: { count: 4 }, onSchedule: { count: 2 }, behind: { count: 1 }, completed: { count: 1 }, ended: { count: 0 }, drafted: { count: 1 }, adjusted: { count: 0 }, reportsOverdue: { count: 1 }, rate: 1 / 4, goals: null });
    expect(f.byKind.map((k) => [k.kind, k.total.count, k.completed.count, k.rate])).toEqual([['project', 3, 0, 0], ['task', 1, 1, 1]]);
    const yearly = await records.figures(officer, { planId: own.id, year });
    expect(yearly.goals).toMatchObject({ due: { count: 2 }, reached: { count: 1 }, open: { count: 1 }, rate: 1 / 2 });
    const cells = [f, yearly].flatMap((x) => [x.total, x.onSchedule, x.behind, x.completed, x.ended, x.drafted, x.adjusted, x.reportsOverdue, ...x.byKind.flatMap((k) => [k.total, k.behind, k.onSchedule, k.completed, k.ended]), ...(x.goals ? [x.goals.due, x.goals.reached, x.goals.open] : [])]);
    for (const cell of cells) expect(await rows(cell.filter)).toHaveLength(cell.count);
    expect((await rows({ planId: own.id, pace: 'behind' })).map((p) => p.id)).toEqual([behind.id]);
    await report(behind.id, behind.version, { narrative: '主体封顶', difficulty: '雨季停工' });
    const all = await rows({ planId: own.id });
    const [, ...exported] = (await whole(csvStream(planProjectCsv, (async function* () { yield all; })()))).trim().split('\n');
    expect(exported).toHaveLength(all.length);
    expect(exported.filter((line) => line.includes(`,40,${quarter},主体封顶,雨季停工,`))).toHaveLength(1);
  });

  it('given a plan, then it closes when its projects have ended, and takes none after', async () => {
    expect(await codeOf(plans.make(officer, { name: '倒置', firstYear: 2026, lastYear: 2025, documentNumber: '-', approvedOn: '2026-01-01' }))).toBe('development-plan.years');
    const own = await plans.make(officer, { name: '专项规划', firstYear: 2026, lastYear: 2030, documentNumber: '坪府〔2026〕8 号', approvedOn: '2026-01-01' });
    const { id } = await draft({ planId: own.id });
    expect(await codeOf(plans.close(officer, own.id, 1, '收官'))).toBe('development-plan.projects_open');
    await projects.withdraw(officer, id, 1, '不再实施');
    expect(await plans.change(officer, own.id, 1, { documentNumber: '坪府〔2026〕18 号' })).toMatchObject({ documentNumber: '坪府〔2026〕18 号', projects: 0 });
    expect(await plans.close(officer, own.id, 2, '收官')).toMatchObject({ status: 'closed', note: '收官', allowedActions: [] });
    expect(await codeOf(plans.change(officer, own.id, 3, { name: '改' }))).toBe('development-plan.closed');
    expect(await codeOf(draft({ planId: own.id }))).toBe('plan-project.unknown_plan');
    expect((await plans.page(officer, developmentPlanQuery.parse({ q: '18 号' }))).items).toMatchObject([{ id: own.id }]);
  });

  it('given who does not lead it, or another district, then they do not report, and it is not there', async () => {
    const { id } = await started();
    expect(await codeOf(report(id, 2, {}, street))).toBe('request.forbidden');
    expect(await codeOf(draft({}, lead))).toBe('request.forbidden');
    expect(await codeOf(projects.end(officer, id, 2, '终止'))).toBe('request.forbidden');
    expect(await codeOf(draft({ leadUnitId: kit.binjiang.unit('滨江科室') }))).toBe('plan-project.unknown_unit');
    expect(await codeOf(draft({ supportUnitIds: [newId()] }))).toBe('plan-project.unknown_unit');
    expect(await codeOf(draft({}, other))).toBe('plan-project.unknown_plan');
    expect(await codeOf(records.get(other, id))).toBe('request.not_found');
    expect(await codeOf(report(id, 2, {}, other))).toBe('request.not_found');
    expect(await codeOf(plans.get(other, plan.id))).toBe('request.not_found');
    expect(await codeOf(plans.close(other, plan.id, 1, '收官'))).toBe('request.not_found');
    expect(await rows({}, other)).toEqual([]);
    expect(await records.figures(other, {})).toMatchObject({ total: { count: 0 }, rate: null, byKind: [] });
    const theirs = await file(street);
    expect(await codeOf(report(id, 2, { fileIds: [theirs] }))).toBe('plan-project.unknown_file');
    const own = await file(lead);
    await report(id, 2, { fileIds: [own] });
    await expect(records.file(officer, id, own)).resolves.toMatchObject({ type: 'image/png' });
    expect(await codeOf(records.file(officer, id, theirs))).toBe('request.not_found');
    expect(await codeOf(records.file(other, id, own))).toBe('request.not_found');
  });

  it('given what waits, then it is the lead unit\'s to report, another\'s to decide, and of who has no part in it to evaluate', async () => {
    const todos = new TodoService(kit.tx, [...planProjectTodos], async () => (code) => code);
    const { id, number } = await started({ endsOn: yesterday, milestones: [{ dueOn: yesterday, goal: '昨日的目标' }] });
    await kit.db.admin.query('update responsibility.plan_project set report_due_on = $2 where id = $1', [id, addCalendarDays(today, 20)]);
    const kinds = async (ctx: TenantContext) => (await todos.page(ctx, { limit: 200 })).items.filter((t) => t.subject.number === number).map((t) => [t.kind, t.urgency]).sort();
    expect(await kinds(lead)).toEqual([['reach-milestone', 'overdue'], ['report', 'later']]);
    expect(await kinds(street)).toEqual([]);
    await kit.db.admin.query('update responsibility.plan_project set report_due_on = $2 where id = $1', [id, addCalendarDays(today, 21)]);
    expect(await kinds(lead)).toEqual([['reach-milestone', 'overdue']]);
    await reach(id, 2, {}, officer);
    expect([await kinds(lead), await kinds(office), await kinds(officer)]).toEqual([[], [['evaluate-final', 'overdue']], []]);
    await ask(id, 3);
    expect([await kinds(leader), await kinds(office), await kinds(lead)]).toEqual([[['decide-adjustment', 'overdue']], [], []]);
  });
});
