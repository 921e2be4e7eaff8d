import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import { accountabilityErrors as e } from './accident.errors';
import { accountabilityLifecycle, type AccountabilityAction } from './accident.lifecycle';
import * as dto from './accountability.dto';

const base = { service: 'responsibility', permission: 'accountability.read' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: AccountabilityAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `accountability.${verb}`, method: 'POST', path: `/accountabilities/:id/actions/${verb}`, summary: { zh, en }, permission: accountabilityLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.accountability, etag: true, ifMatch: true, errors: [e.action_not_allowed, ...errors],
  });

export const accountabilityApi = {
  open: defineOperation({ ...base, id: 'accountability.open', method: 'POST', path: '/accountabilities', summary: { zh: '登记追责问责线索', en: 'Record a lead of accountability' }, permission: 'accountability.manage', body: dto.openAccountabilityBody, status: 201, response: dto.accountability, etag: true, errors: [e.unknown_source] }),
  list: defineOperation({ ...base, id: 'accountability.list', method: 'GET', path: '/accountabilities', summary: { zh: '追责问责（支持 CSV、Excel 导出，姓名遮盖）', en: 'Accountability, newest first, names masked; exports the same rows' }, query: dto.accountabilityQuery, status: 200, response: dto.accountabilityPage, export: true }),
  figures: defineOperation({ ...base, id: 'accountability.figures', method: 'GET', path: '/accountabilities/figures', summary: { zh: '问责单位数、人数，按来源、处理方式；免责数', en: 'Units and persons held to account, by source and measure; how many were exempted' }, query: dto.accountabilityFiguresQuery, status: 200, response: dto.accountabilityFigures }),
  get: defineOperation({ ...base, id: 'accountability.get', method: 'GET', path: '/accountabilities/:id', summary: { zh: '追责问责详情', en: 'Get a case of accountability' }, params: id, status: 200, response: dto.accountability, etag: true }),
  transfer: step('transfer', dto.transferAccountabilityBody, '移送纪检监察机关', 'Transfer a lead'),
  handle: step('handle', dto.handleAccountabilityBody, '登记处理结果', 'Record what was decided'),
  feedBack: step('feed-back', dto.feedBackAccountabilityBody, '反馈', 'Feed back'),
  drop: step('drop', dto.dropAccountabilityBody, '不予追责', 'Drop a lead, with the reason'),
  exempt: step('exempt', dto.exemptAccountabilityBody, '尽职免责，写明理由和所依据的履职记录', 'Exempt who did his duty, with the reason and the duty performance sheet', [e.unknown_performance, e.own_performance]),
  reveal: defineOperation({ ...base, id: 'accountability.reveal', method: 'POST', path: '/accountabilities/:id/actions/reveal', summary: { zh: '查看被问责人员姓名', en: 'Show the name in full; that it was shown, and why, is written into the audit log' }, params: id, body: dto.revealAccountabilityBody, status: 200, response: dto.revealedAccountability, reveals: true }),
};
