import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './accident-quota.dto';
import { accidentBaseErrors as b, accidentQuotaErrors as e } from './accident.errors';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const decide = (verb: 'approve' | 'refuse', zh: string, en: string) =>
  defineOperation({ ...base, id: `accident-quota.${verb}`, method: 'POST', path: `/accident-quotas/:id/actions/${verb}`, summary: { zh, en }, permission: 'quota.approve', params: id, body: dto.decideQuotaBody, status: 200, response: dto.accidentQuota, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.same_person] });

export const accidentQuotaApi = {
  propose: defineOperation({ ...base, id: 'accident-quota.propose', method: 'POST', path: '/accident-quotas', summary: { zh: '提出控制指标或其调整', en: 'Propose a quota, or a correction of it' }, permission: 'quota.manage', body: dto.proposeQuotaBody, status: 201, response: dto.accidentQuota, etag: true }),
  list: defineOperation({ ...base, id: 'accident-quota.list', method: 'GET', path: '/accident-quotas', summary: { zh: '控制指标（支持 CSV、Excel 导出）', en: 'Quotas, newest first; exports the same rows' }, permission: 'quota.read', query: dto.accidentQuotaQuery, status: 200, response: dto.accidentQuotaPage, export: true }),
  use: defineOperation({ ...base, id: 'accident-quota.use', method: 'GET', path: '/accident-quotas/use', summary: { zh: '控制指标使用情况：已用、余量（超出为负）', en: 'What was used of the quotas of a year, and what remains; below zero where exceeded' }, permission: 'quota.read', query: dto.quotaUseQuery, status: 200, response: dto.quotaUse }),
  get: defineOperation({ ...base, id: 'accident-quota.get', method: 'GET', path: '/accident-quotas/:id', summary: { zh: '控制指标详情', en: 'Get a quota' }, permission: 'quota.read', params: id, status: 200, response: dto.accidentQuota, etag: true }),
  approve: decide('approve', '批准控制指标（须由他人）', 'Approve a quota, by another person'),
  refuse: decide('refuse', '不批准控制指标（须由他人）', 'Refuse a quota, by another person'),
};

export const accidentBaseApi = {
  record: defineOperation({ ...base, id: 'accident-base.record', method: 'POST', path: '/accident-bases', summary: { zh: '登记同期基数', en: 'Record a base of comparison of a period that the ledger does not hold' }, permission: 'quota.manage', body: dto.recordBaseBody, status: 201, response: dto.accidentBase, etag: true }),
  list: defineOperation({ ...base, id: 'accident-base.list', method: 'GET', path: '/accident-bases', summary: { zh: '同期基数', en: 'Bases of comparison, newest first' }, permission: 'quota.read', query: dto.accidentBaseQuery, status: 200, response: dto.accidentBasePage }),
  get: defineOperation({ ...base, id: 'accident-base.get', method: 'GET', path: '/accident-bases/:id', summary: { zh: '同期基数详情', en: 'Get a base of comparison' }, permission: 'quota.read', params: id, status: 200, response: dto.accidentBase, etag: true }),
  withdraw: defineOperation({ ...base, id: 'accident-base.withdraw', method: 'POST', path: '/accident-bases/:id/actions/withdraw', summary: { zh: '撤回同期基数', en: 'Withdraw a base of comparison' }, permission: 'quota.manage', params: id, body: dto.withdrawBaseBody, status: 200, response: dto.accidentBase, etag: true, ifMatch: true, errors: [b.action_not_allowed] }),
  paragraph: defineOperation({ ...base, id: 'accident-base.paragraph', method: 'GET', path: '/accident-paragraph', summary: { zh: '事故同比段落', en: 'The paragraph on accidents of a period, compared with the year before; every number with its rows or its base' }, permission: 'quota.read', query: dto.paragraphQuery, status: 200, response: dto.accidentParagraph }),
};
