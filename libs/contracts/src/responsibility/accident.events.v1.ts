import { ACCIDENT_CLOCKS, ACCIDENT_GRADES } from '@anlan/domain';
import { z } from 'zod';
import { defineEvent, instant, uuid, type EventSpec } from '../kit';
import { accidentCounts, accidentLoss, accidentTypes, industrySections, noLetGos, reportLevels } from './accident.dto';
import { measureResults } from './accident-measure.dto';
import { accidentBaseStates, accidentMeasureStates, accidentQuotaStates, accidentStates } from './accident.lifecycle';

const n = z.number().int();
const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const who = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const accidentId = '01980000-0000-7000-8000-0000000000e1';
const events = (aggregate: string, common: z.ZodObject, base: object) => (name: string, zh: string, en: string, more: object = {}, data: z.ZodRawShape = {}): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate, event: name, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...base, ...more } }) as EventSpec;

/** Numbers and grades, and where: no names of anybody but who did it. */
const figures = { deaths: n, seriousInjuries: n, minorInjuries: n, missing: n, amountLoss: accidentLoss };
const accident = events(
  'accident',
  z.object({ accidentId: uuid, number: z.string(), occurredAt: instant, divisionCode: z.string(), type: z.enum(accidentTypes), ...figures, counted: z.enum(accidentCounts), proposedGrade: z.enum(ACCIDENT_GRADES).nullable(), grade: z.enum(ACCIDENT_GRADES).nullable(), status: z.enum(accidentStates), actor }),
  { accidentId, number: 'SG440310-2026-0001', occurredAt: '2026-03-02T09:30:00+08:00', divisionCode: '440310001000', type: 'fall_from_height', deaths: 1, seriousInjuries: 0, minorInjuries: 0, missing: 0, amountLoss: 12000000, counted: 'yes', proposedGrade: 'general', grade: 'general', status: 'graded', actor: who },
);
const reason = { reason: z.string() };
export const accidentEvents = {
  reported: accident('reported', '事故已接报', 'An accident was reported', { status: 'reported', counted: 'undetermined', grade: null }),
  verified: accident('verified', '事故已核实', 'An accident was verified', { status: 'verified', grade: null }),
  determined: accident('determined', '是否生产安全事故已认定', 'Whether it is a work-safety accident was determined', { reason: '《安全生产法》' }, reason),
  graded: accident('graded', '事故已定级', 'The grade of an accident was confirmed'),
  regraded: accident('regraded', '事故等级已变更', 'An accident was graded anew', { from: 'general', grade: 'relatively_major' }, { from: z.enum(ACCIDENT_GRADES) }),
  supplemented: accident('supplemented', '事故已续报', 'A supplement of an accident was reported', { sequence: 2, applied: true }, { sequence: n, applied: z.boolean() }),
  amended: accident('amended', '事故首报内容已补充更正', 'What was first reported of an accident was completed or corrected', { fields: ['industryCode'], reason: '核实行业' }, { fields: z.array(z.string()).meta({ description: 'what was changed' }), ...reason }),
  reported_upward: accident('reported_upward', '事故已上报', 'An accident was reported upward', { level: 'city', at: '2026-03-02T10:30:00+08:00' }, { level: z.enum(reportLevels), at: instant }),
  investigation_started: accident('investigation_started', '事故调查组已成立', 'The investigation of an accident began', { status: 'investigating', lead: '区应急管理局' }, { lead: z.string() }),
  investigation_extended: accident('investigation_extended', '事故调查已批准延期', 'An investigation was extended', { status: 'investigating', days: 30, reason: '技术鉴定' }, { days: n, ...reason }),
  report_submitted: accident('report_submitted', '事故调查报告已提交', 'The report of an investigation was handed in', { status: 'report_submitted' }),
  report_returned: accident('report_returned', '事故调查报告已退回', 'The report of an investigation was returned', { status: 'investigating', reason: '原因不清' }, reason),
  report_approved: accident('report_approved', '事故调查报告已批复', 'The report of an investigation was approved', { status: 'approved' }),
  look_back_planned: accident('look_back_planned', '事故回头看已制定计划', 'The look-back at an accident was planned', { status: 'rectifying', on: '2026-09-30', by: '区安委办' }, { on: z.string(), by: z.string().meta({ description: '评估单位' }) }),
  rectification_started: accident('rectification_started', '事故整改已开始', 'Rectification after an accident began', { status: 'rectifying' }),
  no_let_go_fulfilled: accident('no_let_go_fulfilled', '四不放过已认定', 'No-let-gos were found fulfilled', { status: 'rectifying', items: ['cause'] }, { items: z.array(z.enum(noLetGos)) }),
  evaluated: accident('evaluated', '事故整改已评估', 'Rectification after an accident was evaluated', { status: 'evaluated' }),
  closed: accident('closed', '事故已结案', 'An accident was closed', { status: 'closed' }),
  withdrawn: accident('withdrawn', '事故已注销', 'An accident was withdrawn', { status: 'withdrawn', reason: '误报' }, reason),
};
export type AccidentEvent = keyof typeof accidentEvents;

