import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { inspectionPlanStates, type InspectionPlanState } from './inspection-plan.lifecycle';

const common = z.object({
  planId: uuid,
  name: z.string(),
  year: z.number().int(),
  divisionCode: z.string(),
  unitId: uuid,
  status: z.enum(inspectionPlanStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  planId: '01980000-0000-7000-8000-000000000071', name: '2026 年度监督检查计划', year: 2026, divisionCode: '440310000000', unitId: '01980000-0000-7000-8000-000000000005',
  actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};

const planEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: InspectionPlanState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'enforcement', aggregate: 'inspection_plan', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;

const count = z.number().int();
export const inspectionPlanEvents = {
  made: planEvent('made', '检查计划已建立', 'An inspection plan was made', 'draft', {}, {}),
  changed: planEvent('changed', '检查计划已修改', 'An inspection plan was changed', 'draft', { planned: count }, { planned: 680 }),
  submitted: planEvent('submitted', '检查计划已报批', 'An inspection plan was submitted', 'submitted', { planned: count }, { planned: 680 }),
  approved: planEvent('approved', '检查计划已批准', 'An inspection plan was approved', 'approved', { planned: count }, { planned: 680 }),
  returned: planEvent('returned', '检查计划已退回', 'An inspection plan was returned', 'draft', { reason: z.string() }, { reason: '重点企业未全覆盖' }),
  filed: planEvent('filed', '检查计划已备案', 'An inspection plan was filed', 'approved', { filedOn: z.string(), filedWith: z.string() }, { filedOn: '2026-01-15', filedWith: '深圳市应急管理局' }),
  change_proposed: planEvent('change_proposed', '检查计划申请调整', 'A change of an inspection plan was proposed', 'approved', { put: count, drop: count, reason: z.string() }, { put: 12, drop: 3, reason: '新增重点企业' }),
  change_decided: planEvent('change_decided', '检查计划调整已审批', 'A change of an inspection plan was decided on', 'approved', { result: z.enum(['accepted', 'refused']), planned: count }, { result: 'accepted', planned: 689 }),
  closed: planEvent('closed', '检查计划已结束', 'An inspection plan was closed', 'closed', { planned: count, inspected: count }, { planned: 680, inspected: 380 }),
};
export type InspectionPlanEvent = keyof typeof inspectionPlanEvents;
