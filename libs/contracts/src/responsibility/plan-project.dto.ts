import { z } from 'zod';
import { day, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { developmentPlanActions, developmentPlanStates, planProjectActions, planProjectKinds, planProjectPaces, planProjectStates } from './plan-project.lifecycle';
import { targetComparisons } from './target.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
const year = z.number().int().min(2000).max(2099);
const number = z.number().min(-1e12).max(1e12);
const amount = z.number().int().min(0).max(1e15).meta({ description: '投资（分）' });
const percent = z.number().int().min(0).max(100);
const fileIds = z.array(uuid).max(20).default([]).meta({ description: '佐证附件' });

const planFacts = { name: text(200).meta({ description: '规划名称, e.g. 应急管理“十四五”规划, 森林防火“十四五”规划' }), firstYear: year.meta({ description: '起始年' }), lastYear: year.meta({ description: '终止年' }), documentNumber: text(200).meta({ description: '批准文号' }), approvedOn: day.meta({ description: '批准日期' }) };
export const makePlanBody = z.strictObject(planFacts).meta({ id: 'MakeDevelopmentPlan' });
export type MakePlanBody = z.output<typeof makePlanBody>;
export const changePlanBody = z.strictObject(planFacts).partial().meta({ id: 'ChangeDevelopmentPlan' });
export type ChangePlanBody = z.output<typeof changePlanBody>;
export const closePlanBody = z.strictObject({ note: text(1000).meta({ description: '收官说明' }) });
export const developmentPlan = z
  .object({ id: uuid, ...planFacts, status: z.enum(developmentPlanStates).meta({ description: 'in_force 实施中 | closed 已收官' }), projects: z.number().int().meta({ description: '规划项目数, but those withdrawn' }), note: z.string().nullable(), madeBy: person, madeAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(developmentPlanActions)) })
  .meta({ id: 'DevelopmentPlan' });
export type DevelopmentPlan = z.infer<typeof developmentPlan>;
export const developmentPlanPage = page(developmentPlan);
export const developmentPlanQuery = pageQuery.extend({ status: someOf(developmentPlanStates).optional(), q: text(100).optional().meta({ description: 'words in name and document number' }) });
export type DevelopmentPlanQuery = z.output<typeof developmentPlanQuery>;

/** `2026-Q1` */
export const quarter = z.string().regex(/^20\d\d-Q[1-4]$/, '季度写作 2026-Q1 / A quarter is written 2026-Q1').meta({ description: '季度, e.g. 2026-Q1' });
const wanted = z.strictObject({ comparison: z.enum(targetComparisons), value: number, unit: text(20) }).meta({ description: '目标值, of 指标' });
const goal = z.strictObject({ dueOn: day.meta({ description: '时限; its year is the year of the goal' }), goal: text(500).meta({ description: '年度目标' }) });
const facts = {
  planId: uuid.meta({ description: '所属规划' }), title: text(200).meta({ description: '项目名称' }), kind: z.enum(planProjectKinds).meta({ description: 'project 工程 | task 任务 | target 指标' }), leadUnitId: uuid.meta({ description: '牵头单位' }),
  supportUnitIds: z.array(uuid).max(30).default([]).meta({ description: '配合单位' }), startsOn: day.meta({ description: '开始' }), endsOn: day.meta({ description: '完成时限' }), amountInvestment: amount.nullable().default(null), target: wanted.nullable().default(null), milestones: z.array(goal).min(1).max(40).meta({ description: '年度目标, one or more a year' }),
};
export const draftPlanProjectBody = z.strictObject(facts).meta({ id: 'DraftPlanProject' });
export type DraftPlanProjectBody = z.output<typeof draftPlanProjectBody>;
export const changePlanProjectBody = z.strictObject({ ...facts, supportUnitIds: z.array(uuid).max(30), amountInvestment: amount.nullable(), target: wanted.nullable() }).omit({ planId: true }).partial().meta({ id: 'ChangePlanProject' });
export type ChangePlanProjectBody = z.output<typeof changePlanProjectBody>;
export const startPlanProjectBody = z.strictObject({});
export const reportPlanProjectBody = z
  .strictObject({
    quarter: quarter.meta({ description: '填报的季度, the one that is next' }), percent: percent.meta({ description: '累计进度 %' }), narrative: text(2000).meta({ description: '进展情况' }), difficulty: text(2000).nullable().default(null).meta({ description: '存在困难' }),
    actual: number.nullable().default(null).meta({ description: '指标的实际值, of the whole so far; of 指标 only, and there it has to be' }), fileIds,
  })
  .meta({ id: 'ReportPlanProject' });
