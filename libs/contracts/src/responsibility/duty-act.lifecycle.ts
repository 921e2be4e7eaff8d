import { defineLifecycle } from '../kit';

/** 履职留痕 of a standing duty: recorded once and never changed; what was recorded wrongly is withdrawn with a reason, and stays to be seen. */
export const dutyActLifecycle = defineLifecycle({
  initial: 'recorded',
  states: { recorded: { zh: '已留痕', en: 'On record' }, withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true } },
  actions: { withdraw: { from: ['recorded'], to: ['withdrawn'], permission: 'list-item.perform', zh: '撤回', en: 'Withdraw' } },
});
export type DutyActState = keyof typeof dutyActLifecycle.states;
export type DutyActAction = keyof typeof dutyActLifecycle.actions;
export const dutyActStates = Object.keys(dutyActLifecycle.states) as [DutyActState, ...DutyActState[]];
export const dutyActActions = Object.keys(dutyActLifecycle.actions) as [DutyActAction, ...DutyActAction[]];
