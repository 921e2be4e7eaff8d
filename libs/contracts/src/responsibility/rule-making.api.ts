import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './rule-making.dto';
import { ruleMakingErrors as e } from './rule-making.errors';
import { ruleMakingLifecycle, type RuleMakingAction } from './rule-making.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: RuleMakingAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({ ...base, id: `rule-making.${verb}`, method: 'POST', path: `/rule-makings/:id/actions/${verb}`, summary: { zh, en }, permission: ruleMakingLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.ruleMaking, etag: true, ifMatch: true, errors: [e.action_not_allowed, ...errors] });

export const ruleMakingApi = {
  list: defineOperation({ ...base, id: 'rule-making.list', method: 'GET', path: '/rule-makings', summary: { zh: '立法与标准化项目（支持 CSV、Excel 导出）', en: 'Rules and standards in the making, newest first; exports the same rows' }, permission: 'rule-making.read', query: dto.ruleMakingQuery, status: 200, response: dto.ruleMakingPage, export: true }),
  register: defineOperation({ ...base, id: 'rule-making.register', method: 'POST', path: '/rule-makings', summary: { zh: '立项', en: 'Put an item on the yearly plan' }, permission: 'rule-making.manage', body: dto.listRuleMakingBody, status: 201, response: dto.ruleMaking, etag: true, errors: [e.unknown_unit, e.day] }),
  figures: defineOperation({ ...base, id: 'rule-making.figures', method: 'GET', path: '/rule-makings/figures', summary: { zh: '各类、各阶段的数量，可下钻', en: 'How many of each kind are at each stage; each number leads to its rows' }, permission: 'rule-making.read', query: dto.ruleMakingFiguresQuery, status: 200, response: dto.ruleMakingFigures }),
  get: defineOperation({ ...base, id: 'rule-making.get', method: 'GET', path: '/rule-makings/:id', summary: { zh: '立法与标准化项目详情', en: 'Get an item' }, permission: 'rule-making.read', params: id, status: 200, response: dto.ruleMaking, etag: true }),
  file: defineOperation({ ...base, id: 'rule-making.file', method: 'GET', path: '/rule-makings/:id/files/:fileId', summary: { zh: '下载各阶段的附件', en: 'Download a file of a stage' }, permission: 'rule-making.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  change: defineOperation({ ...base, id: 'rule-making.change', method: 'PATCH', path: '/rule-makings/:id', summary: { zh: '修改项目（起草之前）', en: 'Change an item that is not being drafted yet' }, permission: 'rule-making.manage', params: id, body: dto.changeRuleMakingBody, status: 200, response: dto.ruleMaking, etag: true, ifMatch: true, errors: [e.begun, e.unknown_unit] }),
  draft: step('draft', dto.draftRuleMakingBody, '开始起草', 'Begin drafting', [e.day, e.unknown_file]),
  consult: step('consult', dto.consultBody, '公开征求意见', 'Open a consultation', [e.day, e.closes, e.unknown_file]),
  'close-consultation': step('close-consultation', dto.closeConsultationBody, '汇总意见：收到、采纳', 'Close the consultation, with what was received and adopted', [e.day, e.consultation_open, e.taken, e.unknown_file]),
  'submit-review': step('submit-review', dto.submitReviewBody, '送论证、合法性审查', 'Submit for legality review', [e.day, e.not_consulted, e.unknown_file]),
  review: step('review', dto.reviewRuleBody, '出具审查意见（起草单位以外的单位）', 'Review, by another unit than the drafting unit', [e.day, e.own_unit, e.same_person, e.review_unit, e.unknown_unit, e.unknown_file]),
  deliberate: step('deliberate', dto.deliberateBody, '登记审议结果', 'Record the deliberation', [e.day, e.same_person, e.unknown_file]),
  publish: step('publish', dto.publishRuleBody, '发布：文号、施行日期、评估日期', 'Publish, with number, day of effect and of evaluation', [e.day, e.effective, e.review_day, e.expires, e.unknown_file]),
  evaluate: step('evaluate', dto.evaluateRuleBody, '评估：继续有效、应修订、应废止', 'Evaluate: to be kept, revised or repealed', [e.day, e.kept, e.review_day, e.unknown_file]),
  repeal: step('repeal', dto.repealRuleBody, '废止', 'Repeal', [e.day, e.unknown_file]),
  withdraw: step('withdraw', dto.withdrawRuleBody, '撤回项目（发布之前）', 'Withdraw an item that is not published'),
};
