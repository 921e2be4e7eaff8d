import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './assignment-slip.dto';
import { assignmentSlipErrors as e } from './assignment-slip.errors';
import { assignmentSlipLifecycle, type AssignmentSlipAction } from './assignment-slip.lifecycle';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const one = { status: 200, response: dto.assignmentSlip, etag: true } as const;

const action = <B extends z.ZodType>(verb: AssignmentSlipAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, ...one, id: `assignment-slip.${verb}`, method: 'POST', path: `/assignment-slips/:id/actions/${verb}`, summary: { zh, en }, permission: assignmentSlipLifecycle.actions[verb].permission,
    params: id, body, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const assignmentSlipApi = {
  issue: defineOperation({
    ...base, ...one, id: 'assignment-slip.issue', method: 'POST', path: '/assignment-slips', summary: { zh: '暗访发现的隐患开交办单', en: 'Hand over what a hidden visit found' },
    permission: 'hazard.supervise', body: dto.issueSlipBody, status: 201, errors: [e.unknown_check, e.not_hidden, e.nothing_found, e.unknown_hazard, e.unknown_unit, e.out_of_scope],
  }),
  list: defineOperation({
    ...base, id: 'assignment-slip.list', method: 'GET', path: '/assignment-slips', summary: { zh: '交办单台账（支持 CSV、Excel 导出）', en: 'List assignment slips, newest first; exports the same rows' },
    permission: 'check.read', query: dto.assignmentSlipQuery, status: 200, response: dto.assignmentSlipPage, export: true,
  }),
  statistics: defineOperation({
    ...base, id: 'assignment-slip.statistics', method: 'GET', path: '/assignment-slips/statistics', summary: { zh: '交办单统计：期、家、份、处，曝光数，整改率', en: 'Slips of a year in numbers: periods, subjects, slips, hazards, exposed, rate of rectification' },
    permission: 'check.read', query: dto.slipStatisticsQuery, status: 200, response: dto.slipStatistics,
  }),
  get: defineOperation({ ...base, ...one, id: 'assignment-slip.get', method: 'GET', path: '/assignment-slips/:id', summary: { zh: '交办单', en: 'Get an assignment slip' }, permission: 'check.read', params: id }),
  reply: action('reply', dto.replySlipBody, '回复整改情况', 'Reply: what was rectified'),
  urge: action('urge', dto.urgeSlipBody, '督办（退回继续整改）', 'Urge; what was replied is not enough'),
  close: action('close', dto.closeSlipBody, '办结（隐患全部销号后）', 'Close, once all its hazards are closed', [e.hazards_open, e.same_person]),
  revisit: action('revisit', dto.revisitSlipBody, '回头看', 'Look again; what has come back is handed over anew', [e.due_wanted]),
  void: action('void', dto.voidSlipBody, '撤回（误开）', 'Withdraw a slip that was issued by mistake'),
};
export const monthlyThemeApi = {
  list: defineOperation({
    ...base, id: 'monthly-theme.list', method: 'GET', path: '/monthly-themes', summary: { zh: '每月一主题督查、一曝光、一警示', en: 'The twelve months of a year with their three deliverables' },
    permission: 'check.read', query: dto.themesQuery, status: 200, response: dto.monthlyThemes,
  }),
  put: defineOperation({
    ...base, id: 'monthly-theme.put', method: 'POST', path: '/monthly-themes', summary: { zh: '填报某月的主题和完成情况', en: 'Enter a month\'s theme and what was delivered' },
    permission: 'monthly-theme.manage', body: dto.putThemeBody, status: 200, response: dto.monthlyTheme,
  }),
};
