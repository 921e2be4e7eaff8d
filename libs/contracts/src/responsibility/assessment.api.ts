import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './assessment.dto';
import * as sheets from './assessment-sheet.dto';
import { assessmentErrors as e, assessmentSheetErrors as s } from './assessment.errors';
import { assessmentLifecycle, assessmentSheetLifecycle, type AssessmentAction, type AssessmentSheetAction } from './assessment.lifecycle';
import { DOCX_TYPE } from './letter.api';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: AssessmentAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `assessment.${verb}`, method: 'POST', path: `/assessments/:id/actions/${verb}`, summary: { zh, en }, permission: assessmentLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.assessment, etag: true, ifMatch: true, errors: [e.action_not_allowed, ...errors],
  });
const sheetStep = <B extends z.ZodType>(verb: Exclude<AssessmentSheetAction, 'finalise'>, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `assessment-sheet.${verb}`, method: 'POST', path: `/assessment-sheets/:id/actions/${verb}`, summary: { zh, en }, permission: assessmentSheetLifecycle.actions[verb].permission, params: id, body, status: 200, response: sheets.assessmentSheet, etag: true, ifMatch: true,
    errors: [s.action_not_allowed, s.out_of_scope, ...errors],
  });

export const assessmentApi = {
  open: defineOperation({
    ...base, id: 'assessment.open', method: 'POST', path: '/assessments', summary: { zh: '启动考核：按方案给每个单位下发考核表', en: 'Open an assessment: each unit has a sheet, its indicators measured' }, permission: 'assessment.manage', body: dto.openAssessmentBody, status: 201, response: dto.assessment, etag: true,
    errors: [e.unknown_scheme, e.unknown_unit, e.unknown_street, e.unit_twice, e.period, e.already_run, e.measure_blind],
  }),
  list: defineOperation({ ...base, id: 'assessment.list', method: 'GET', path: '/assessments', summary: { zh: '考核', en: 'Assessments, newest first' }, permission: 'assessment.read', query: dto.assessmentQuery, status: 200, response: dto.assessmentPage }),
  get: defineOperation({ ...base, id: 'assessment.get', method: 'GET', path: '/assessments/:id', summary: { zh: '考核详情', en: 'Get an assessment, with its issues' }, permission: 'assessment.read', params: id, status: 200, response: dto.assessment, etag: true }),
  progress: defineOperation({ ...base, id: 'assessment.progress', method: 'GET', path: '/assessments/:id/progress', summary: { zh: '进度：按状态，可下钻', en: 'Sheets by state; each number leads to its rows' }, permission: 'assessment.read', params: id, status: 200, response: dto.assessmentProgress }),
  ranking: defineOperation({ ...base, id: 'assessment.ranking', method: 'GET', path: '/assessments/:id/ranking', summary: { zh: '排名（支持 CSV、Excel 导出）：通报前只有考核方可见', en: 'Ranking, best first; before the issue for assessors only; exports the same rows' }, permission: 'assessment.read', params: id, query: dto.assessmentRankQuery, status: 200, response: dto.assessmentRankPage, export: true, errors: [e.unknown_issue] }),
  figures: defineOperation({ ...base, id: 'assessment.figures', method: 'GET', path: '/assessments/:id/figures', summary: { zh: '平均分、得分率最高与最低的三项', en: 'Average, and the items most and least attained' }, permission: 'assessment.read', params: id, status: 200, response: dto.assessmentFigures, errors: [e.not_issued] }),
  document: defineOperation({ ...base, id: 'assessment.document', method: 'GET', path: '/assessments/:id/document', summary: { zh: '通报（Word）', en: 'The bulletin as a Word document' }, permission: 'assessment.read', params: id, query: dto.assessmentDocumentQuery, status: 200, produces: DOCX_TYPE, audited: 'downloaded', errors: [e.not_issued, e.unknown_issue] }),
  finalise: step('finalise', dto.stepAssessmentBody, '定档：全部单位无争议或申诉期满后，计分、定等次、排名', 'Grade and rank, once every unit is settled or its days for an appeal have passed', [e.not_settled, e.own_unit]),
  issue: step('issue', dto.issueAssessmentBody, '通报（须由定档人以外的人）', 'Issue, by another than who graded', [e.same_person, e.own_unit]),
  correct: defineOperation({
    ...base, id: 'assessment.correct', method: 'POST', path: '/assessments/:id/actions/correct', summary: { zh: '更正通报：另发一次，原通报保留', en: 'Correct: another issue with its reason; the ones before are kept' }, permission: 'assessment.approve', params: id, body: dto.correctAssessmentBody, status: 200, response: dto.assessment, etag: true, ifMatch: true,
    errors: [e.action_not_allowed, e.not_issued, e.unknown_change, e.same_person, e.own_unit, s.points],
  }),
  cancel: step('cancel', dto.cancelAssessmentBody, '取消考核', 'Cancel, with the reason'),
};

export const assessmentSheetApi = {
  list: defineOperation({ ...base, id: 'assessment-sheet.list', method: 'GET', path: '/assessment-sheets', summary: { zh: '考核表（支持 CSV、Excel 导出）', en: 'Sheets, newest first; exports the same rows' }, permission: 'assessment-sheet.read', query: sheets.assessmentSheetQuery, status: 200, response: sheets.assessmentSheetPage, export: true }),
  get: defineOperation({ ...base, id: 'assessment-sheet.get', method: 'GET', path: '/assessment-sheets/:id', summary: { zh: '考核表：逐项说明每一分', en: 'Get a sheet, which explains every point' }, permission: 'assessment-sheet.read', params: id, status: 200, response: sheets.assessmentSheet, etag: true }),
  table: defineOperation({ ...base, id: 'assessment-sheet.table', method: 'GET', path: '/assessment-sheets/:id/table', summary: { zh: '导出考核表（CSV，逐项）', en: 'The items of a sheet as CSV' }, permission: 'assessment-sheet.read', params: id, status: 200, produces: 'text/csv', audited: 'downloaded' }),
  file: defineOperation({ ...base, id: 'assessment-sheet.file', method: 'GET', path: '/assessment-sheets/:id/files/:fileId', summary: { zh: '下载考核佐证', en: 'Download evidence of a sheet' }, permission: 'assessment-sheet.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  selfScore: sheetStep('self-score', sheets.selfScoreBody, '自评', 'The unit scores itself', [s.items, s.points, s.evidence, s.measured, s.unknown_file]),
  measure: sheetStep('measure', sheets.stepSheetBody, '重新取数', 'Measure the indicators anew, before the check', [e.measure_blind, s.own_unit]),
  check: sheetStep('check', sheets.checkSheetBody, '实地核查（须由他人、非本单位）', 'Check on the spot, by another person of another unit', [s.not_self_scored, s.same_person, s.own_unit, s.items, s.points, s.evidence, s.deduction, s.value, s.measured, s.in_future, s.unknown_file]),
  notify: sheetStep('notify', sheets.stepSheetBody, '告知核查结果，申诉期开始', 'Tell the unit the result; the days for an appeal begin', [s.own_unit]),
  accept: sheetStep('accept', sheets.stepSheetBody, '确认无异议', 'The unit accepts the result', []),
  appeal: sheetStep('appeal', sheets.appealSheetBody, '申诉（逐项，限期内）', 'Appeal, item by item, within the days', [s.appeal_late, s.items, s.unknown_file]),
  decide: sheetStep('decide', sheets.decideSheetBody, '申诉复核（须由核查人以外的人）', 'Decide the appeal, by another than who checked', [s.same_person, s.own_unit, s.items, s.points]),
};
