import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './body-standard.dto';
import { bodyAssessmentErrors as ae, bodyStandardErrors as e } from './body-standard.errors';
import { bodyAssessmentLifecycle, bodyStandardLifecycle, type BodyAssessmentAction, type BodyStandardAction } from './body-standard.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const standardStep = (verb: BodyStandardAction, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `body-standard.${verb}`, method: 'POST', path: `/body-standards/:id/actions/${verb}`, summary: { zh, en }, permission: bodyStandardLifecycle.actions[verb].permission, params: id, body: dto.stepBodyStandardBody, status: 200, response: dto.bodyStandard, etag: true, ifMatch: true,
    errors: [e.action_not_allowed, ...errors],
  });
const assessmentStep = <B extends z.ZodType>(verb: BodyAssessmentAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `body-assessment.${verb}`, method: 'POST', path: `/body-assessments/:id/actions/${verb}`, summary: { zh, en }, permission: bodyAssessmentLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.bodyAssessment, etag: true, ifMatch: true,
    errors: [ae.action_not_allowed, ae.out_of_scope, ...errors],
  });

export const bodyStandardApi = {
  draft: defineOperation({ ...base, id: 'body-standard.draft', method: 'POST', path: '/body-standards', summary: { zh: '起草机构建设标准', en: 'Draft a standard for bodies' }, permission: 'body-standard.manage', body: dto.draftBodyStandardBody, status: 201, response: dto.bodyStandard, etag: true, errors: [e.pass_mark] }),
  list: defineOperation({ ...base, id: 'body-standard.list', method: 'GET', path: '/body-standards', summary: { zh: '机构建设标准', en: 'Standards, newest version first' }, permission: 'body-standard.read', query: dto.bodyStandardQuery, status: 200, response: dto.bodyStandardPage }),
  get: defineOperation({ ...base, id: 'body-standard.get', method: 'GET', path: '/body-standards/:id', summary: { zh: '机构建设标准详情', en: 'Get a version of a standard' }, permission: 'body-standard.read', params: id, status: 200, response: dto.bodyStandard, etag: true }),
  change: defineOperation({ ...base, id: 'body-standard.change', method: 'PATCH', path: '/body-standards/:id', summary: { zh: '修改草稿', en: 'Change a draft' }, permission: 'body-standard.manage', params: id, body: dto.changeBodyStandardBody, status: 200, response: dto.bodyStandard, etag: true, ifMatch: true, errors: [e.not_draft, e.pass_mark] }),
  publish: standardStep('publish', '发布标准（替代上一版）', 'Publish a version, in place of the one before'),
  revise: standardStep('revise', '修订标准：答复新的草稿', 'Begin the next version; answers the new draft', [e.draft_exists]),
  figures: defineOperation({ ...base, id: 'body-standard.figures', method: 'GET', path: '/body-standards/:id/figures', summary: { zh: '达标率：街道、社区，可下钻', en: 'Rate of bodies that passed, by level; each leads to its rows' }, permission: 'body-standard.read', params: id, status: 200, response: dto.bodyStandardFigures }),
  deductions: defineOperation({ ...base, id: 'body-standard.deductions', method: 'GET', path: '/body-standards/:id/deductions', summary: { zh: '主要扣分点', en: 'Items by the points that bodies lost' }, permission: 'body-standard.read', params: id, status: 200, response: dto.bodyStandardDeductions }),
};

const selfErrors = [ae.items, ae.score, ae.evidence, ae.unknown_file];
export const bodyAssessmentApi = {
  open: defineOperation({
    ...base, id: 'body-assessment.open', method: 'POST', path: '/body-assessments', summary: { zh: '自评', en: 'Hand in the self-check of a body' }, permission: 'body-assessment.self-check', body: dto.openBodyAssessmentBody, status: 201, response: dto.bodyAssessment, etag: true,
    errors: [ae.out_of_scope, ae.unknown_standard, ae.unknown_body, ae.current_exists, ...selfErrors],
  }),
  list: defineOperation({ ...base, id: 'body-assessment.list', method: 'GET', path: '/body-assessments', summary: { zh: '达标申报（支持 CSV、Excel 导出）', en: 'Assessments, newest first; exports the same rows' }, permission: 'body-assessment.read', query: dto.bodyAssessmentQuery, status: 200, response: dto.bodyAssessmentPage, export: true }),
  get: defineOperation({ ...base, id: 'body-assessment.get', method: 'GET', path: '/body-assessments/:id', summary: { zh: '达标申报详情', en: 'Get an assessment' }, permission: 'body-assessment.read', params: id, status: 200, response: dto.bodyAssessment, etag: true }),
  file: defineOperation({ ...base, id: 'body-assessment.file', method: 'GET', path: '/body-assessments/:id/files/:fileId', summary: { zh: '下载佐证附件', en: 'Download a file that is evidence of an item' }, permission: 'body-assessment.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  check: assessmentStep('check', dto.checkBodyAssessmentBody, '初验：逐项扣分（须由他人）', 'Check a body for the district, by another person', [ae.deduction, ae.same_person]),
  recordCity: assessmentStep('record-city', dto.recordCityBody, '登记市验收结果', 'Record the result of the city', [ae.in_future]),
  retry: assessmentStep('retry', dto.retryBodyAssessmentBody, '整改后再次自评：答复新的一次', 'Try again after rectification; answers the new try', selfErrors),
};