const clock = events('accident_clock', z.object({ clockId: uuid, accidentId: uuid, kind: z.enum(ACCIDENT_CLOCKS), divisionCode: z.string(), dueAt: instant, actor }), { clockId: '01980000-0000-7000-8000-0000000000e2', accidentId, kind: 'city_report', divisionCode: '440310001000', dueAt: '2026-03-02T11:30:00+08:00', actor: null });
export const accidentClockEvents = { missed: clock('missed', '事故法定时限已超过', 'A limit of law was missed') };

const measure = events('accident_measure', z.object({ measureId: uuid, accidentId: uuid, divisionCode: z.string(), responsible: z.string(), dueOn: z.string(), result: z.enum(measureResults).nullable(), status: z.enum(accidentMeasureStates), actor }), { measureId: '01980000-0000-7000-8000-0000000000e3', accidentId, divisionCode: '440310001000', responsible: '某建筑公司', dueOn: '2026-06-30', result: null, status: 'pending', actor: who });
export const accidentMeasureEvents = {
  added: measure('added', '事故整改措施已登记', 'A measure after an accident was recorded'),
  reported: measure('reported', '事故整改措施已报告完成情况', 'The responsible unit reported what was done of a measure after an accident', { status: 'reported', doneOn: '2026-06-20' }, { doneOn: z.string() }),
  assessed: measure('assessed', '事故整改措施已评估', 'A measure after an accident was assessed', { status: 'assessed', result: 'yes' }),
  overdue: measure('overdue', '事故整改措施已逾期', 'A measure after an accident is overdue', { actor: null }),
};
export type AccidentMeasureEvent = keyof typeof accidentMeasureEvents;

const quota = events('accident_quota', z.object({ quotaId: uuid, year: n, industry: z.enum(industrySections).nullable(), accidents: n, deaths: n, status: z.enum(accidentQuotaStates), actor }), { quotaId: '01980000-0000-7000-8000-0000000000e4', year: 2026, industry: null, accidents: 16, deaths: 16, status: 'proposed', actor: who });
export const accidentQuotaEvents = {
  proposed: quota('proposed', '控制指标已提出', 'A quota of accidents was proposed'),
  approved: quota('approved', '控制指标已批准', 'A quota of accidents was approved', { status: 'in_force' }),
  replaced: quota('replaced', '控制指标已调整', 'A quota of accidents was replaced', { status: 'replaced' }),
  refused: quota('refused', '控制指标未批准', 'A quota of accidents was refused', { status: 'refused' }),
};
export type AccidentQuotaEvent = keyof typeof accidentQuotaEvents;

const baseEvent = events('accident_base', z.object({ baseId: uuid, from: z.string(), to: z.string(), accidents: n, deaths: n, status: z.enum(accidentBaseStates), actor }), { baseId: '01980000-0000-7000-8000-0000000000e5', from: '2025-01-01', to: '2025-12-31', accidents: 16, deaths: 16, status: 'recorded', actor: who });
export const accidentBaseEvents = { recorded: baseEvent('recorded', '同期基数已登记', 'A base of comparison was recorded'), withdrawn: baseEvent('withdrawn', '同期基数已撤回', 'A base of comparison was withdrawn', { status: 'withdrawn' }) };
export type AccidentBaseEvent = keyof typeof accidentBaseEvents;
