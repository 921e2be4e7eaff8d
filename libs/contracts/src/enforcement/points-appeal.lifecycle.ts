import { defineLifecycle } from '../kit';

/** 积分申诉 appeal of a street against its points of a month: 已提出 → 采纳 or 不采纳, or withdrawn by the street. */
export const pointsAppealLifecycle = defineLifecycle({
  initial: 'filed',
  states: {
    filed: { zh: '待裁定', en: 'Filed' },
    accepted: { zh: '已采纳', en: 'Accepted', final: true },
    refused: { zh: '不采纳', en: 'Refused', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  actions: {
    decide: { from: ['filed'], to: ['accepted', 'refused'], permission: 'performance.manage', zh: '裁定', en: 'Decide' },
    withdraw: { from: ['filed'], to: ['withdrawn'], permission: 'performance.appeal', zh: '撤回', en: 'Withdraw' },
  },
});
export type PointsAppealState = keyof typeof pointsAppealLifecycle.states;
export type PointsAppealAction = keyof typeof pointsAppealLifecycle.actions;
export const pointsAppealStates = Object.keys(pointsAppealLifecycle.states) as [PointsAppealState, ...PointsAppealState[]];
export const pointsAppealActions = Object.keys(pointsAppealLifecycle.actions) as [PointsAppealAction, ...PointsAppealAction[]];