export type ReportPlanProjectBody = z.output<typeof reportPlanProjectBody>;
export const reachMilestoneBody = z.strictObject({ no: z.number().int().min(1).max(1000).meta({ description: '年度目标的序号' }), reachedOn: day, note: text(2000).meta({ description: '完成情况' }), fileIds }).meta({ id: 'ReachMilestone' });
export type ReachMilestoneBody = z.output<typeof reachMilestoneBody>;
const changes = { endsOn: day.optional(), amountInvestment: amount.optional(), targetValue: number.optional().meta({ description: 'of 指标' }), milestones: z.array(goal).max(40).optional().meta({ description: 'in place of the goals not yet reached' }) };
export const askAdjustmentBody = z.strictObject({ ...changes, reason: text(1000).meta({ description: '调整理由' }), fileIds }).meta({ id: 'AskPlanAdjustment' });
export type AskAdjustmentBody = z.output<typeof askAdjustmentBody>;
export const adjustmentResults = ['approved', 'refused'] as const;
export const decideAdjustmentBody = z.strictObject({ result: z.enum(adjustmentResults).meta({ description: 'approved 同意 | refused 不同意' }), note: text(1000).meta({ description: '审批意见' }) });
export type DecideAdjustmentBody = z.output<typeof decideAdjustmentBody>;
export const evaluateMidBody = z.strictObject({ conclusion: text(4000).meta({ description: '中期评估结论' }), advice: text(2000).nullable().default(null).meta({ description: '建议' }), fileIds }).meta({ id: 'EvaluatePlanProjectMid' });
export type EvaluateMidBody = z.output<typeof evaluateMidBody>;
export const evaluateFinalBody = z.strictObject({ result: z.enum(['completed', 'ended']).meta({ description: 'completed 完成 | ended 未完成, the plan being over' }), conclusion: text(4000).meta({ description: '终期评估结论' }), fileIds }).meta({ id: 'EvaluatePlanProjectFinal' });
export type EvaluateFinalBody = z.output<typeof evaluateFinalBody>;
export const endPlanProjectBody = z.strictObject({ reason: text(1000).meta({ description: '终止、撤销原因' }) });

