import { z } from 'zod';
import type { Permission } from '../access/permissions';
import { defineOperation, uuid } from '../kit';
import * as dto from './check.dto';
import { checkErrors as e } from './check.errors';
import { checkLifecycles, type CheckAction, type CheckKind } from './check.lifecycle';
import * as query from './check.query';
import { expertErrors } from './expert.errors';
import { serviceContractErrors } from './service-contract.errors';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const features = { patrol: 'patrol', self_check: 'self-check', agency: 'agency-check', inspection: 'inspection' } as const satisfies Record<CheckKind, string>;
const subjectErrors = [e.unknown_subject, e.unknown_checklist, e.subject_closed, e.subject_wanted, e.wrong_code, e.id_taken, e.out_of_scope];
const recordErrors = [e.unknown_file, e.answers, e.hidden_only];

const open = <B extends z.ZodType>(kind: CheckKind, verb: string, permission: Permission, body: B, zh: string, en: string, errors: readonly string[] = []) =>
  defineOperation({
    ...base, id: `${features[kind]}.${verb}`, method: 'POST', path: `/${features[kind]}s`, summary: { zh, en }, permission, body, status: 201, response: dto.checkDetail, etag: true, errors: [...subjectErrors, ...errors],
  });

const get = (kind: CheckKind, zh: string, en: string) =>
  defineOperation({ ...base, id: `${features[kind]}.get`, method: 'GET', path: `/${features[kind]}s/:id`, summary: { zh, en }, permission: 'check.read', params: id, status: 200, response: dto.checkDetail, etag: true });

