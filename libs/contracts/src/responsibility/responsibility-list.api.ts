import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import { listItemErrors as i } from './list-item.errors';
import * as dto from './responsibility-list.dto';
import { responsibilityListErrors as e } from './responsibility-list.errors';
import { listFigures, listFiguresQuery } from './responsibility-list.figures.dto';
import { responsibilityListLifecycle, type ResponsibilityListAction } from './responsibility-list.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: ResponsibilityListAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `responsibility-list.${verb}`, method: 'POST', path: `/responsibility-lists/:id/actions/${verb}`, summary: { zh, en }, permission: responsibilityListLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.responsibilityList, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });
const bare = (verb: ResponsibilityListAction, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `responsibility-list.${verb}`, method: 'POST', path: `/responsibility-lists/:id/actions/${verb}`, summary: { zh, en }, permission: responsibilityListLifecycle.actions[verb].permission,
    params: id, status: 200, response: dto.responsibilityList, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const responsibilityListApi = {
  draft: defineOperation({
    ...base, id: 'responsibility-list.draft', method: 'POST', path: '/responsibility-lists', summary: { zh: '拟定责任清单', en: 'Draft a responsibility list' }, permission: 'responsibility-list.manage', body: dto.draftListBody, status: 201, response: dto.responsibilityList, etag: true,
    errors: [e.out_of_scope, e.unknown_division, e.unknown_unit, e.unknown_kind, e.kind_retired, i.unknown_division, i.unknown_unit, i.unknown_post, i.unknown_member, i.unknown_group, i.unknown_file],
  }),
  list: defineOperation({ ...base, id: 'responsibility-list.list', method: 'GET', path: '/responsibility-lists', summary: { zh: '责任清单（支持 CSV、Excel 导出）', en: 'Responsibility lists, newest first; exports the same rows' }, permission: 'responsibility-list.read', query: dto.responsibilityListQuery, status: 200, response: dto.responsibilityListPage, export: true }),
  figures: defineOperation({ ...base, id: 'responsibility-list.figures', method: 'GET', path: '/responsibility-lists/figures', summary: { zh: '公示率、修订次数：按种类，可下钻', en: 'How many lists are published, and how many editions were issued, by kind; each number leads to its rows' }, permission: 'responsibility-list.read', query: listFiguresQuery, status: 200, response: listFigures }),
  get: defineOperation({ ...base, id: 'responsibility-list.get', method: 'GET', path: '/responsibility-lists/:id', summary: { zh: '责任清单详情', en: 'Get a responsibility list' }, permission: 'responsibility-list.read', params: id, status: 200, response: dto.responsibilityList, etag: true }),
  change: defineOperation({
    ...base, id: 'responsibility-list.change', method: 'PATCH', path: '/responsibility-lists/:id', summary: { zh: '修改清单（拟定时）', en: 'Change a draft' }, permission: 'responsibility-list.manage', params: id, body: dto.changeListBody, status: 200, response: dto.responsibilityList, etag: true, ifMatch: true,
    errors: [e.out_of_scope, e.not_draft, e.period, e.unknown_unit],
  }),
  submit: bare('submit', '送审', 'Submit a list', [e.empty, e.incomplete]),
  approve: step('approve', dto.approveListBody, '审定（须由他人）', 'Approve a list, by another person', [e.same_person]),
  return: step('return', dto.returnListBody, '退回', 'Return a list to its draft'),
  issue: step('issue', dto.issueListBody, '印发：事项生效，原版被取代', 'Issue a list: its items are in force, and the edition before is superseded', [e.replaced]),
  publish: step('publish', dto.publishListBody, '公示', 'Publish a list', [e.not_published]),
  revise: bare('revise', '修订：新版拟定，复制全部事项', 'Revise a list: a new draft with its items', [e.in_revision]),
  repeal: step('repeal', dto.repealListBody, '废止', 'Repeal a list'),
  withdraw: bare('withdraw', '撤回草稿', 'Withdraw a draft'),
};
