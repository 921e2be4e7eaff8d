import { defineLifecycle } from '../kit';

/**
 * 举报奖励: 提出 → 批准（由他人）→ 发放 | 不予奖励. Of reports that were verified; the reporter collects it by the code of the report.
 * Source: 安全生产法 (2021) art. 73, 76; 安全生产领域举报奖励办法 (安监总财〔2018〕19号): 15% of the fine, 3,000 to 300,000 元 for what is major.
 */
export const reportRewardLifecycle = defineLifecycle({
  initial: 'proposed',
  states: {
    proposed: { zh: '已提出', en: 'Proposed' },
    approved: { zh: '待领取', en: 'To be collected' },
    paid: { zh: '已发放', en: 'Paid', final: true },
    refused: { zh: '不予奖励', en: 'Refused', final: true },
  },
  actions: {
    approve: { from: ['proposed'], to: ['approved'], permission: 'report-reward.approve', zh: '批准', en: 'Approve' },
    refuse: { from: ['proposed'], to: ['refused'], permission: 'report-reward.approve', zh: '不予奖励', en: 'Refuse' },
    pay: { from: ['approved'], to: ['paid'], permission: 'report-reward.manage', zh: '凭码发放', en: 'Pay by the code' },
  },
});
export type ReportRewardState = keyof typeof reportRewardLifecycle.states;
export type ReportRewardAction = keyof typeof reportRewardLifecycle.actions;
export const reportRewardStates = Object.keys(reportRewardLifecycle.states) as [ReportRewardState, ...ReportRewardState[]];
export const reportRewardActions = Object.keys(reportRewardLifecycle.actions) as [ReportRewardAction, ...ReportRewardAction[]];
