import { defineLifecycle } from '../kit';

/** 死信 dead letter: an event that one consumer could not work off. */
export const deadLetterLifecycle = defineLifecycle({
  initial: 'open',
  states: {
    open: { zh: '待处理', en: 'Open' },
    redelivered: { zh: '已重新处理', en: 'Redelivered', final: true },
    discarded: { zh: '已放弃', en: 'Discarded', final: true },
  },
  actions: {
    redeliver: { from: ['open'], to: ['redelivered', 'open'], permission: 'dead-letter.manage', zh: '重新处理', en: 'Redeliver' },
    discard: { from: ['open'], to: ['discarded'], permission: 'dead-letter.manage', zh: '放弃', en: 'Discard' },
  },
});

export type DeadLetterState = keyof typeof deadLetterLifecycle.states;
export type DeadLetterAction = keyof typeof deadLetterLifecycle.actions;
export const deadLetterStates = Object.keys(deadLetterLifecycle.states) as [DeadLetterState, ...DeadLetterState[]];
export const deadLetterActions = Object.keys(deadLetterLifecycle.actions) as [DeadLetterAction, ...DeadLetterAction[]];
