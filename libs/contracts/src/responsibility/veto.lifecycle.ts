import { defineLifecycle } from '../kit';

/** 一票否决: 提请 → 审核 by another → 生效 → 解除. */
export const vetoLifecycle = defineLifecycle({
  initial: 'proposed',
  states: {
    proposed: { zh: '已提请', en: 'Proposed' },
    reviewed: { zh: '审核通过', en: 'Reviewed' },
    in_effect: { zh: '生效', en: 'In effect' },
    refused: { zh: '审核不通过', en: 'Refused', final: true },
    lifted: { zh: '已解除', en: 'Lifted', final: true },
  },
  actions: {
    review: { from: ['proposed'], to: ['reviewed', 'refused'], permission: 'veto.approve', zh: '审核', en: 'Review' },
    'put-in-effect': { from: ['reviewed'], to: ['in_effect'], permission: 'veto.approve', zh: '生效', en: 'Put in effect' },
    lift: { from: ['in_effect'], to: ['lifted'], permission: 'veto.approve', zh: '解除', en: 'Lift' },
  },
});
export type VetoState = keyof typeof vetoLifecycle.states;
export type VetoAction = keyof typeof vetoLifecycle.actions;
export const vetoStates = Object.keys(vetoLifecycle.states) as [VetoState, ...VetoState[]];
export const vetoActions = Object.keys(vetoLifecycle.actions) as [VetoAction, ...VetoAction[]];
