import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import { DOCX_TYPE } from './letter.api';
import * as dto from './report-period.dto';
import { reportPeriodErrors as e } from './report-period.errors';
import { reportPeriodLifecycle, type ReportPeriodAction } from './report-period.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const CSV_TYPE = 'text/csv';
const step = <B extends z.ZodType>(verb: ReportPeriodAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `report-period.${verb}`, method: 'POST', path: `/report-periods/:id/actions/${verb}`, summary: { zh, en }, permission: reportPeriodLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.reportPeriodDetail, etag: true, ifMatch: true,
    errors: [e.action_not_allowed, ...errors],
  });

export const reportPeriodApi = {
  open: defineOperation({ ...base, id: 'report-period.open', method: 'POST', path: '/report-periods', summary: { zh: '立项一个统计期', en: 'Open a reporting period' }, permission: 'report-period.manage', body: dto.openReportPeriodBody, status: 201, response: dto.reportPeriodDetail, etag: true, errors: [e.opened_already] }),
  list: defineOperation({ ...base, id: 'report-period.list', method: 'GET', path: '/report-periods', summary: { zh: '统计期（支持 CSV、Excel 导出）', en: 'Reporting periods by edition, newest first; exports the same rows' }, permission: 'report-period.read', query: dto.reportPeriodQuery, status: 200, response: dto.reportPeriodPage, export: true }),
  get: defineOperation({ ...base, id: 'report-period.get', method: 'GET', path: '/report-periods/:id', summary: { zh: '统计期详情，含固定的数字', en: 'Get an edition with its figures' }, permission: 'report-period.read', params: id, status: 200, response: dto.reportPeriodDetail, etag: true }),
  differences: defineOperation({ ...base, id: 'report-period.differences', method: 'GET', path: '/report-periods/:id/differences', summary: { zh: '锁定后变动：锁定的数与现在的数', en: 'What has changed since the lock: figures as locked and as they are now' }, permission: 'report-period.read', params: id, status: 200, response: dto.reportDifferences, errors: [e.not_locked, e.partial, e.unreachable] }),
  sheet: defineOperation({
    ...base, id: 'report-period.sheet', method: 'GET', path: '/report-periods/:id/sheet', summary: { zh: '统计表（按 Accept 给 Word 或 CSV）', en: 'The sheet, Word or CSV by Accept (Word where neither is named)' }, permission: 'report-period.read', params: id, status: 200, produces: [DOCX_TYPE, CSV_TYPE], audited: 'downloaded', errors: [e.not_compiled],
  }),
  compile: step('compile', dto.compileReportPeriodBody, '汇总：按台账计数并固定', 'Count the figures from the ledgers', [e.not_begun, e.partial, e.unreachable]),
  review: step('review', dto.reviewReportPeriodBody, '审核（须由他人）', 'Review, by another person', [e.same_person]),
  return: step('return', dto.returnReportPeriodBody, '退回重新采集', 'Return, to be compiled anew'),
  lock: step('lock', dto.lockReportPeriodBody, '锁定：数字自此不变', 'Lock: from then on the figures stay as they are', [e.not_over, e.incomplete]),
  issue: step('issue', dto.issueReportPeriodBody, '签发通报（须由他人）', 'Issue the report, by another person than who compiled it', [e.same_person]),
  correct: step('correct', dto.correctReportPeriodBody, '更正：答复新的一版', 'Begin a correction; answers the new edition', [e.corrected_already]),
  withdraw: step('withdraw', dto.withdrawReportPeriodBody, '撤销（审核之前）', 'Withdraw an edition that is not reviewed'),
};
