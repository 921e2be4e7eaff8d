import { defineLifecycle } from '../kit';

/**
 * 公众举报 public report (吹哨人): 收到 → 受理（转为隐患）| 不予受理 | 重复; then 核查（属实 | 不属实）. What follows an acceptance is the hazard's life-cycle.
 * Source: 安全生产法 (2021) art. 73 (举报制度), 76 (奖励); 安全生产领域举报奖励办法 (安监总财〔2018〕19号) on keeping the reporter secret;
 * 生产经营单位从业人员安全生产举报处理规定 (应急〔2020〕69号) on employees who report the enterprise they work for.
 */
export const publicReportLifecycle = defineLifecycle({
  initial: 'received',
  states: {
    received: { zh: '已收到', en: 'Received' },
    accepted: { zh: '已受理', en: 'Accepted', final: true },
    declined: { zh: '不予受理', en: 'Declined', final: true },
    duplicate: { zh: '重复举报', en: 'Duplicate', final: true },
  },
  actions: {
    accept: { from: ['received'], to: ['accepted'], permission: 'public-report.handle', zh: '受理为隐患', en: 'Accept as a hazard' },
    verify: { from: ['accepted'], to: ['accepted'], permission: 'public-report.handle', zh: '登记核查结果', en: 'Record whether it is true' },
    decline: { from: ['received'], to: ['declined'], permission: 'public-report.handle', zh: '不予受理', en: 'Decline' },
    duplicate: { from: ['received'], to: ['duplicate'], permission: 'public-report.handle', zh: '标为重复', en: 'Mark as a duplicate' },
  },
});

export type PublicReportState = keyof typeof publicReportLifecycle.states;
export type PublicReportAction = keyof typeof publicReportLifecycle.actions;
export const publicReportStates = Object.keys(publicReportLifecycle.states) as [PublicReportState, ...PublicReportState[]];
export const publicReportActions = Object.keys(publicReportLifecycle.actions) as [PublicReportAction, ...PublicReportAction[]];

/**
 * 来源渠道: how a report came. `web` is the form without a sign-in; all others are entered by staff.
 * Source: 安全生产法 (2021) art. 73 (举报电话、信箱或者电子邮件地址等网络举报平台); 安全生产领域举报奖励办法 (安监总财〔2018〕19号) on reports by telephone, letter and visit.
 */
export const reportChannels = ['web', 'hotline', 'opinion', 'visit', 'letter'] as const;
export type ReportChannel = (typeof reportChannels)[number];
export const reportChannelNames = {
  web: { zh: '网上举报', en: 'Public page' },
  hotline: { zh: '热线', en: 'Hotline' },
  opinion: { zh: '舆情', en: 'Media and opinion' },
  visit: { zh: '来访', en: 'Visit' },
  letter: { zh: '来信', en: 'Letter' },
} as const satisfies Record<ReportChannel, { zh: string; en: string }>;

/** What the reporter is told: of an accepted report, how far the hazard has come; of a duplicate, what became of the first. */
export const followedStates = ['received', 'accepted', 'rectifying', 'closed', 'declined'] as const;
export type FollowedState = (typeof followedStates)[number];
