import { defineLifecycle } from '../kit';

/**
 * 任务: 下达 → 签收 → 进行 → 报送 → 核验, by another person than who submitted; what is not good enough goes back with a reason.
 * A delay is asked for and decided, and the lead urged, without a change of state. `done` and `cancelled` are for good.
 */
export const taskLifecycle = defineLifecycle({
  initial: 'issued',
  states: {
    issued: { zh: '已下达', en: 'Issued' },
    accepted: { zh: '已签收', en: 'Accepted' },
    in_progress: { zh: '进行中', en: 'In progress' },
    submitted: { zh: '已报送', en: 'Submitted' },
    returned: { zh: '已退回', en: 'Returned' },
    done: { zh: '已完成', en: 'Done', final: true },
    cancelled: { zh: '已取消', en: 'Cancelled', final: true },
  },
  actions: {
    accept: { from: ['issued'], to: ['accepted'], permission: 'task.perform', zh: '签收', en: 'Accept' },
    progress: { from: ['accepted', 'in_progress', 'returned'], to: ['in_progress'], permission: 'task.perform', zh: '报进度', en: 'Report progress' },
    submit: { from: ['accepted', 'in_progress', 'returned'], to: ['submitted'], permission: 'task.perform', zh: '报送完成', en: 'Submit' },
    verify: { from: ['submitted'], to: ['done'], permission: 'task.verify', zh: '核验', en: 'Verify' },
    return: { from: ['submitted'], to: ['returned'], permission: 'task.verify', zh: '退回', en: 'Return' },
    'request-extension': { from: ['issued', 'accepted', 'in_progress', 'returned'], to: ['issued', 'accepted', 'in_progress', 'returned'], permission: 'task.perform', zh: '申请延期', en: 'Ask for a later day' },
    'decide-extension': { from: ['issued', 'accepted', 'in_progress', 'returned'], to: ['issued', 'accepted', 'in_progress', 'returned'], permission: 'task.manage', zh: '审批延期', en: 'Decide on a later day' },
    change: { from: ['issued', 'accepted', 'in_progress', 'returned'], to: ['issued', 'accepted', 'in_progress', 'returned'], permission: 'task.manage', zh: '调整', en: 'Change' },
    urge: { from: ['issued', 'accepted', 'in_progress', 'returned'], to: ['issued', 'accepted', 'in_progress', 'returned'], permission: 'task.urge', zh: '催办', en: 'Urge' },
    acknowledge: { from: ['issued', 'accepted', 'in_progress', 'returned'], to: ['issued', 'accepted', 'in_progress', 'returned'], permission: 'task.perform', zh: '回应催办', en: 'Acknowledge the urge' },
    cancel: { from: ['issued', 'accepted', 'in_progress', 'submitted', 'returned'], to: ['cancelled'], permission: 'task.manage', zh: '取消', en: 'Cancel' },
  },
});
export type TaskState = keyof typeof taskLifecycle.states;
export type TaskAction = keyof typeof taskLifecycle.actions;
export const taskStates = Object.keys(taskLifecycle.states) as [TaskState, ...TaskState[]];
export const taskActions = Object.keys(taskLifecycle.actions) as [TaskAction, ...TaskAction[]];
