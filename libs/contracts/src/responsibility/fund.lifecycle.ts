import { defineLifecycle } from '../kit';

/** 专项经费 of one year: projects are planned in it while it is open. */
export const fundLifecycle = defineLifecycle({
  initial: 'open',
  states: { open: { zh: '执行中', en: 'Open' }, closed: { zh: '已关账', en: 'Closed', final: true } },
  actions: { close: { from: ['open'], to: ['closed'], permission: 'fund.manage', zh: '关账', en: 'Close' } },
});
export type FundState = keyof typeof fundLifecycle.states;
export type FundAction = keyof typeof fundLifecycle.actions;
export const fundStates = Object.keys(fundLifecycle.states) as [FundState, ...FundState[]];
export const fundActions = Object.keys(fundLifecycle.actions) as [FundAction, ...FundAction[]];

/** 经费项目: 预算 → 下达 → 支付 → 决算. After the final account nothing is paid, reversed or adjusted any more. */
export const fundProjectLifecycle = defineLifecycle({
  initial: 'planned',
  states: {
    planned: { zh: '已编列', en: 'Planned' },
    allotted: { zh: '已下达', en: 'Allotted' },
    settled: { zh: '已决算', en: 'Settled', final: true },
    withdrawn: { zh: '已撤项', en: 'Withdrawn', final: true },
  },
  actions: {
    allot: { from: ['planned'], to: ['allotted'], permission: 'fund.manage', zh: '下达', en: 'Allot' },
    pay: { from: ['allotted'], to: ['allotted'], permission: 'fund.pay', zh: '支付', en: 'Pay' },
    settle: { from: ['allotted'], to: ['settled'], permission: 'fund.manage', zh: '决算', en: 'Settle' },
    withdraw: { from: ['planned'], to: ['withdrawn'], permission: 'fund.manage', zh: '撤项', en: 'Withdraw' },
  },
});
export type FundProjectState = keyof typeof fundProjectLifecycle.states;
export type FundProjectAction = keyof typeof fundProjectLifecycle.actions;
export const fundProjectStates = Object.keys(fundProjectLifecycle.states) as [FundProjectState, ...FundProjectState[]];
export const fundProjectActions = Object.keys(fundProjectLifecycle.actions) as [FundProjectAction, ...FundProjectAction[]];

/** 支付: never changed; what was wrong is reversed (冲销), and paid anew. */
export const fundPaymentLifecycle = defineLifecycle({
  initial: 'paid',
  states: { paid: { zh: '已支付', en: 'Paid' }, reversed: { zh: '已冲销', en: 'Reversed', final: true } },
  actions: { reverse: { from: ['paid'], to: ['reversed'], permission: 'fund.pay', zh: '冲销', en: 'Reverse' } },
});
export type FundPaymentState = keyof typeof fundPaymentLifecycle.states;
export type FundPaymentAction = keyof typeof fundPaymentLifecycle.actions;
export const fundPaymentStates = Object.keys(fundPaymentLifecycle.states) as [FundPaymentState, ...FundPaymentState[]];
export const fundPaymentActions = Object.keys(fundPaymentLifecycle.actions) as [FundPaymentAction, ...FundPaymentAction[]];

/** 预算调整: asked by one, decided by another; the budgets change with the approval, in the same moment. */
export const fundAdjustmentLifecycle = defineLifecycle({
  initial: 'requested',
  states: { requested: { zh: '待批准', en: 'Requested' }, approved: { zh: '已批准', en: 'Approved', final: true }, refused: { zh: '未批准', en: 'Refused', final: true } },
  actions: {
    approve: { from: ['requested'], to: ['approved'], permission: 'fund.approve', zh: '批准', en: 'Approve' },
    refuse: { from: ['requested'], to: ['refused'], permission: 'fund.approve', zh: '不批准', en: 'Refuse' },
  },
});
export type FundAdjustmentState = keyof typeof fundAdjustmentLifecycle.states;
export type FundAdjustmentAction = keyof typeof fundAdjustmentLifecycle.actions;
export const fundAdjustmentStates = Object.keys(fundAdjustmentLifecycle.states) as [FundAdjustmentState, ...FundAdjustmentState[]];
export const fundAdjustmentActions = Object.keys(fundAdjustmentLifecycle.actions) as [FundAdjustmentAction, ...FundAdjustmentAction[]];
