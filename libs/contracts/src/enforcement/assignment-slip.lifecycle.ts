import { defineLifecycle } from '../kit';

/**
 * 隐患交办单 assignment slip: what a hidden visit found, handed to a unit under a number. 暗访 → 交办 → 整改 → 督办 → 回头看.
 * It is closed when its hazards are; a second look that finds them again hands it over anew.
 */
export const assignmentSlipLifecycle = defineLifecycle({
  initial: 'issued',
  states: {
    issued: { zh: '已交办', en: 'Issued' },
    replied: { zh: '已回复', en: 'Replied' },
    closed: { zh: '已办结', en: 'Closed' },
    revisited: { zh: '已回头看', en: 'Looked at again', final: true },
    voided: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  actions: {
    reply: { from: ['issued', 'replied'], to: ['replied'], permission: 'hazard.assign', zh: '回复', en: 'Reply' },
    close: { from: ['replied'], to: ['closed'], permission: 'hazard.supervise', zh: '办结', en: 'Close' },
    revisit: { from: ['closed'], to: ['revisited', 'issued'], permission: 'hazard.supervise', zh: '回头看', en: 'Look again' },
    urge: { from: ['issued', 'replied'], to: ['issued'], permission: 'hazard.supervise', zh: '督办', en: 'Urge' },
    void: { from: ['issued'], to: ['voided'], permission: 'hazard.supervise', zh: '撤回', en: 'Withdraw' },
  },
});

export type AssignmentSlipState = keyof typeof assignmentSlipLifecycle.states;
export type AssignmentSlipAction = keyof typeof assignmentSlipLifecycle.actions;
export const assignmentSlipStates = Object.keys(assignmentSlipLifecycle.states) as [AssignmentSlipState, ...AssignmentSlipState[]];
export const assignmentSlipActions = Object.keys(assignmentSlipLifecycle.actions) as [AssignmentSlipAction, ...AssignmentSlipAction[]];
