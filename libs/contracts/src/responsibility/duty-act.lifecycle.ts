import { defineLifecycle } from '../kit';

/** 履职留痕 of a standing duty: recorded once and never changed; what was recorded wrongly is withdrawn with a reason, and stays to be seen. */
export const dutyActLifecycle = defineLifecycle({
  initial: 'recorded',
  states: { recorded: { zh: '已留痕', en: 'On record' }, withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true } },
  actions: { withdraw: { from: ['recorded'], to: ['withdrawn'], permission: 'duty-act.record', zh: '撤回', en: 'Withdraw' } },
});
/** As whom it was recorded: the duty's own person, post or unit, a supporting unit, or who keeps its list for them. */
export const recordedAsNames = {
  member: { zh: '责任人本人', en: 'the person named' },
  post: { zh: '岗位任职人', en: 'who is on the post' },
  unit: { zh: '责任单位', en: 'the owner unit' },
  support: { zh: '配合单位', en: 'a supporting unit' },
  keeper: { zh: '清单维护人代记', en: 'who keeps the list, for the owner' },
} as const;
export type RecordedAs = keyof typeof recordedAsNames;
export const recordedAsKinds = Object.keys(recordedAsNames) as [RecordedAs, ...RecordedAs[]];
export type DutyActState = keyof typeof dutyActLifecycle.states;
export type DutyActAction = keyof typeof dutyActLifecycle.actions;
export const dutyActStates = Object.keys(dutyActLifecycle.states) as [DutyActState, ...DutyActState[]];
export const dutyActActions = Object.keys(dutyActLifecycle.actions) as [DutyActAction, ...DutyActAction[]];
