import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './list-item.dto';
import { listItemErrors as e } from './list-item.errors';
import * as figures from './list-item.figures.dto';
import { listItemLifecycle, type ListItemAction } from './list-item.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const owners = [e.unknown_unit, e.unknown_post, e.unknown_member];
const common = (verb: ListItemAction, zh: string, en: string) =>
  ({ ...base, id: `list-item.${verb}`, method: 'POST', path: `/list-items/:id/actions/${verb}`, summary: { zh, en }, permission: listItemLifecycle.actions[verb].permission, params: id, status: 200, response: dto.listItem, etag: true, ifMatch: true }) as const;
const step = <B extends z.ZodType>(verb: ListItemAction, body: B, zh: string, en: string, errors: string[]) => defineOperation({ ...common(verb, zh, en), body, errors: [e.action_not_allowed, e.out_of_scope, e.not_in_force, ...errors] });
const bare = (verb: ListItemAction, zh: string, en: string, errors: string[]) => defineOperation({ ...common(verb, zh, en), errors: [e.action_not_allowed, e.out_of_scope, e.not_in_force, ...errors] });

export const listItemApi = {
  add: defineOperation({
    ...base, id: 'list-item.add', method: 'POST', path: '/list-items', summary: { zh: '拟定清单事项', en: 'Draft an item of a list' }, permission: 'responsibility-list.manage', body: dto.addListItemBody, status: 201, response: dto.listItem, etag: true,
    errors: [e.unknown_list, e.out_of_scope, e.not_draft, e.in_revision, e.too_many, e.unknown_division, ...owners, e.unknown_tag, e.unknown_group, e.unknown_file],
  }),
  list: defineOperation({ ...base, id: 'list-item.list', method: 'GET', path: '/list-items', summary: { zh: '清单事项（支持 CSV、Excel 导出）', en: 'Items of lists; exports the same rows' }, permission: 'responsibility-list.read', query: dto.listItemQuery, status: 200, response: dto.listItemPage, export: true }),
  figures: defineOperation({ ...base, id: 'list-item.figures', method: 'GET', path: '/list-items/figures', summary: { zh: '办理数字：在用、已销号、逾期、完成率，各分类的落实率，可下钻', en: 'Items in force, closed, overdue, and how many are done, also of each group of a kind; each leads to its rows' }, permission: 'responsibility-list.read', query: figures.itemFiguresQuery, status: 200, response: figures.itemFigures }),
  coverage: defineOperation({ ...base, id: 'list-item.coverage', method: 'GET', path: '/list-items/coverage', summary: { zh: '责任覆盖：无主与交叉的行业、属地、岗位、事项', en: 'Coverage: industries, places and posts without an owner, and items with two' }, permission: 'responsibility-list.read', query: figures.itemFiguresQuery, status: 200, response: figures.listCoverage }),
  enterprises: defineOperation({ ...base, id: 'list-item.enterprises', method: 'GET', path: '/list-items/enterprises', summary: { zh: '企业主体责任覆盖：覆盖率与未覆盖的企业', en: 'How many enterprises the items in force name, and those that none does' }, permission: 'responsibility-list.read', query: figures.enterpriseCoverageQuery, status: 200, response: figures.enterpriseCoverage }),
  promotions: defineOperation({ ...base, id: 'list-item.promotions', method: 'GET', path: '/list-items/promotions', summary: { zh: '上报问题的数字与报告文字', en: 'Promoted problems: the figures, and the paragraph of the report' }, permission: 'responsibility-list.read', query: figures.promotionReportQuery, status: 200, response: figures.promotionReport }),
  get: defineOperation({ ...base, id: 'list-item.get', method: 'GET', path: '/list-items/:id', summary: { zh: '清单事项详情', en: 'Get an item of a list' }, permission: 'responsibility-list.read', params: id, status: 200, response: dto.listItem, etag: true }),
  change: defineOperation({
    ...base, id: 'list-item.change', method: 'PATCH', path: '/list-items/:id', summary: { zh: '修改事项（拟定时）', en: 'Change an item while it is a draft' }, permission: 'responsibility-list.manage', params: id, body: dto.changeListItemBody, status: 200, response: dto.listItem, etag: true, ifMatch: true,
    errors: [e.out_of_scope, e.not_draft, e.in_revision, e.unknown_division, ...owners, e.unknown_tag, e.unknown_group],
  }),
  file: defineOperation({
    ...base, id: 'list-item.file', method: 'GET', path: '/list-items/:id/files/:fileId', summary: { zh: '下载事项附件、佐证', en: 'Download a file of an item' }, permission: 'responsibility-list.read', params: z.object({ id: uuid, fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded',
  }),
  enter: bare('enter', '列入在用清单（动态增补，须由他人）', 'Enter an item in an edition in force, by another person', [e.not_rolling, e.in_revision, e.incomplete, e.own_draft]),
  instruct: step('instruct', dto.instructListItemBody, '研判并下达指令', 'Judge an item and issue an instruction', [e.not_instructed]),
  submit: step('submit', dto.submitListItemBody, '报送办结', 'Report an item as done', [e.not_performed, e.instruction_wanted, e.unknown_file, e.evidence_wanted]),
  close: step('close', dto.closeListItemBody, '核验销号（须由他人）', 'Verify and close an item, by another person', [e.same_person, e.disputed]),
  return: step('return', dto.returnListItemBody, '退回', 'Return an item', []),
  reassign: step('reassign', dto.reassignListItemBody, '调整责任主体', 'Give an item to another owner', [e.disputed, ...owners]),
  dispute: step('dispute', dto.disputeListItemBody, '提出边界争议', 'Dispute who holds an item', [e.disputed, e.own_unit_disputed, e.unknown_unit]),
  settle: step('settle', dto.settleDisputeBody, '裁定边界争议（须由他人）', 'Settle a dispute, by another person', [e.not_disputed, e.own_dispute, ...owners]),
  promote: step('promote', dto.promoteListItemBody, '上报区、市、省', 'Promote an item to district, city or province', [e.not_promotable, e.promoted]),
  'answer-promotion': step('answer-promotion', dto.answerPromotionBody, '登记上级答复', 'Record how a promotion was answered', [e.not_promoted, e.answered_early, e.own_promotion, e.not_of_district]),
  remove: bare('remove', '删除事项（拟定时）', 'Take an item out of a draft', [e.not_draft]),
};
