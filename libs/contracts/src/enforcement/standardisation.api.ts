import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './standardisation.dto';
import { standardisationErrors as e } from './standardisation.errors';
import { standardisationLifecycle, type StandardisationAction } from './standardisation.lifecycle';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: StandardisationAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `standardisation.${verb}`, method: 'POST', path: `/standardisations/:id/actions/${verb}`, summary: { zh, en }, permission: standardisationLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.standardisation, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const standardisationApi = {
  apply: defineOperation({
    ...base, id: 'standardisation.apply', method: 'POST', path: '/standardisations', summary: { zh: '申请标准化定级', en: 'Apply for a standardisation grade' }, permission: 'standardisation.apply', body: dto.applyStandardisationBody, status: 201,
    response: dto.standardisation, etag: true, errors: [e.out_of_scope, e.unknown_subject, e.subject_closed, e.open_already],
  }),
  list: defineOperation({ ...base, id: 'standardisation.list', method: 'GET', path: '/standardisations', summary: { zh: '标准化定级（支持 CSV、Excel 导出）', en: 'Standardisation grades, newest first; exports the same rows' }, permission: 'standardisation.read', query: dto.standardisationQuery, status: 200, response: dto.standardisationPage, export: true }),
  figures: defineOperation({
    ...base, id: 'standardisation.figures', method: 'GET', path: '/standardisations/figures', summary: { zh: '达标家数：按街道、等级，可下钻', en: 'Subjects with a valid grade by street and grade; each leads to its rows' }, permission: 'standardisation.read',
    query: dto.standardisationFiguresQuery, status: 200, response: dto.standardisationFigures,
  }),
  get: defineOperation({ ...base, id: 'standardisation.get', method: 'GET', path: '/standardisations/:id', summary: { zh: '标准化定级详情', en: 'Get a standardisation grade' }, permission: 'standardisation.read', params: id, status: 200, response: dto.standardisation, etag: true }),
  review: step('review', dto.reviewStandardisationBody, '登记评审结果（须由他人）', 'Record the review, by another person', [e.same_person, e.in_future]),
  announce: step('announce', dto.announceStandardisationBody, '公告等级，三年有效', 'Announce the grade, for three years', [e.in_future, e.before_review, e.certificate_taken]),
  renew: step('renew', dto.renewStandardisationBody, '申请复评', 'Apply for the grade again', [e.renewal_open, e.subject_closed]),
  revoke: step('revoke', dto.revokeStandardisationBody, '撤销等级（说明原因）', 'Revoke a grade, with the reason'),
};
