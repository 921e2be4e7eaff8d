import { defineLifecycle } from '../kit';

/** 三防对象种类, and tiers of guardianship: in use until retired, and may be taken up again. What was made of it stays. */
export const dutyKindLifecycle = defineLifecycle({
  initial: 'active',
  states: {
    active: { zh: '在用', en: 'Active' },
    retired: { zh: '停用', en: 'Retired', final: true },
  },
  actions: {
    retire: { from: ['active'], to: ['retired'], permission: 'duty-kind.manage', zh: '停用', en: 'Retire' },
    restore: { from: ['retired'], to: ['active'], permission: 'duty-kind.manage', zh: '恢复使用', en: 'Restore' },
  },
});
export type DutyKindState = keyof typeof dutyKindLifecycle.states;
export type DutyKindAction = keyof typeof dutyKindLifecycle.actions;
export const dutyKindStates = Object.keys(dutyKindLifecycle.states) as [DutyKindState, ...DutyKindState[]];
export const dutyKindActions = Object.keys(dutyKindLifecycle.actions) as [DutyKindAction, ...DutyKindAction[]];
