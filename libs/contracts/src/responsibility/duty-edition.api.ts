import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './duty-edition.dto';
import { dutyEditionErrors as e, dutyHolderErrors as h } from './duty-edition.errors';
import { dutyEditionLifecycle, type DutyEditionAction } from './duty-edition.lifecycle';

const base = { service: 'responsibility' } as const;
const read = { ...base, method: 'GET', permission: 'duty-holder.read', status: 200 } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: DutyEditionAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `duty-edition.${verb}`, method: 'POST', path: `/duty-editions/:id/actions/${verb}`, summary: { zh, en }, permission: dutyEditionLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.dutyEdition, etag: true, ifMatch: true,
    errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });
const bare = (verb: DutyEditionAction, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `duty-edition.${verb}`, method: 'POST', path: `/duty-editions/:id/actions/${verb}`, summary: { zh, en }, permission: dutyEditionLifecycle.actions[verb].permission, params: id, status: 200, response: dto.dutyEdition, etag: true, ifMatch: true,
    errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });
const people = [e.unknown_object, e.unknown_member, e.role_not_needed];

export const dutyEditionApi = {
  draft: defineOperation({
    ...base, id: 'duty-edition.draft', method: 'POST', path: '/duty-editions', summary: { zh: '拟定年度三防责任人名录（可由上年复制）', en: 'Draft the year\'s table of duty holders, from an earlier one if wished' }, permission: 'duty-holder.manage', body: dto.draftDutyEditionBody, status: 201, response: dto.dutyEdition, etag: true,
    errors: [e.out_of_scope, e.unknown_division, e.unknown_edition, e.year_taken],
  }),
  list: defineOperation({ ...read, id: 'duty-edition.list', path: '/duty-editions', summary: { zh: '年度三防责任人名录', en: 'Tables of duty holders, newest first' }, query: dto.dutyEditionQuery, response: dto.dutyEditionPage }),
  get: defineOperation({ ...read, id: 'duty-edition.get', path: '/duty-editions/:id', summary: { zh: '名录详情', en: 'Get a table of duty holders' }, params: id, response: dto.dutyEdition, etag: true }),
  adjustments: defineOperation({ ...read, id: 'duty-edition.adjustments', path: '/duty-editions/:id/adjustments', summary: { zh: '历次调整：新任、卸任', en: 'Adjustments of a table, the last first: who came, who left' }, params: id, response: dto.dutyAdjustments }),
  name: step('name', dto.nameHoldersBody, '拟定、更换、撤下责任人（公布之前）', 'Name, replace or drop holders of a draft', people),
  submit: bare('submit', '送审', 'Submit a table', [e.empty, e.holder_left]),
  approve: step('approve', dto.approveDutyEditionBody, '审定（须由他人）', 'Approve a table, by another person', [e.same_person]),
  return: step('return', dto.returnDutyEditionBody, '退回', 'Return a table'),
  publish: step('publish', dto.publishDutyEditionBody, '公布：登记文号，内容自此不变', 'Publish a table: from then on it does not change', [e.future, e.holder_left, e.published_elsewhere]),
  adjust: step('adjust', dto.adjustDutyEditionBody, '调整责任人：前后任均保留', 'Adjust a published table; both holders stay on record', [...people, e.future, e.before, e.nothing, e.published_elsewhere]),
  withdraw: bare('withdraw', '撤回名录', 'Withdraw a table that is not published'),
};

export const dutyHolderApi = {
  name: defineOperation({ ...base, id: 'duty-holder.name', method: 'POST', path: '/duty-holders', summary: { zh: '在拟定的名录中明确一位责任人', en: 'Name one holder in a draft; he takes the place of who was drafted there' }, permission: 'duty-holder.manage', body: dto.nameDutyHolderBody, status: 201, response: dto.dutyHolder, etag: true, errors: [e.unknown_draft, e.out_of_scope, ...people] }),
  list: defineOperation({ ...read, id: 'duty-holder.list', path: '/duty-holders', summary: { zh: '三防责任人（支持 CSV、Excel 导出）', en: 'Duty holders; exports the same rows' }, query: dto.dutyHolderQuery, response: dto.dutyHolderPage, export: true }),
  get: defineOperation({ ...read, id: 'duty-holder.get', path: '/duty-holders/:id', summary: { zh: '三防责任人详情', en: 'Get a duty holder' }, params: id, response: dto.dutyHolder, etag: true }),
  keep: defineOperation({ ...base, id: 'duty-holder.keep', method: 'POST', path: '/duty-holders/:id/actions/keep', summary: { zh: '确认调离的责任人续任', en: 'Confirm that a holder who moved keeps the duty' }, permission: 'hand-over.manage', params: id, body: dto.keepHolderBody, status: 200, response: dto.dutyHolder, etag: true, ifMatch: true, errors: [h.action_not_allowed, h.out_of_scope, h.not_moved] }),
  reveal: defineOperation({ ...base, id: 'duty-holder.reveal', method: 'POST', path: '/duty-holders/:id/actions/reveal', summary: { zh: '查看责任人完整电话', en: 'Show a holder\'s phone in full; that it was shown, and why, is written into the audit log' }, permission: 'personal.reveal', params: id, body: dto.revealDutyHolderBody, status: 200, response: dto.revealedDutyHolder, reveals: true }),
};
