import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './report-reward.dto';
import { reportRewardErrors as e } from './report-reward.errors';
import { reportRewardLifecycle, type ReportRewardAction } from './report-reward.lifecycle';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: ReportRewardAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `report-reward.${verb}`, method: 'POST', path: `/report-rewards/:id/actions/${verb}`, summary: { zh, en }, permission: reportRewardLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.reportReward, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const reportRewardApi = {
  propose: defineOperation({
    ...base, id: 'report-reward.propose', method: 'POST', path: '/public-reports/:id/actions/propose-reward', summary: { zh: '提出举报奖励', en: 'Propose a reward of a report that was verified' }, permission: 'report-reward.manage', params: id,
    body: dto.proposeRewardBody, status: 201, response: dto.reportReward, etag: true, errors: [e.out_of_scope, e.not_accepted, e.not_verified, e.rewarded, e.above_cap, e.no_reporter, e.entered_self],
  }),
  list: defineOperation({ ...base, id: 'report-reward.list', method: 'GET', path: '/report-rewards', summary: { zh: '举报奖励（支持 CSV、Excel 导出）', en: 'Rewards of reports, newest first; exports the same rows' }, permission: 'report-reward.read', query: dto.reportRewardQuery, status: 200, response: dto.reportRewardPage, export: true }),
  figures: defineOperation({ ...base, id: 'report-reward.figures', method: 'GET', path: '/report-rewards/figures', summary: { zh: '核实率、奖励额', en: 'The share of reports that were true, and what was paid' }, permission: 'report-reward.read', query: dto.rewardFiguresQuery, status: 200, response: dto.rewardFigures }),
  get: defineOperation({ ...base, id: 'report-reward.get', method: 'GET', path: '/report-rewards/:id', summary: { zh: '举报奖励详情', en: 'Get a reward' }, permission: 'report-reward.read', params: id, status: 200, response: dto.reportReward, etag: true }),
  approve: step('approve', dto.approveRewardBody, '批准奖励（须由他人）', 'Approve a reward, by another person', [e.same_person, e.entered_self]),
  refuse: step('refuse', dto.refuseRewardBody, '不予奖励（说明原因）', 'Refuse a reward, with the reason', [e.same_person, e.entered_self]),
  pay: step('pay', dto.payRewardBody, '凭查询码发放奖励', 'Pay a reward to whoever has the code of the report', [e.wrong_code, e.too_late, e.entered_self]),
};