const milestone = z.object({ no: z.number().int(), year: z.number().int(), dueOn: day, goal: z.string(), reachedOn: day.nullable(), note: z.string().nullable(), fileIds: z.array(uuid), by: person.nullable(), at: instant.nullable() });
export type PlanMilestone = z.infer<typeof milestone>;
const report = z.object({ quarter, percent, narrative: z.string(), difficulty: z.string().nullable(), actual: z.number().nullable(), fileIds: z.array(uuid), by: person, at: instant, late: z.boolean().meta({ description: '逾期填报: after the day it was due' }) });
export type PlanReport = z.infer<typeof report>;
const adjustment = z.object({
  ...changes, reason: z.string(), fileIds: z.array(uuid), askedBy: person, askedAt: instant, result: z.enum(adjustmentResults).nullable().meta({ description: 'null: not decided yet' }), decidedBy: person.nullable(), decidedAt: instant.nullable(), note: z.string().nullable(),
  before: z.object({ endsOn: day, amountInvestment: amount.nullable(), targetValue: z.number().nullable() }).meta({ description: 'as it was when asked' }),
});
export type PlanAdjustment = z.infer<typeof adjustment>;
const evaluation = z.object({ conclusion: z.string(), advice: z.string().nullable(), result: z.enum(['completed', 'ended']).nullable(), fileIds: z.array(uuid), unitId: uuid.nullable().meta({ description: 'of who evaluated; never the lead unit' }), leadUnitId: uuid, by: person, at: instant });
export type PlanEvaluation = z.infer<typeof evaluation>;
export const planProject = z
  .object({
    id: uuid, number: z.string(), ...facts, supportUnitIds: z.array(uuid), amountInvestment: amount.nullable(), target: wanted.nullable(), milestones: z.array(milestone), planName: z.string(), leadUnitName: z.string(), supportUnitNames: z.array(z.string()),
    status: z.enum(planProjectStates).meta({ description: 'drafted 拟列 | under_way 实施中 | adjusted 实施中（已调整） | completed 已完成 | ended 已终止 | withdrawn 已撤销' }), pace: z.enum(planProjectPaces).nullable().meta({ description: 'behind 滞后: a goal, or the project, is past its day; null: not under way' }),
    percent: percent.nullable().meta({ description: '最近季报的进度' }), actual: z.number().nullable(), nextQuarter: quarter.nullable().meta({ description: '应填的季度' }), reportDueOn: day.nullable(), reportOverdue: z.boolean().meta({ description: '季报逾期' }), milestoneDueOn: day.nullable().meta({ description: '最近一项未完成的年度目标的时限' }),
    reports: z.array(report), adjustments: z.array(adjustment), midTerm: evaluation.nullable(), final: evaluation.nullable(), reason: z.string().nullable().meta({ description: '终止、撤销原因' }), endedBy: person.nullable(), endedAt: instant.nullable(), startedAt: instant.nullable(),
    draftedBy: person, draftedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(planProjectActions)),
  })
  .meta({ id: 'PlanProject' });
export type PlanProject = z.infer<typeof planProject>;
export const planProjectPage = page(planProject);
const narrowed = { planId: uuid.optional(), year: z.coerce.number().int().min(2000).max(2099).optional().meta({ description: 'with a goal of the year' }) };
export const planProjectQuery = pageQuery.extend({
  ...narrowed, goals: z.enum(['reached', 'open']).optional().meta({ description: 'with `year`: all of its goals of the year are reached, or one is open' }), kind: someOf(planProjectKinds).optional(), status: someOf(planProjectStates).optional(), pace: z.enum(planProjectPaces).optional(), reportOverdue: flag.optional(), leadUnitId: uuid.optional(),
  q: text(100).optional().meta({ description: 'words in number and title' }),
});
export type PlanProjectQuery = z.output<typeof planProjectQuery>;
const counted = z.object({ count: z.number().int(), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of projects gives exactly these rows' }) });
const completion = { total: counted.meta({ description: 'all that were started: denominator' }), onSchedule: counted, behind: counted, completed: counted.meta({ description: 'numerator' }), ended: counted, rate: z.number().nullable().meta({ description: '完成率 = completed ÷ total; null where there is none' }) };
export const planProjectFiguresQuery = z.object(narrowed);
export type PlanProjectFiguresQuery = z.output<typeof planProjectFiguresQuery>;
export const planProjectFigures = z
  .object({
    asOf: instant, ...completion, drafted: counted, adjusted: counted.meta({ description: 'under way, as adjusted' }), reportsOverdue: counted, byKind: z.array(z.object({ kind: z.enum(planProjectKinds), ...completion })).meta({ description: 'of each kind that there is' }),
    goals: z.object({ due: counted.meta({ description: 'projects with goals of the year: denominator' }), reached: counted.meta({ description: 'those whose goals of the year are all reached: numerator' }), open: counted, rate: z.number().nullable() }).nullable().meta({ description: '年度目标; null where no year was asked' }),
  })
  .meta({ id: 'PlanProjectFigures' });
export type PlanProjectFigures = z.infer<typeof planProjectFigures>;
