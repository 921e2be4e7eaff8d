import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './subject.dto';
import { subjectErrors as e } from './subject.errors';
import { subjectLifecycle, type SubjectAction } from './subject.lifecycle';
import { subjectMap, subjectMapQuery } from './subject.map.dto';
import { subjectQuery } from './subject.query';
import { subjectStatistics, subjectStatisticsQuery } from './subject.statistics.dto';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const valueErrors = [e.credit_code, e.credit_code_wanted, e.duplicate_code, e.position, e.industry_code, e.unknown_tag];
const placeErrors = [e.unknown_division, e.out_of_scope];

const action = <B extends z.ZodType>(verb: SubjectAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `subject.${verb}`, method: 'POST', path: `/subjects/:id/actions/${verb}`, summary: { zh, en }, permission: subjectLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.subjectDetail, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const subjectApi = {
  register: defineOperation({
    ...base, id: 'subject.register', method: 'POST', path: '/subjects', summary: { zh: '登记监管对象（一企一档）', en: 'Register an enterprise or small premises' },
    permission: 'subject.register', body: dto.registerSubjectBody, status: 201, response: dto.subjectDetail, etag: true, errors: [...placeErrors, ...valueErrors, e.unknown_owner],
  }),
  list: defineOperation({
    ...base, id: 'subject.list', method: 'GET', path: '/subjects', summary: { zh: '监管对象列表（支持 CSV、Excel 导出）', en: 'List subjects; with Accept: text/csv or the spreadsheet type an export of the same rows' },
    permission: 'subject.read', query: subjectQuery, status: 200, response: dto.subjectPage, export: true,
  }),
  statistics: defineOperation({
    ...base, id: 'subject.statistics', method: 'GET', path: '/subjects/statistics', summary: { zh: '监管对象统计', en: 'Subjects in numbers' },
    permission: 'subject.read', query: subjectStatisticsQuery, status: 200, response: subjectStatistics,
  }),
  map: defineOperation({
    ...base, id: 'subject.map', method: 'GET', path: '/subjects/map', summary: { zh: '监管对象地图（聚合）', en: 'Subjects on a map: clusters, single ones where there are few, and by division what has no position' },
    permission: 'subject.read', query: subjectMapQuery, status: 200, response: subjectMap,
  }),
  byCode: defineOperation({
    ...base, id: 'subject.by-code', method: 'GET', path: '/subjects/by-code/:code', summary: { zh: '扫码查找监管对象', en: 'The subject at whose premises this code hangs' },
    permission: 'subject.read', params: z.object({ code: dto.premisesCode }), status: 200, response: dto.subjectDetail,
  }),
  get: defineOperation({
    ...base, id: 'subject.get', method: 'GET', path: '/subjects/:id', summary: { zh: '监管对象档案', en: 'Get a subject; one that was merged says where it went' },
    permission: 'subject.read', params: id, status: 200, response: dto.subjectDetail, etag: true,
  }),
  change: defineOperation({
    ...base, id: 'subject.change', method: 'PATCH', path: '/subjects/:id', summary: { zh: '修改监管对象信息', en: 'Change a subject' },
    permission: 'subject.manage', params: id, body: dto.changeSubjectBody, status: 200, response: dto.subjectDetail, etag: true, ifMatch: true, errors: [e.not_open, ...placeErrors, ...valueErrors, e.unknown_unit],
  }),
  history: defineOperation({
    ...base, id: 'subject.history', method: 'GET', path: '/subjects/:id/history', summary: { zh: '监管对象变更历史', en: 'What was done to a subject, field by field' },
    permission: 'subject.read', params: id, status: 200, response: dto.subjectHistory,
  }),
  refresh: action('refresh', dto.refreshSubjectBody, '核实（常普常新），可同时更正', 'Confirm on the spot what is on file, with corrections', [e.position, e.industry_code, e.unknown_tag, e.not_own_to_correct]),
  grade: action('grade', dto.gradeSubjectBody, '分级（A–D）', 'Grade A to D, with the reason'),
  assignOwner: action('assign-owner', dto.ownSubjectBody, '明确网格责任人、行业主管部门', 'Say which grid member and which department looks after it', [e.unknown_owner]),
  rotateCode: action('rotate-code', dto.rotateCodeBody, '更换场所码（旧码作废）', 'Give a new premises code; the old one leads nowhere'),
  suspend: action('suspend', dto.suspendSubjectBody, '停业', 'Suspend'),
  resume: action('resume', dto.resumeSubjectBody, '恢复在营', 'Resume'),
  close: action('close', dto.closeSubjectBody, '注销', 'Close, with the reason'),
  reopen: action('reopen', dto.reopenSubjectBody, '重新启用', 'Re-open what was closed, with the reason'),
  merge: action('merge', dto.mergeSubjectBody, '合并到另一对象', 'Merge into another: this record stays readable and leads there', [e.unknown_target]),
  reveal: defineOperation({
    ...base, id: 'subject.reveal', method: 'POST', path: '/subjects/:id/actions/reveal', summary: { zh: '查看联系人完整电话', en: 'Show the contact\'s phone in full; that it was shown, and why, is written into the audit log' },
    permission: 'personal.reveal', params: id, body: dto.revealContactBody, status: 200, response: dto.revealedContact, reveals: true,
  }),
};
