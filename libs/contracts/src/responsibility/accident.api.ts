import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './accident.dto';
import { accidentErrors as e } from './accident.errors';
import { accidentLifecycle, type AccidentAction } from './accident.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: AccidentAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `accident.${verb}`, method: 'POST', path: `/accidents/:id/actions/${verb}`, summary: { zh, en }, permission: accidentLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.accidentDetail, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const accidentApi = {
  report: defineOperation({
    ...base, id: 'accident.report', method: 'POST', path: '/accidents', summary: { zh: '事故接报', en: 'Report an accident' }, permission: 'accident.report', body: dto.reportAccidentBody, status: 201, response: dto.accidentDetail, etag: true,
    errors: [e.out_of_scope, e.unknown_division, e.order, e.future, e.unknown_file],
  }),
  list: defineOperation({ ...base, id: 'accident.list', method: 'GET', path: '/accidents', summary: { zh: '事故台账（支持 CSV、Excel 导出）', en: 'Accidents, newest first; exports the same rows' }, permission: 'accident.read', query: dto.accidentQuery, status: 200, response: dto.accidentPage, export: true }),
  figures: defineOperation({ ...base, id: 'accident.figures', method: 'GET', path: '/accidents/figures', summary: { zh: '事故数字：按月、行业、街道、等级、类别，可下钻', en: 'Figures by month, industry, street, grade and type; each leads to its rows' }, permission: 'accident.read', query: dto.accidentFiguresQuery, status: 200, response: dto.accidentFigures }),
  clocks: defineOperation({ ...base, id: 'accident-clock.list', method: 'GET', path: '/accident-clocks', summary: { zh: '事故法定时限（支持 CSV、Excel 导出）', en: 'Limits of law that run, were kept or missed, the earliest first; exports the same rows' }, permission: 'accident.read', query: dto.accidentClockQuery, status: 200, response: dto.accidentClockPage, export: true }),
  get: defineOperation({ ...base, id: 'accident.get', method: 'GET', path: '/accidents/:id', summary: { zh: '事故详情：续报、时限、四不放过', en: 'Get an accident, with its supplements, clocks and no-let-gos' }, permission: 'accident.read', params: id, status: 200, response: dto.accidentDetail, etag: true }),
  file: defineOperation({ ...base, id: 'accident.file', method: 'GET', path: '/accidents/:id/files/:fileId', summary: { zh: '下载事故佐证附件', en: 'Download a file that is evidence of an accident' }, permission: 'accident.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  verify: step('verify', dto.determineAccidentBody, '核实事故，认定是否生产安全事故', 'Verify an accident, and determine whether it counts'),
  determine: step('determine', dto.determineAccidentBody, '重新认定是否生产安全事故', 'Determine anew whether it counts'),
  grade: step('grade', dto.gradeAccidentBody, '确认事故等级', 'Confirm the grade that the law gives', [e.no_rule, e.not_determined, e.grade_differs, e.grade_same]),
  supplement: step('supplement', dto.supplementAccidentBody, '续报', 'Report a supplement; what changed is kept beside what was', [e.order, e.future, e.unknown_file]),
  amend: step('amend', dto.amendAccidentBody, '补充、更正首报内容', 'Complete or correct what was first reported; numbers are supplemented', [e.order, e.future, e.nothing_amended]),
  reportUpward: step('report-upward', dto.reportUpwardBody, '逐级上报', 'Record that it was reported upward', [e.order, e.future, e.level_before, e.level_done]),
  investigate: step('investigate', dto.investigateBody, '成立调查组', 'Begin the investigation'),
  extend: step('extend', dto.extendInvestigationBody, '批准调查延期（须由他人）', 'Extend the investigation, by another person', [e.same_person, e.extension]),
  submitReport: step('submit-report', dto.submitInvestigationBody, '提交调查报告', 'Hand in the report of the investigation', [e.unknown_file]),
  approve: step('approve', dto.decideAccidentBody, '批复调查报告（须由他人）', 'Approve the report, by another person', [e.same_person, e.grade_open]),
  return: step('return', dto.returnAccidentBody, '退回调查报告', 'Return the report'),
  planLookBack: step('plan-look-back', dto.planLookBackBody, '制定回头看计划：评估日期、评估单位', 'Plan the look-back: its day, and who evaluates', [e.look_back_day]),
  rectify: step('rectify', dto.rectifyAccidentBody, '开始整改', 'Begin rectification'),
  fulfil: step('fulfil', dto.fulfilBody, '认定四不放过', 'Find no-let-gos fulfilled', [e.fulfilled, e.unknown_file]),
  evaluate: step('evaluate', dto.evaluateAccidentBody, '评估整改落实情况', 'Evaluate how the measures were carried out', [e.look_back_unplanned, e.measures_open, e.unknown_file]),
  close: step('close', dto.closeAccidentBody, '结案（须由他人）', 'Close, by another person', [e.same_person, e.no_let_go, e.grade_open]),
  withdraw: step('withdraw', dto.withdrawAccidentBody, '注销（误报、不属于）', 'Withdraw what was no accident'),
};
