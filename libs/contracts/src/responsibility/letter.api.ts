import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './letter.dto';
import { letterErrors as e, letterTemplateErrors as t } from './letter.errors';
import { letterLifecycle, letterTemplateLifecycle, type LetterAction } from './letter.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const made = [e.unknown_unit, e.unknown_member, e.party_wanted, e.same_parties, e.unknown_placeholder, e.too_long];
const step = <B extends z.ZodType>(verb: LetterAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `letter.${verb}`, method: 'POST', path: `/letters/:id/actions/${verb}`, summary: { zh, en }, permission: letterLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.letter, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const PDF_TYPE = 'application/pdf';

export const letterApi = {
  make: defineOperation({
    ...base, id: 'letter.make', method: 'POST', path: '/letters', summary: { zh: '起草责任书', en: 'Draft a responsibility letter' },
    permission: 'letter.manage', body: dto.makeLetterBody, status: 201, response: dto.letter, etag: true, errors: [e.out_of_scope, e.unknown_division, e.unknown_template, e.unknown_file, e.one_source, t.withdrawn, ...made],
  }),
  list: defineOperation({ ...base, id: 'letter.list', method: 'GET', path: '/letters', summary: { zh: '责任书（支持 CSV、Excel 导出）', en: 'Responsibility letters, newest first; exports the same rows' }, permission: 'letter.read', query: dto.letterQuery, status: 200, response: dto.letterPage, export: true }),
  figures: defineOperation({ ...base, id: 'letter.figures', method: 'GET', path: '/letters/figures', summary: { zh: '签订率：按年度、层级，可下钻', en: 'Signing rates by year and level; each number leads to its rows' }, permission: 'letter.read', query: dto.letterFiguresQuery, status: 200, response: dto.letterFigures }),
  unsigned: defineOperation({ ...base, id: 'letter.unsigned', method: 'GET', path: '/letters/unsigned', summary: { zh: '未签名单（支持 CSV、Excel 导出）', en: 'Who has not signed, earliest last day first; exports the same rows' }, permission: 'letter.read', query: dto.unsignedQuery, status: 200, response: dto.unsignedPage, export: true }),
  get: defineOperation({ ...base, id: 'letter.get', method: 'GET', path: '/letters/:id', summary: { zh: '责任书详情', en: 'Get a responsibility letter' }, permission: 'letter.read', params: id, status: 200, response: dto.letter, etag: true }),
  document: defineOperation({
    ...base, id: 'letter.document', method: 'GET', path: '/letters/:id/document', summary: { zh: '责任书文书（按 Accept 给 Word 或 PDF，含手写签名）', en: 'The letter as a document, Word or PDF by Accept (Word where neither is named), with drawn signatures in it' },
    permission: 'letter.read', params: id, status: 200, produces: [DOCX_TYPE, PDF_TYPE], audited: 'downloaded',
  }),
  file: defineOperation({
    ...base, id: 'letter.file', method: 'GET', path: '/letters/:id/files/:fileId', summary: { zh: '下载责任书附件、签名或扫描件', en: 'Download an attachment of a letter, a drawn signature or a scan' },
    permission: 'letter.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded',
  }),
  change: defineOperation({
    ...base, id: 'letter.change', method: 'PATCH', path: '/letters/:id', summary: { zh: '修改责任书草稿', en: 'Change a letter that is still a draft' },
    permission: 'letter.manage', params: id, body: dto.changeLetterBody, status: 200, response: dto.letter, etag: true, ifMatch: true, errors: [e.out_of_scope, e.not_draft, ...made],
  }),
  send: step('send', dto.sendLetterBody, '发出待签，正文自此不变', 'Send to be signed; from then on the text stays as it is'),
  sign: step('sign', dto.signLetterBody, '签署（手写签名，核对正文哈希）', 'Sign for a party, with a drawn signature and the hash of the wording as seen', [e.not_named, e.same_person, e.party_signed, e.other_wording, e.unknown_file, e.not_a_signature]),
  recordScan: step('record-scan', dto.recordScanBody, '登记一方的纸质签署', 'Record the scan of a paper that a party signed', [e.same_person, e.party_signed, e.unknown_file, e.not_a_scan, e.signed_in_future]),
  remind: step('remind', dto.remindLetterBody, '催签（每方每日至多一次）', 'Remind a party to sign, once a day at most', [e.party_signed, e.reminded_today]),
  recall: step('recall', dto.recallLetterBody, '撤回为草稿（无人签署时）', 'Recall to draft, while nobody has signed', [e.has_signature]),
  assess: step('assess', dto.assessLetterBody, '考核：逐项目标填完成情况，承担方不考核自己；可重新考核', 'Assess: a result for each target, not by who took the letter; a later assessment replaces an earlier', [e.own_letter, e.each_target, e.target_twice, e.unknown_target, e.assessed_in_future]),
  archive: step('archive', dto.archiveLetterBody, '归档', 'Put on file'),
  void: step('void', dto.voidLetterBody, '作废', 'Make void'),
};

const templateStep = { params: id, status: 200, response: dto.letterTemplate, etag: true, ifMatch: true, permission: 'letter.manage' } as const;
export const letterTemplateApi = {
  make: defineOperation({
    ...base, id: 'letter-template.make', method: 'POST', path: '/letter-templates', summary: { zh: '新建责任书模板', en: 'Make a template of letters' },
    permission: 'letter.manage', body: dto.makeLetterTemplateBody, status: 201, response: dto.letterTemplate, etag: true, errors: [t.out_of_scope, e.unknown_division, e.unknown_placeholder],
  }),
  list: defineOperation({ ...base, id: 'letter-template.list', method: 'GET', path: '/letter-templates', summary: { zh: '责任书模板', en: 'Templates of letters, newest first' }, permission: 'letter.read', query: dto.letterTemplateQuery, status: 200, response: dto.letterTemplatePage }),
  get: defineOperation({ ...base, id: 'letter-template.get', method: 'GET', path: '/letter-templates/:id', summary: { zh: '责任书模板详情', en: 'Get a template of letters' }, permission: 'letter.read', params: id, status: 200, response: dto.letterTemplate, etag: true }),
  change: defineOperation({ ...base, ...templateStep, id: 'letter-template.change', method: 'PATCH', path: '/letter-templates/:id', summary: { zh: '修改责任书模板', en: 'Change a template of letters; letters made of it stay as they are' }, body: dto.changeLetterTemplateBody, errors: [t.out_of_scope, t.withdrawn, e.unknown_placeholder] }),
  withdraw: defineOperation({
    ...base, ...templateStep, id: 'letter-template.withdraw', method: 'POST', path: '/letter-templates/:id/actions/withdraw', summary: { zh: '停用责任书模板', en: 'Withdraw a template of letters' },
    body: dto.withdrawLetterTemplateBody, permission: letterTemplateLifecycle.actions.withdraw.permission, errors: [t.action_not_allowed, t.out_of_scope],
  }),
  makeLetters: defineOperation({
    ...base, id: 'letter-template.make-letters', method: 'POST', path: '/letter-templates/:id/actions/make-letters', summary: { zh: '按模板批量起草责任书，一机构一份，全成或全不成', en: 'Draft a letter for each of many units from a template: all of them or none' },
    permission: 'letter.manage', params: id, body: dto.makeLettersBody, status: 201, response: dto.madeLetters, errors: [t.out_of_scope, t.withdrawn, t.unit_twice, e.out_of_scope, ...made],
  }),
};
