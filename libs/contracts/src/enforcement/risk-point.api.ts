import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './risk-point.dto';
import { riskPointErrors as e } from './risk-point.errors';
import { riskPointLifecycle, type RiskPointAction } from './risk-point.lifecycle';
import * as q from './risk-point.query';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const valueErrors = [e.unknown_division, e.out_of_scope, e.unknown_subject, e.position, e.unknown_tag, e.place_wanted, e.unknown_unit];

const action = <B extends z.ZodType>(verb: RiskPointAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `risk-point.${verb}`, method: 'POST', path: `/risk-points/:id/actions/${verb}`, summary: { zh, en }, permission: riskPointLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.riskPointDetail, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const riskPointApi = {
  collect: defineOperation({
    ...base, id: 'risk-point.collect', method: 'POST', path: '/risk-points', summary: { zh: '采集风险点', en: 'Collect a risk point' },
    permission: 'risk-point.collect', body: dto.collectRiskPointBody, status: 201, response: dto.riskPointDetail, etag: true, errors: valueErrors,
  }),
  list: defineOperation({
    ...base, id: 'risk-point.list', method: 'GET', path: '/risk-points', summary: { zh: '风险点列表（支持 CSV、Excel 导出）', en: 'Risk points; with Accept: text/csv or the spreadsheet type an export of the same rows' },
    permission: 'risk-point.read', query: q.riskPointQuery, status: 200, response: dto.riskPointPage, export: true,
  }),
  map: defineOperation({
    ...base, id: 'risk-point.map', method: 'GET', path: '/risk-points/map', summary: { zh: '风险四色图', en: 'Risk points on a map, in four colours' },
    permission: 'risk-point.read', query: q.riskPointMapQuery, status: 200, response: q.riskPointMap,
  }),
  statistics: defineOperation({
    ...base, id: 'risk-point.statistics', method: 'GET', path: '/risk-points/statistics', summary: { zh: '风险点统计', en: 'Risk points in numbers' },
    permission: 'risk-point.read', query: q.riskPointStatisticsQuery, status: 200, response: q.riskPointStatistics,
  }),
  collection: defineOperation({
    ...base, id: 'risk-point.collection', method: 'GET', path: '/risk-points/collection', summary: { zh: '风险采集率', en: 'Rate of collection by division: subjects with a risk point ÷ subjects in operation' },
    permission: 'risk-point.read', query: q.collectionQuery, status: 200, response: q.collectionRate,
  }),
  labels: defineOperation({
    ...base, id: 'risk-point.labels', method: 'GET', path: '/risk-points/labels', summary: { zh: '责任标签：重点部门、岗位、任务及覆盖率', en: 'Labels: departments, posts and tasks with their risk points, and how many carry one' },
    permission: 'risk-point.read', query: q.riskLabelsQuery, status: 200, response: q.riskLabels,
  }),
  get: defineOperation({
    ...base, id: 'risk-point.get', method: 'GET', path: '/risk-points/:id', summary: { zh: '风险点详情', en: 'Get a risk point, with assessment and measures' },
    permission: 'risk-point.read', params: id, status: 200, response: dto.riskPointDetail, etag: true,
  }),
  change: defineOperation({
    ...base, id: 'risk-point.change', method: 'PATCH', path: '/risk-points/:id', summary: { zh: '修改风险点信息', en: 'Change a risk point' },
    permission: 'risk-point.manage', params: id, body: dto.changeRiskPointBody, status: 200, response: dto.riskPointDetail, etag: true, ifMatch: true, errors: [e.not_open, ...valueErrors],
  }),
  history: defineOperation({
    ...base, id: 'risk-point.history', method: 'GET', path: '/risk-points/:id/history', summary: { zh: '风险点变更历史', en: 'What was done to a risk point, field by field' },
    permission: 'risk-point.read', params: id, status: 200, response: dto.riskPointHistory,
  }),
  prevention: defineOperation({
    ...base, id: 'risk-point.prevention', method: 'GET', path: '/risk-points/:id/prevention', summary: { zh: '双重预防：风险、措施、检查项、隐患', en: 'Dual prevention: risk, measures, check items, and the hazards found by them' },
    permission: 'risk-point.read', params: id, status: 200, response: q.riskPointPrevention,
  }),
  assess: action('assess', dto.assessRiskPointBody, '评估', 'Assess'),
  grade: action('grade', dto.gradeRiskPointBody, '定级（红橙黄蓝）', 'Grade: red, orange, yellow or blue, with the reason'),
  control: action('control', dto.controlRiskPointBody, '落实管控措施、检查项和责任人', 'Set measures, the check items by which they are seen to hold, and the owner', [e.unknown_owner, e.unknown_check_item]),
  review: action('review', dto.reviewRiskPointBody, '复评', 'Review: it stays under control, perhaps on another level', [e.grading_wanted]),
  close: action('close', dto.closeRiskPointBody, '销除', 'Close, with the reason'),
  reopen: action('reopen', dto.reopenRiskPointBody, '重新采集', 'Re-open what was closed, with the reason'),
};
