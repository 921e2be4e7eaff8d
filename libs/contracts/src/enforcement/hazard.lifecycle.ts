import { defineLifecycle } from '../kit';

/**
 * 隐患 hazard: 发现 → 交办 → 整改中 → 申请验收 → 复查 → 销号. A rejected verification goes back to 整改中; what was closed is
 * re-opened by a sampling re-check or a complaint. What changes no state (延期, 部门一侧, 挂牌督办, 催办) is an action too.
 * Source: 安全生产法 (2021) art. 41; 安全生产事故隐患排查治理暂行规定 (2007, order 16) art. 15, 20.
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
    'enter-list': { from: ['reported', 'assigned', 'rectifying', 'rectified'], to: ['reported', 'assigned', 'rectifying', 'rectified'], permission: 'hazard.supervise', zh: '录入清单', en: 'Enter into a list' },
    // Where a department answers for it too, the enterprise's side is accepted while the hazard waits for the department's.
    verify: { from: ['rectified'], to: ['closed', 'rectifying', 'rectified'], permission: 'hazard.verify', zh: '复查', en: 'Verify' },
    'request-extension': { from: ['assigned', 'rectifying'], to: ['assigned', 'rectifying'], permission: 'hazard.rectify', zh: '申请延期', en: 'Ask for an extension' },
    'decide-extension': { from: ['assigned', 'rectifying'], to: ['assigned', 'rectifying'], permission: 'hazard.extend', zh: '答复延期申请', en: 'Decide on the extension' },
    extend: { from: ['assigned', 'rectifying'], to: ['assigned', 'rectifying'], permission: 'hazard.extend', zh: '延期', en: 'Extend the deadline' },
    'assign-department': { from: ['assigned', 'rectifying', 'rectified'], to: ['assigned', 'rectifying', 'rectified'], permission: 'hazard.assign', zh: '交办主管部门', en: 'Assign a department too' },
    'submit-department': { from: ['assigned', 'rectifying', 'rectified'], to: ['assigned', 'rectifying', 'rectified'], permission: 'hazard.oversee', zh: '部门申请验收', en: 'Submit the department\'s part' },
    'verify-department': { from: ['assigned', 'rectifying', 'rectified'], to: ['assigned', 'rectifying', 'rectified', 'closed'], permission: 'hazard.verify', zh: '验收部门事项', en: 'Verify the department\'s part' },
    'list-supervision': { from: ['reported', 'assigned', 'rectifying', 'rectified'], to: ['reported', 'assigned', 'rectifying', 'rectified'], permission: 'hazard.supervise', zh: '挂牌督办', en: 'List for supervision' },
    'give-opinion': { from: ['rectifying', 'rectified'], to: ['rectifying', 'rectified'], permission: 'hazard.supervise', zh: '登记专家意见', en: 'Record the expert\'s opinion' },
    unlist: { from: ['reported', 'assigned', 'rectifying', 'rectified', 'closed'], to: ['reported', 'assigned', 'rectifying', 'rectified', 'closed'], permission: 'hazard.supervise', zh: '摘牌', en: 'Take off the list' },
    urge: { from: ['assigned', 'rectifying'], to: ['assigned', 'rectifying'], permission: 'hazard.oversee', zh: '催办', en: 'Urge' },
    reopen: { from: ['closed'], to: ['rectifying', 'reported'], permission: 'hazard.verify', zh: '复核重开', en: 'Re-open' },
    retag: { from: ['reported', 'assigned', 'rectifying', 'rectified', 'closed'], to: ['reported', 'assigned', 'rectifying', 'rectified', 'closed'], permission: 'hazard.assign', zh: '调整专项行动', en: 'Change its campaigns' },
    // 验收 before 销号: nothing leaves a list that is not put right.
    'strike-off': { from: ['closed'], to: ['closed'], permission: 'hazard.supervise', zh: '清单销号', en: 'Strike off a list' },
    transfer: { from: ['reported', 'assigned', 'rectifying'], to: ['reported'], permission: 'hazard.assign', zh: '移送', en: 'Transfer' },
  },
});

export type HazardState = keyof typeof hazardLifecycle.states;
export type HazardAction = keyof typeof hazardLifecycle.actions;
export const hazardStates = Object.keys(hazardLifecycle.states) as [HazardState, ...HazardState[]];
export const hazardActions = Object.keys(hazardLifecycle.actions) as [HazardAction, ...HazardAction[]];
/** What counts as rectified: 已销号. */
export const closedHazardStates = (Object.keys(hazardLifecycle.states) as HazardState[]).filter((s) => hazardLifecycle.states[s].final);
