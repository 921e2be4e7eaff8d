import { defineLifecycle } from '../kit';

/**
 * 统计期的一版: 采集 → 汇总 → 审核（须由他人）→ 锁定 → 通报. Its figures are counted anew while it is not locked, and never after;
 * a correction is another edition, and the one before stays to be read.
 */
export const reportPeriodLifecycle = defineLifecycle({
  initial: 'collecting',
  states: {
    collecting: { zh: '采集', en: 'Collecting' },
    compiled: { zh: '已汇总', en: 'Compiled' },
    reviewed: { zh: '已审核', en: 'Reviewed' },
    locked: { zh: '已锁定', en: 'Locked' },
    issued: { zh: '已通报', en: 'Issued', final: true },
    corrected: { zh: '已更正', en: 'Corrected by a later edition', final: true },
    withdrawn: { zh: '已撤销', en: 'Withdrawn', final: true },
  },
  actions: {
    compile: { from: ['collecting', 'compiled'], to: ['compiled'], permission: 'report-period.manage', zh: '汇总', en: 'Compile' },
    review: { from: ['compiled'], to: ['reviewed'], permission: 'report-period.review', zh: '审核', en: 'Review' },
    lock: { from: ['reviewed'], to: ['locked'], permission: 'report-period.manage', zh: '锁定', en: 'Lock' },
    issue: { from: ['locked'], to: ['issued'], permission: 'report-period.approve', zh: '签发通报', en: 'Issue' },
    correct: { from: ['issued'], to: ['issued', 'corrected'], permission: 'report-period.manage', zh: '更正', en: 'Correct' },
    return: { from: ['compiled', 'reviewed'], to: ['collecting'], permission: 'report-period.review', zh: '退回', en: 'Return' },
    withdraw: { from: ['collecting', 'compiled'], to: ['withdrawn'], permission: 'report-period.manage', zh: '撤销', en: 'Withdraw' },
  },
});
export type ReportPeriodState = keyof typeof reportPeriodLifecycle.states;
export type ReportPeriodAction = keyof typeof reportPeriodLifecycle.actions;
export const reportPeriodStates = Object.keys(reportPeriodLifecycle.states) as [ReportPeriodState, ...ReportPeriodState[]];
export const reportPeriodActions = Object.keys(reportPeriodLifecycle.actions) as [ReportPeriodAction, ...ReportPeriodAction[]];
