import { defineLifecycle } from '../kit';

/** 清单种类: in use until it is retired, and may be taken up again. What was drafted of it stays as it is. */
export const listKindLifecycle = defineLifecycle({
  initial: 'active',
  states: {
    active: { zh: '在用', en: 'Active' },
    retired: { zh: '停用', en: 'Retired', final: true },
  },
  actions: {
    retire: { from: ['active'], to: ['retired'], permission: 'list-kind.manage', zh: '停用', en: 'Retire' },
    restore: { from: ['retired'], to: ['active'], permission: 'list-kind.manage', zh: '恢复使用', en: 'Restore' },
  },
});
export type ListKindState = keyof typeof listKindLifecycle.states;
export type ListKindAction = keyof typeof listKindLifecycle.actions;
export const listKindStates = Object.keys(listKindLifecycle.states) as [ListKindState, ...ListKindState[]];
export const listKindActions = Object.keys(listKindLifecycle.actions) as [ListKindAction, ...ListKindAction[]];
