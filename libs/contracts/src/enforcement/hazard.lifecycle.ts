import { defineLifecycle } from '../kit';

/**
 * 隐患 hazard: 发现 → 交办 → 整改中 → 申请验收 → 复查 → 销号. A rejected verification goes back to 整改中.
 * Source: 安全生产法 (2021) art. 41; 安全生产事故隐患排查治理暂行规定 (2007, order 16).
 */
export const hazardLifecycle = defineLifecycle({
  initial: 'reported',
  states: {
    reported: { zh: '已上报', en: 'Reported' },
    assigned: { zh: '已交办', en: 'Assigned' },
    rectifying: { zh: '整改中', en: 'Rectifying' },
    rectified: { zh: '待复查', en: 'Awaiting verification' },
    closed: { zh: '已销号', en: 'Closed', final: true },
  },
  actions: {
    assign: { from: ['reported'], to: ['assigned'], permission: 'hazard.assign', zh: '交办', en: 'Assign' },
    start: { from: ['assigned'], to: ['rectifying'], permission: 'hazard.rectify', zh: '开始整改', en: 'Start rectification' },
    submit: { from: ['rectifying'], to: ['rectified'], permission: 'hazard.rectify', zh: '申请验收', en: 'Submit for verification' },
    verify: { from: ['rectified'], to: ['closed', 'rectifying'], permission: 'hazard.verify', zh: '复查', en: 'Verify' },
    extend: { from: ['assigned', 'rectifying'], to: ['assigned', 'rectifying'], permission: 'hazard.extend', zh: '延期', en: 'Extend the deadline' },
  },
});

export type HazardState = keyof typeof hazardLifecycle.states;
export type HazardAction = keyof typeof hazardLifecycle.actions;
export const hazardStates = Object.keys(hazardLifecycle.states) as [HazardState, ...HazardState[]];
export const hazardActions = Object.keys(hazardLifecycle.actions) as [HazardAction, ...HazardAction[]];