const step = <B extends z.ZodType>(kind: CheckKind, verb: CheckAction, body: B, zh: string, en: string, errors: readonly string[] = []) =>
  defineOperation({
    ...base, id: `${features[kind]}.${verb}`, method: 'POST', path: `/${features[kind]}s/:id/actions/${verb}`, summary: { zh, en },
    permission: (checkLifecycles[kind].actions as Partial<Record<CheckAction, { permission: Permission }>>)[verb]?.permission ?? 'check.read',
    params: id, body, status: 200, response: dto.checkDetail, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const patrolApi = {
  open: open('patrol', 'open', 'check.patrol', dto.openPatrolBody, '开始巡查、指导帮扶（可一次报送完成）', 'Open a patrol or guidance visit; with report it is finished at once', [e.unknown_member, ...recordErrors]),
  get: get('patrol', '巡查记录', 'Get a patrol'),
  finish: step('patrol', 'finish', dto.finishCheckBody, '完成巡查，发现的隐患入账', 'Finish a patrol; what it found goes into the ledger of hazards', recordErrors),
  cancel: step('patrol', 'cancel', dto.cancelCheckBody, '取消巡查', 'Cancel a patrol'),
};
export const selfCheckApi = {
  open: open('self_check', 'open', 'check.self', dto.openSelfCheckBody, '开始企业自查（可一次报送完成）', 'Open an enterprise\'s check of itself; with report it is finished at once', [e.unknown_member, ...recordErrors]),
  get: get('self_check', '自查记录', 'Get a self-check'),
  finish: step('self_check', 'finish', dto.finishCheckBody, '提交自查', 'Submit a self-check', recordErrors),
  confirm: step('self_check', 'confirm', dto.confirmCheckBody, '确认自查', 'Confirm a self-check'),
  cancel: step('self_check', 'cancel', dto.cancelCheckBody, '取消自查', 'Cancel a self-check'),
};
export const agencyCheckApi = {
  open: open('agency', 'open', 'check.agency', dto.openAgencyCheckBody, '登记中介、专家检查（可一次报送完成）', 'Open an agency\'s or experts\' check; with report it is finished at once', [expertErrors.unknown, expertErrors.not_in_force, expertErrors.own_unit, serviceContractErrors.unknown, serviceContractErrors.not_in_force, serviceContractErrors.not_served, e.unknown_member, ...recordErrors]),
  get: get('agency', '中介（专家）检查记录', 'Get an agency\'s check'),
  finish: step('agency', 'finish', dto.finishCheckBody, '提交检查报告', 'Submit the report', recordErrors),
  confirm: step('agency', 'confirm', dto.confirmCheckBody, '验收', 'Accept the report'),
  cancel: step('agency', 'cancel', dto.cancelCheckBody, '取消', 'Cancel'),
};
export const inspectionApi = {
  request: open('inspection', 'request', 'inspection.carry-out', dto.requestInspectionBody, '申请行政检查', 'Ask for an administrative inspection', [e.two_officers, e.certificate, e.same_certificate, e.no_officer, e.cap_reached, e.campaign_wanted]),
  hints: defineOperation({
    ...base, id: 'inspection.hints', method: 'GET', path: '/subjects/:id/inspection-hints', summary: { zh: '行政检查提示：年度上限、可合并的检查', en: 'Before an inspection: the yearly cap, and inspections to combine with' },
    permission: 'inspection.carry-out', params: id, query: dto.hintsQuery, status: 200, response: dto.inspectionHints, errors: [e.out_of_scope],
  }),
  get: get('inspection', '行政检查记录', 'Get an administrative inspection'),
  approve: step('inspection', 'approve', dto.approveInspectionBody, '批准行政检查', 'Approve an inspection', [e.same_person]),
  refuse: step('inspection', 'refuse', dto.refuseInspectionBody, '不予批准', 'Refuse an inspection', [e.same_person]),
  signIn: step('inspection', 'sign-in', dto.signInBody, '扫码入企', 'Sign in on site by the code of the premises', [e.wrong_code, e.officer_wanted]),
  finish: step('inspection', 'finish', dto.finishCheckBody, '记录签字，发现的隐患入账', 'Sign the record; what was found goes into the ledger of hazards', [e.signatures, e.officer_wanted, ...recordErrors]),
  close: step('inspection', 'close', dto.closeCheckBody, '处理归档', 'Close and file'),
  cancel: step('inspection', 'cancel', dto.cancelCheckBody, '取消行政检查', 'Cancel an inspection'),
};
export const checkApi = {
  list: defineOperation({
    ...base, id: 'check.list', method: 'GET', path: '/checks', summary: { zh: '检查台账（四类；支持 CSV、Excel 导出）', en: 'List checks of all kinds; with Accept: text/csv or the spreadsheet type an export of the same rows' },
    permission: 'check.read', query: query.checkQuery, status: 200, response: dto.checkPage, export: true,
  }),
  statistics: defineOperation({
    ...base, id: 'check.statistics', method: 'GET', path: '/checks/statistics', summary: { zh: '检查统计：家次与家数', en: 'Checks in numbers: how many, and of how many different subjects' },
    permission: 'check.read', query: query.checkStatisticsQuery, status: 200, response: query.checkStatistics,
  }),
  execution: defineOperation({
    ...base, id: 'check.execution', method: 'GET', path: '/checks/execution', summary: { zh: '检查表执行率', en: 'Of each checklist: items fulfilled ÷ items asked' },
    permission: 'check.read', query: query.executionQuery, status: 200, response: query.checklistExecution,
  }),
  get: defineOperation({ ...base, id: 'check.get', method: 'GET', path: '/checks/:id', summary: { zh: '检查记录', en: 'Get a check of any kind' }, permission: 'check.read', params: id, status: 200, response: dto.checkDetail, etag: true }),
  history: defineOperation({ ...base, id: 'check.history', method: 'GET', path: '/checks/:id/history', summary: { zh: '检查办理历史', en: 'What was done to a check' }, permission: 'check.read', params: id, status: 200, response: dto.checkHistory }),
  file: defineOperation({
    ...base, id: 'check.file', method: 'GET', path: '/checks/:id/files/:fileId', summary: { zh: '下载检查附件、签名', en: 'Download evidence or a signature of a check' },
    permission: 'check.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded',
  }),
};
