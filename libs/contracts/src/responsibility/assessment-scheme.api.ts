import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './assessment-scheme.dto';
import { assessmentSchemeErrors as e } from './assessment-scheme.errors';
import { assessmentSchemeLifecycle, type AssessmentSchemeAction } from './assessment-scheme.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const facts = [e.total, e.steps, e.indicator, e.grades, e.veto];
const step = (verb: AssessmentSchemeAction, zh: string, en: string, errors: string[]) =>
  defineOperation({
    ...base, id: `assessment-scheme.${verb}`, method: 'POST', path: `/assessment-schemes/:id/actions/${verb}`, summary: { zh, en }, permission: assessmentSchemeLifecycle.actions[verb].permission, params: id, body: dto.stepAssessmentSchemeBody, status: 200, response: dto.assessmentScheme, etag: true, ifMatch: true,
    errors: [e.action_not_allowed, ...errors],
  });

export const assessmentSchemeApi = {
  draft: defineOperation({ ...base, id: 'assessment-scheme.draft', method: 'POST', path: '/assessment-schemes', summary: { zh: '起草考核方案', en: 'Draft an assessment scheme' }, permission: 'assessment-scheme.manage', body: dto.draftAssessmentSchemeBody, status: 201, response: dto.assessmentScheme, etag: true, errors: facts }),
  list: defineOperation({ ...base, id: 'assessment-scheme.list', method: 'GET', path: '/assessment-schemes', summary: { zh: '考核方案', en: 'Assessment schemes, newest version first' }, permission: 'assessment-scheme.read', query: dto.assessmentSchemeQuery, status: 200, response: dto.assessmentSchemePage }),
  get: defineOperation({ ...base, id: 'assessment-scheme.get', method: 'GET', path: '/assessment-schemes/:id', summary: { zh: '考核方案详情', en: 'Get a version of a scheme' }, permission: 'assessment-scheme.read', params: id, status: 200, response: dto.assessmentScheme, etag: true }),
  change: defineOperation({ ...base, id: 'assessment-scheme.change', method: 'PATCH', path: '/assessment-schemes/:id', summary: { zh: '修改方案草稿', en: 'Change a draft' }, permission: 'assessment-scheme.manage', params: id, body: dto.changeAssessmentSchemeBody, status: 200, response: dto.assessmentScheme, etag: true, ifMatch: true, errors: [e.not_draft, ...facts] }),
  approve: step('approve', '批准施行（须由他人；替代上一版）', 'Approve, by another person; takes the place of the version before', [e.same_person]),
  revise: step('revise', '修订方案：答复新的草稿', 'Begin the next version; answers the new draft', [e.draft_exists]),
};
