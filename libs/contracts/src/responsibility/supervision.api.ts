import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './supervision.dto';
import { committeeErrors as ce } from './committee.errors';
import { supervisionErrors as e } from './supervision.errors';
import { supervisionLifecycle, type SupervisionAction } from './supervision.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: SupervisionAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `supervision.${verb}`, method: 'POST', path: `/supervisions/:id/actions/${verb}`, summary: { zh, en }, permission: supervisionLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.supervision, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });
const drafted = [e.unknown_unit, e.unknown_task, e.unknown_file, e.no_subject, e.level_wanted, e.requirements_wanted];

export const supervisionApi = {
  draft: defineOperation({
    ...base, id: 'supervision.draft', method: 'POST', path: '/supervisions', summary: { zh: '起草督办文书：督办函、约谈、通报批评、挂牌督办、风险提示函、工作提示单', en: 'Draft a supervision document of any kind' },
    permission: 'supervision.manage', body: dto.draftSupervisionBody, status: 201, response: dto.supervision, etag: true, errors: [e.out_of_scope, e.unknown_division, ce.unknown, ce.not_in_name, ...drafted],
  }),
  draftMany: defineOperation({
    ...base, id: 'supervision.draft-many', method: 'POST', path: '/supervisions/batches', summary: { zh: '批量拟制督办文书：同一事由，一个对象一件，最多 200 件，全成或全不成', en: 'Draft a document of one reason for each of many enterprises or departments, at most 200: all of them or none' },
    permission: 'supervision.manage', body: dto.draftSupervisionsBody, status: 201, response: dto.draftedSupervisions, errors: [e.out_of_scope, e.unknown_division, ce.unknown, ce.not_in_name, e.line_twice, ...drafted],
  }),
  list: defineOperation({ ...base, id: 'supervision.list', method: 'GET', path: '/supervisions', summary: { zh: '督办文书（支持 CSV、Excel 导出）', en: 'Supervision documents, newest first; exports the same rows' }, permission: 'supervision.read', query: dto.supervisionQuery, status: 200, response: dto.supervisionPage, export: true }),
  figures: defineOperation({ ...base, id: 'supervision.figures', method: 'GET', path: '/supervisions/figures', summary: { zh: '督办数字：按类别、月份的件数、企业数、回执率，可下钻', en: 'Documents, different enterprises and reply rates by kind and month; each leads to its rows' }, permission: 'supervision.read', query: dto.supervisionFiguresQuery, status: 200, response: dto.supervisionFigures }),
  prefill: defineOperation({
    ...base, id: 'supervision.prefill', method: 'GET', path: '/tasks/:id/supervision-prefill', summary: { zh: '由任务起草督办文书：预填内容（逾期的为督办函，未逾期的为工作提示单）', en: 'What a document about a task would say: a letter where it is overdue, else a work notice' }, permission: 'supervision.manage',
    params: id, status: 200, response: dto.supervisionPrefill,
  }),
  get: defineOperation({ ...base, id: 'supervision.get', method: 'GET', path: '/supervisions/:id', summary: { zh: '督办文书详情', en: 'Get a supervision document' }, permission: 'supervision.read', params: id, status: 200, response: dto.supervision, etag: true }),
  text: defineOperation({ ...base, id: 'supervision.text', method: 'GET', path: '/supervisions/:id/text', summary: { zh: '督办文书正文（纯文本，供打印）', en: 'The wording of the document, in Chinese, to be printed' }, permission: 'supervision.read', params: id, status: 200, produces: 'text/plain', audited: 'downloaded' }),
  file: defineOperation({ ...base, id: 'supervision.file', method: 'GET', path: '/supervisions/:id/files/:fileId', summary: { zh: '下载督办文书的附件', en: 'Download a file of a supervision document' }, permission: 'supervision.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  submit: step('submit', dto.submitSupervisionBody, '报审', 'Submit for approval'),
  approve: step('approve', dto.approveSupervisionBody, '签发（须由他人）', 'Approve, by another person', [e.same_person]),
  return: step('return', dto.returnSupervisionBody, '退回修改', 'Return to its drafter', [e.same_person]),
  deliver: step('deliver', dto.deliverSupervisionBody, '送达，或实施约谈', 'Deliver a document, or hold the interview', [e.future_day, e.before_approval, e.record_wanted, e.unknown_file]),
  reply: step('reply', dto.replySupervisionBody, '回复整改情况（每一方分别）', 'Reply for one side', [e.no_side, e.not_subject, e.side_replied, e.unknown_file]),
  returnReply: step('return-reply', dto.returnReplySupervisionBody, '退回回复', 'Return the reply of one side', [e.no_side, e.own_reply, e.side_not_replied]),
  release: step('release', dto.releaseSupervisionBody, '解除、摘牌（须由他人；每一方分别）', 'Release one side, by another person', [e.no_side, e.own_reply, e.side_not_replied, e.evidence_wanted]),
  withdraw: step('withdraw', dto.withdrawSupervisionBody, '撤回（送达之前）', 'Withdraw before its delivery'),
};
