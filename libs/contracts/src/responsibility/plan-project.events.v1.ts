import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { developmentPlanStates, planProjectKinds, planProjectStates } from './plan-project.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const someone = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const planData = z.object({ planId: uuid, name: z.string(), firstYear: z.number().int(), lastYear: z.number().int(), status: z.enum(developmentPlanStates), actor });
const plan = (name: string, zh: string, en: string, status: string): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'development_plan', event: name, version: 1, summary: { zh, en }, data: planData as z.ZodType, example: { planId: '01980000-0000-7000-8000-000000000931', name: '森林防火“十四五”规划', firstYear: 2021, lastYear: 2025, status, actor: someone } }) as EventSpec;
export const developmentPlanEvents = {
  made: plan('made', '规划已登记', 'A plan was registered', 'in_force'),
  changed: plan('changed', '规划已修改', 'A plan was changed', 'in_force'),
  closed: plan('closed', '规划已收官', 'A plan was closed: its projects have all ended', 'closed'),
};
export type DevelopmentPlanEvent = keyof typeof developmentPlanEvents;

const data = z.object({ projectId: uuid, number: z.string(), planId: uuid, kind: z.enum(planProjectKinds), leadUnitId: uuid, endsOn: z.string(), percent: z.number().int().nullable(), status: z.enum(planProjectStates), quarter: z.string().optional().meta({ description: 'of a report' }), no: z.number().int().optional().meta({ description: 'of a goal that was reached' }), actor });
const event = (name: string, zh: string, en: string, more: object = {}): EventSpec =>
  defineEvent({
    service: 'responsibility', aggregate: 'plan_project', event: name, version: 1, summary: { zh, en }, data: data as z.ZodType,
    example: { projectId: '01980000-0000-7000-8000-000000000932', number: 'GH440310-2026-0001', planId: '01980000-0000-7000-8000-000000000931', kind: 'project', leadUnitId: '01980000-0000-7000-8000-000000000012', endsOn: '2030-12-31', percent: 40, status: 'under_way', actor: someone, ...more },
  }) as EventSpec;
export const planProjectEvents = {
  drafted: event('drafted', '规划项目已拟列', 'A project was drafted', { status: 'drafted', percent: null }),
  changed: event('changed', '规划项目已修改', 'A project was changed before it was started', { status: 'drafted', percent: null }),
  started: event('started', '规划项目已启动', 'A project was started', { percent: null }),
  reported: event('reported', '季报已填', 'A quarter was reported on', { quarter: '2026-Q1' }),
  milestone_reached: event('milestone_reached', '年度目标已完成', 'A goal of the year was reached', { no: 1 }),
  adjustment_asked: event('adjustment_asked', '已申请调整', 'An adjustment was asked for'),
  adjusted: event('adjusted', '调整已批准', 'An adjustment was approved, and is in force', { status: 'adjusted' }),
  adjustment_refused: event('adjustment_refused', '调整未获批准', 'An adjustment was refused'),
  evaluated_mid: event('evaluated_mid', '中期评估已做', 'The project was evaluated at mid-term'),
  completed: event('completed', '规划项目已完成', 'The project was found completed', { status: 'completed', percent: 100 }),
  ended: event('ended', '规划项目已终止', 'The project was ended', { status: 'ended' }),
  withdrawn: event('withdrawn', '规划项目已撤销', 'The project was withdrawn before it was started', { status: 'withdrawn', percent: null }),
};
export type PlanProjectEvent = keyof typeof planProjectEvents;
