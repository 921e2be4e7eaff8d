import { z } from 'zod';
import { auditApi, changesApi, defineOperation, fileApi, importTypes, operationApi, operationStatus, uuid, todoApi } from '../kit';
import { HAZARD_FILE_BYTES } from './hazard-import.api';
import * as dto from './hazard.dto';
import * as step from './hazard.steps.dto';
import { hazardErrors as e } from './hazard.errors';
import { hazardLifecycle, type HazardAction } from './hazard.lifecycle';
import { hazardMap, hazardMapQuery } from './hazard.map.dto';
import { hazardQuery } from './hazard.query';
import { listRates, listRatesQuery } from './hazard.lists.dto';
import { statistics, statisticsQuery } from './hazard.statistics.dto';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });

const action = <B extends z.ZodType>(
  verb: HazardAction,
  body: B,
  zh: string,
  en: string,
  errors: string[] = [],
) =>
  defineOperation({
    ...base, id: `hazard.${verb}`, method: 'POST', path: `/hazards/:id/actions/${verb}`, summary: { zh, en }, permission: hazardLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.hazard, etag: true, ifMatch: true, errors: [e.action_not_allowed, ...errors],
  });

export const hazardApi = {
  report: defineOperation({
    ...base, id: 'hazard.report', method: 'POST', path: '/hazards', summary: { zh: '上报隐患', en: 'Report a hazard' },
    permission: 'hazard.report', body: dto.reportHazardBody, status: 201, response: dto.hazard, etag: true,
    errors: [e.unknown_division, e.out_of_scope, e.credit_code, e.position, e.due_in_past, e.unknown_file, e.unknown_subject, e.unknown_link],
  }),
  list: defineOperation({
    ...base, id: 'hazard.list', method: 'GET', path: '/hazards', summary: { zh: '隐患列表（支持 CSV 导出）', en: 'List hazards; with Accept: text/csv an export of the same rows' },
    permission: 'hazard.read', query: hazardQuery, status: 200, response: dto.hazardPage, export: true,
  }),
  statistics: defineOperation({
    ...base, id: 'hazard.statistics', method: 'GET', path: '/hazards/statistics', summary: { zh: '隐患统计', en: 'Hazard statistics' },
    permission: 'hazard.read', query: statisticsQuery, status: 200, response: statistics,
  }),
  get: defineOperation({
    ...base, id: 'hazard.get', method: 'GET', path: '/hazards/:id', summary: { zh: '隐患详情', en: 'Get a hazard' },
    permission: 'hazard.read', params: id, status: 200, response: dto.hazardDetail, etag: true,
  }),
  map: defineOperation({
    ...base, id: 'hazard.map', method: 'GET', path: '/hazards/map', summary: { zh: '隐患地图（聚合）', en: 'Hazards on a map: clusters, single points where there are few, and what has no position' },
    permission: 'hazard.read', query: hazardMapQuery, status: 200, response: hazardMap,
  }),
  changes: defineOperation({
    ...base, id: 'hazard.changes', method: 'GET', path: '/hazards/changes', summary: { zh: '隐患动态（近 31 天）', en: 'What happened to the hazards in my scope, newest first, the last 31 days' },
    permission: 'hazard.read', query: dto.hazardChangesQuery, status: 200, response: dto.hazardChanges,
  }),
  history: defineOperation({
    ...base, id: 'hazard.history', method: 'GET', path: '/hazards/:id/history', summary: { zh: '隐患办理过程', en: 'History of a hazard' },
    permission: 'hazard.read', params: id, status: 200, response: dto.hazardHistory,
  }),
  file: defineOperation({
    ...base, id: 'hazard.file', method: 'GET', path: '/hazards/:id/files/:fileId', summary: { zh: '下载隐患附件', en: 'Download a file that is evidence of a hazard' },
    permission: 'hazard.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded',
  }),
  assign: action('assign', step.assignBody, '交办', 'Assign to who must rectify', [e.unknown_assignee, e.due_in_past, e.due_wanted]),
  start: action('start', step.startBody, '开始整改', 'Start rectification'),
  submit: action('submit', step.submitBody, '申请验收（附佐证）', 'Submit for verification, with evidence', [e.unknown_file]),
  verify: action('verify', step.verifyBody, '复查：合格销号，不合格退回', 'Verify: accepted closes, rejected sends back', [e.same_person, e.supervision_wanted, e.unknown_file]),
  extend: action('extend', step.extendBody, '延长整改期限', 'Extend the deadline', [e.extension_not_later, e.due_in_past]),
  requestExtension: action('request-extension', step.requestExtensionBody, '整改方申请延期', 'Who rectifies asks for a later deadline', [e.extension_not_later, e.due_in_past, e.extension_without_deadline]),
  decideExtension: action('decide-extension', step.decideExtensionBody, '答复延期申请：同意或不同意（附理由）', 'Approve the extension asked for, or refuse it with a reason', [e.extension_not_later, e.due_in_past]),
  assignDepartment: action('assign-department', step.assignDepartmentBody, '双重交办：同时交办主管部门', 'Assign a department as well: both sides close separately', [e.unknown_assignee]),
  submitDepartment: action('submit-department', step.submitDepartmentBody, '部门一侧申请验收（附佐证）', 'Submit the department\'s side for verification, with evidence', [e.unknown_file]),
  verifyDepartment: action('verify-department', step.verifyDepartmentBody, '验收部门一侧：两侧都合格才销号', 'Verify the department\'s side; the hazard closes when both are accepted', [e.same_person, e.supervision_wanted, e.unknown_file]),
  listSupervision: action('list-supervision', step.listSupervisionBody, '挂牌督办（五落实）', 'List for supervision, with the five requirements; again to correct them'),
  giveOpinion: action('give-opinion', step.giveOpinionBody, '登记专家意见', 'Record the expert\'s opinion on whether it may be closed', [e.unknown_file]),
  unlist: action('unlist', step.unlistBody, '摘牌', 'Take off the list of supervision', [e.unlist_open]),
  urge: action('urge', step.urgeBody, '催办', 'Urge who must rectify'),
  reopen: action('reopen', step.reopenBody, '复核重开：抽查复核或投诉举报后恢复整改', 'Re-open after a sampling re-check or a complaint', [e.same_person, e.due_in_past, e.due_wanted, e.unknown_file]),
  transfer: action('transfer', step.transferBody, '移送其他部门、单位', 'Transfer to another department or unit, which assigns it anew', [e.unknown_unit, e.same_unit]),
  retag: action('retag', step.retagBody, '调整隐患计入的专项行动', 'Change the campaigns a hazard counts in', [e.no_retag, e.unknown_link, e.too_many_campaigns]),
  enterList: action('enter-list', step.enterListBody, '录入清单，或提升层级', 'Enter into a list, or raise to a higher level of it', [e.unknown_list, e.in_list]),
  strikeOff: action('strike-off', step.strikeOffBody, '清单销号（隐患销号之后）', 'Strike off a list, once the hazard is closed', [e.not_in_list]),
  listRates: defineOperation({
    ...base, id: 'hazard.list-rates', method: 'GET', path: '/hazards/list-rates', summary: { zh: '清单销号率', en: 'Of each list: how many hazards were entered, and how many struck off' },
    permission: 'hazard.read', query: listRatesQuery, status: 200, response: listRates,
  }),
  import: defineOperation({
    ...base, id: 'hazard.import', method: 'POST', path: '/hazards/imports', summary: { zh: '导入隐患（CSV、Excel）', en: 'Import hazards from CSV or Excel' },
    permission: 'hazard.import', upload: { types: importTypes, maxBytes: HAZARD_FILE_BYTES }, status: 202, response: operationStatus,
    errors: [e.csv_encoding, e.csv_columns, e.csv_malformed, e.csv_empty, e.csv_too_many_rows],
  }),
};

export const enforcementFileApi = fileApi('enforcement');
export const enforcementChangesApi = changesApi('enforcement');
export const enforcementOperationApi = operationApi('enforcement');
export const enforcementTodoApi = todoApi('enforcement', ['assign', 'start', 'submit', 'verify', 'decide-extension', 'submit-department', 'verify-department', 'urge', 'accept', 'refresh', 'assess', 'grade', 'control', 'review']);
export const enforcementAuditApi = auditApi('enforcement');
