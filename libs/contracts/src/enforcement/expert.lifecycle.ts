import { defineLifecycle } from '../kit';

/** 专家库 roster of experts: 在库 ⇄ 已出库. Who left it is tasked no more; what was done stays. */
export const expertLifecycle = defineLifecycle({
  initial: 'active',
  states: { active: { zh: '在库', en: 'On the roster', final: true }, removed: { zh: '已出库', en: 'Removed', final: true } },
  actions: {
    remove: { from: ['active'], to: ['removed'], permission: 'expert.manage', zh: '出库', en: 'Remove' },
    restore: { from: ['removed'], to: ['active'], permission: 'expert.manage', zh: '重新入库', en: 'Restore' },
  },
});
export type ExpertState = keyof typeof expertLifecycle.states;
export type ExpertAction = keyof typeof expertLifecycle.actions;
export const expertStates = Object.keys(expertLifecycle.states) as [ExpertState, ...ExpertState[]];
export const expertActions = Object.keys(expertLifecycle.actions) as [ExpertAction, ...ExpertAction[]];

/** 专家任务 task of an expert at a subject: 派出 → 完成（费用确定）| 取消. */
export const expertTaskLifecycle = defineLifecycle({
  initial: 'assigned',
  states: { assigned: { zh: '已派出', en: 'Assigned' }, finished: { zh: '已完成', en: 'Finished', final: true }, cancelled: { zh: '已取消', en: 'Cancelled', final: true } },
  actions: {
    finish: { from: ['assigned'], to: ['finished'], permission: 'service-contract.manage', zh: '完成', en: 'Finish' },
    cancel: { from: ['assigned'], to: ['cancelled'], permission: 'service-contract.manage', zh: '取消', en: 'Cancel' },
  },
});
export type ExpertTaskState = keyof typeof expertTaskLifecycle.states;
export type ExpertTaskAction = keyof typeof expertTaskLifecycle.actions;
export const expertTaskStates = Object.keys(expertTaskLifecycle.states) as [ExpertTaskState, ...ExpertTaskState[]];
export const expertTaskActions = Object.keys(expertTaskLifecycle.actions) as [ExpertTaskAction, ...ExpertTaskAction[]];
