import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './plan-project.dto';
import { developmentPlanErrors as p, planProjectErrors as e } from './plan-project.errors';
import { planProjectLifecycle, type PlanProjectAction } from './plan-project.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: PlanProjectAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({ ...base, id: `plan-project.${verb}`, method: 'POST', path: `/plan-projects/:id/actions/${verb}`, summary: { zh, en }, permission: planProjectLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.planProject, etag: true, ifMatch: true, errors: [e.action_not_allowed, ...errors] });

export const developmentPlanApi = {
  make: defineOperation({ ...base, id: 'development-plan.make', method: 'POST', path: '/development-plans', summary: { zh: '登记规划', en: 'Register a plan' }, permission: 'plan-project.manage', body: dto.makePlanBody, status: 201, response: dto.developmentPlan, etag: true, errors: [p.years] }),
  list: defineOperation({ ...base, id: 'development-plan.list', method: 'GET', path: '/development-plans', summary: { zh: '规划（支持 CSV、Excel 导出）', en: 'Plans, newest first; exports the same rows' }, permission: 'plan-project.read', query: dto.developmentPlanQuery, status: 200, response: dto.developmentPlanPage, export: true }),
  get: defineOperation({ ...base, id: 'development-plan.get', method: 'GET', path: '/development-plans/:id', summary: { zh: '规划详情', en: 'Get a plan' }, permission: 'plan-project.read', params: id, status: 200, response: dto.developmentPlan, etag: true }),
  change: defineOperation({ ...base, id: 'development-plan.change', method: 'PATCH', path: '/development-plans/:id', summary: { zh: '修改规划（收官之前）', en: 'Change a plan that is not closed' }, permission: 'plan-project.manage', params: id, body: dto.changePlanBody, status: 200, response: dto.developmentPlan, etag: true, ifMatch: true, errors: [p.years, p.closed] }),
  close: defineOperation({ ...base, id: 'development-plan.close', method: 'POST', path: '/development-plans/:id/actions/close', summary: { zh: '规划收官（项目都已结束）', en: 'Close a plan whose projects have all ended' }, permission: 'plan-project.manage', params: id, body: dto.closePlanBody, status: 200, response: dto.developmentPlan, etag: true, ifMatch: true, errors: [p.action_not_allowed, p.projects_open] }),
};
const shape = [e.unknown_unit, e.support_is_lead, e.period, e.goal_day, e.target];
export const planProjectApi = {
  draft: defineOperation({ ...base, id: 'plan-project.draft', method: 'POST', path: '/plan-projects', summary: { zh: '拟列规划项目', en: 'Draft a project of a plan' }, permission: 'plan-project.manage', body: dto.draftPlanProjectBody, status: 201, response: dto.planProject, etag: true, errors: [e.unknown_plan, ...shape] }),
  list: defineOperation({ ...base, id: 'plan-project.list', method: 'GET', path: '/plan-projects', summary: { zh: '规划项目（支持 CSV、Excel 导出）', en: 'Projects of plans, newest first; exports the same rows' }, permission: 'plan-project.read', query: dto.planProjectQuery, status: 200, response: dto.planProjectPage, export: true }),
  figures: defineOperation({ ...base, id: 'plan-project.figures', method: 'GET', path: '/plan-projects/figures', summary: { zh: '规划落实情况，可下钻', en: 'How far plans are carried out; each number leads to its rows' }, permission: 'plan-project.read', query: dto.planProjectFiguresQuery, status: 200, response: dto.planProjectFigures }),
  get: defineOperation({ ...base, id: 'plan-project.get', method: 'GET', path: '/plan-projects/:id', summary: { zh: '规划项目详情', en: 'Get a project' }, permission: 'plan-project.read', params: id, status: 200, response: dto.planProject, etag: true }),
  file: defineOperation({ ...base, id: 'plan-project.file', method: 'GET', path: '/plan-projects/:id/files/:fileId', summary: { zh: '下载佐证附件', en: 'Download evidence' }, permission: 'plan-project.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  change: defineOperation({ ...base, id: 'plan-project.change', method: 'PATCH', path: '/plan-projects/:id', summary: { zh: '修改项目（启动之前）', en: 'Change a project that was not started' }, permission: 'plan-project.manage', params: id, body: dto.changePlanProjectBody, status: 200, response: dto.planProject, etag: true, ifMatch: true, errors: [e.begun, ...shape] }),
  start: step('start', dto.startPlanProjectBody, '启动项目', 'Start a project'),
  report: step('report', dto.reportPlanProjectBody, '填季报', 'Report on the quarter that is next', [e.quarter, e.quarter_ahead, e.actual, e.unknown_file]),
  'reach-milestone': step('reach-milestone', dto.reachMilestoneBody, '报年度目标完成', 'Report a goal of the year as reached', [e.no_goal, e.day, e.unknown_file]),
  'ask-adjustment': step('ask-adjustment', dto.askAdjustmentBody, '申请调整', 'Ask for an adjustment', [e.pending, e.nothing_changed, e.period, e.goal_day, e.target, e.unknown_file]),
  'decide-adjustment': step('decide-adjustment', dto.decideAdjustmentBody, '审批调整（须由他人）', 'Decide on an adjustment that another asked for', [e.no_adjustment, e.same_person]),
  'evaluate-mid': step('evaluate-mid', dto.evaluateMidBody, '中期评估（牵头、配合单位以外的人）', 'Evaluate at mid-term, by who has no part in it', [e.own_unit, e.own_report, e.evaluated, e.unknown_file]),
  'evaluate-final': step('evaluate-final', dto.evaluateFinalBody, '终期评估：认定完成或终止', 'Evaluate at the end: completed, or ended', [e.own_unit, e.own_report, e.pending, e.goals_open, e.not_met, e.unknown_file]),
  end: step('end', dto.endPlanProjectBody, '终止项目', 'End a project'),
  withdraw: step('withdraw', dto.endPlanProjectBody, '撤销项目（启动之前）', 'Withdraw a project that was not started'),
};
