import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './inspection-plan.dto';
import { inspectionPlanErrors as e } from './inspection-plan.errors';
import { inspectionPlanLifecycle, type InspectionPlanAction } from './inspection-plan.lifecycle';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const one = { params: id, status: 200, response: dto.inspectionPlan, etag: true } as const;
const manage = { ...base, ...one, permission: 'inspection-plan.manage', ifMatch: true } as const;
const draftErrors = [e.not_draft, e.out_of_scope];

const action = <B extends z.ZodType>(verb: InspectionPlanAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, ...one, id: `inspection-plan.${verb}`, method: 'POST', path: `/inspection-plans/:id/actions/${verb}`, summary: { zh, en },
    permission: inspectionPlanLifecycle.actions[verb].permission, body, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const inspectionPlanApi = {
  make: defineOperation({
    ...base, id: 'inspection-plan.make', method: 'POST', path: '/inspection-plans', summary: { zh: '建立年度监督检查计划', en: 'Make a yearly inspection plan' },
    permission: 'inspection-plan.manage', body: dto.makePlanBody, status: 201, response: dto.inspectionPlan, etag: true, errors: [e.unknown_division, e.out_of_scope, e.unknown_unit, e.unknown_subject],
  }),
  list: defineOperation({
    ...base, id: 'inspection-plan.list', method: 'GET', path: '/inspection-plans', summary: { zh: '检查计划列表', en: 'List inspection plans, newest first' },
    permission: 'inspection-plan.read', query: dto.inspectionPlanQuery, status: 200, response: dto.inspectionPlanPage,
  }),
  statistics: defineOperation({
    ...base, id: 'inspection-plan.statistics', method: 'GET', path: '/inspection-plans/statistics', summary: { zh: '检查计划完成情况（按不同对象计）', en: 'How far the plans of a year have come, by distinct subjects' },
    permission: 'inspection-plan.read', query: dto.planStatisticsQuery, status: 200, response: dto.planStatistics,
  }),
  get: defineOperation({ ...base, ...one, id: 'inspection-plan.get', method: 'GET', path: '/inspection-plans/:id', summary: { zh: '检查计划详情', en: 'Get an inspection plan' }, permission: 'inspection-plan.read' }),
  change: defineOperation({ ...manage, id: 'inspection-plan.change', method: 'PATCH', path: '/inspection-plans/:id', summary: { zh: '修改计划（编制中）', en: 'Change a plan while it is a draft' }, body: dto.changePlanBody, errors: [...draftErrors, e.unknown_unit] }),
  items: defineOperation({
    ...base, id: 'inspection-plan.items', method: 'GET', path: '/inspection-plans/:id/items', summary: { zh: '计划检查对象（支持 CSV、Excel 导出）', en: 'The subjects of a plan; exports the same rows' },
    permission: 'inspection-plan.read', params: id, query: dto.planItemsQuery, status: 200, response: dto.planItems, export: true,
  }),
  putItems: defineOperation({
    ...manage, id: 'inspection-plan.put-items', method: 'POST', path: '/inspection-plans/:id/items', summary: { zh: '列入检查对象（编制中，每次最多 1000 家）', en: 'Put subjects into a draft' }, body: dto.putPlanItemsBody, errors: [...draftErrors, e.unknown_subject],
  }),
  dropItems: defineOperation({
    ...manage, id: 'inspection-plan.drop-items', method: 'POST', path: '/inspection-plans/:id/items/drop', summary: { zh: '撤下检查对象（编制中）', en: 'Drop subjects from a draft' }, body: dto.dropPlanItemsBody, errors: [...draftErrors, e.not_in_plan],
  }),
  takeDraw: defineOperation({
    ...manage, id: 'inspection-plan.take-draw', method: 'POST', path: '/inspection-plans/:id/items/from-draw', summary: { zh: '把双随机抽中的对象列入计划', en: 'Put the subjects of a double-random draw into a draft' }, body: dto.takeDrawBody, errors: [...draftErrors, e.unknown_draw],
  }),
  submit: action('submit', dto.submitPlanBody, '报批', 'Submit for approval', [e.empty]),
  approve: action('approve', dto.approvePlanBody, '批准（不能是报批人）', 'Approve; never by who submitted', [e.same_person]),
  return: action('return', dto.returnPlanBody, '退回修改', 'Return, with the reason'),
  file: action('file', dto.filePlanBody, '登记备案', 'Record with whom it was filed'),
  propose: action('propose', dto.proposePlanChangeBody, '申请调整（增加或撤下对象）', 'Propose to add or drop subjects', [e.change_pending, e.unknown_subject, e.not_in_plan, e.inspected_already]),
  decide: action('decide', dto.decidePlanChangeBody, '审批调整', 'Decide on the change that was proposed', [e.no_change, e.same_person, e.inspected_already]),
  close: action('close', dto.closePlanBody, '结束计划', 'Close a plan'),
};
