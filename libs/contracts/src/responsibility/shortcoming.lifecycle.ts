import { defineLifecycle } from '../kit';

/** 存在问题和不足: written by a person of a report's figures, met with a task, a target or a measure, and closed by another. */
export const shortcomingLifecycle = defineLifecycle({
  initial: 'open',
  states: { open: { zh: '待定措施', en: 'Open' }, countered: { zh: '已定措施', en: 'Countermeasure named' }, closed: { zh: '已解决', en: 'Closed', final: true } },
  actions: {
    counter: { from: ['open', 'countered'], to: ['countered'], permission: 'shortcoming.manage', zh: '定措施', en: 'Name a countermeasure' },
    close: { from: ['countered'], to: ['closed'], permission: 'shortcoming.manage', zh: '销号', en: 'Close' },
  },
});
export type ShortcomingState = keyof typeof shortcomingLifecycle.states;
export type ShortcomingAction = keyof typeof shortcomingLifecycle.actions;
export const shortcomingStates = Object.keys(shortcomingLifecycle.states) as [ShortcomingState, ...ShortcomingState[]];
export const shortcomingActions = Object.keys(shortcomingLifecycle.actions) as [ShortcomingAction, ...ShortcomingAction[]];
