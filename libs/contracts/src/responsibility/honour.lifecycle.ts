import { defineLifecycle } from '../kit';

/** 荣誉、典型经验: registered with its evidence, verified by another, counted from then on. */
export const honourLifecycle = defineLifecycle({
  initial: 'registered',
  states: {
    registered: { zh: '待核实', en: 'Registered' },
    verified: { zh: '已核实', en: 'Verified', final: true },
    withdrawn: { zh: '已撤销', en: 'Withdrawn', final: true },
  },
  actions: {
    verify: { from: ['registered'], to: ['verified'], permission: 'honour.verify', zh: '核实', en: 'Verify' },
    withdraw: { from: ['registered', 'verified'], to: ['withdrawn'], permission: 'honour.manage', zh: '撤销', en: 'Withdraw' },
  },
});
export type HonourState = keyof typeof honourLifecycle.states;
export type HonourAction = keyof typeof honourLifecycle.actions;
export const honourStates = Object.keys(honourLifecycle.states) as [HonourState, ...HonourState[]];
export const honourActions = Object.keys(honourLifecycle.actions) as [HonourAction, ...HonourAction[]];
