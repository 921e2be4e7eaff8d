import { defineLifecycle } from '../kit';

/** 年度三防责任人名录: 拟定 → 送审 → 审定 → 公布. What was published does not change; a correction is an adjustment. */
export const dutyEditionLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '拟定', en: 'Draft' },
    submitted: { zh: '待审定', en: 'Submitted' },
    approved: { zh: '待公布', en: 'Approved' },
    published: { zh: '已公布', en: 'Published', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  actions: {
    name: { from: ['draft'], to: ['draft'], permission: 'duty-holder.manage', zh: '拟定责任人', en: 'Name holders' },
    submit: { from: ['draft'], to: ['submitted'], permission: 'duty-holder.manage', zh: '送审', en: 'Submit' },
    approve: { from: ['submitted'], to: ['approved'], permission: 'duty-holder.approve', zh: '审定', en: 'Approve' },
    publish: { from: ['approved'], to: ['published'], permission: 'duty-holder.manage', zh: '公布', en: 'Publish' },
    adjust: { from: ['published'], to: ['published'], permission: 'duty-holder.manage', zh: '调整', en: 'Adjust' },
    return: { from: ['submitted', 'approved'], to: ['draft'], permission: 'duty-holder.approve', zh: '退回', en: 'Return' },
    withdraw: { from: ['draft', 'submitted', 'approved'], to: ['withdrawn'], permission: 'duty-holder.manage', zh: '撤回', en: 'Withdraw' },
  },
});
export type DutyEditionState = keyof typeof dutyEditionLifecycle.states;
export type DutyEditionAction = keyof typeof dutyEditionLifecycle.actions;
export const dutyEditionStates = Object.keys(dutyEditionLifecycle.states) as [DutyEditionState, ...DutyEditionState[]];
export const dutyEditionActions = Object.keys(dutyEditionLifecycle.actions) as [DutyEditionAction, ...DutyEditionAction[]];

/** 责任人: one role of one object in one year's table. Who gave it up, and who came after him, both stay. */
export const dutyHolderLifecycle = defineLifecycle({
  initial: 'drafted',
  states: {
    drafted: { zh: '拟定', en: 'Drafted' },
    standing: { zh: '在任', en: 'Standing' },
    ended: { zh: '已卸任', en: 'Ended', final: true },
    dropped: { zh: '已撤下', en: 'Dropped', final: true },
  },
  actions: {
    publish: { from: ['drafted'], to: ['standing'], permission: 'duty-holder.manage', zh: '公布', en: 'Publish' },
    drop: { from: ['drafted'], to: ['dropped'], permission: 'duty-holder.manage', zh: '撤下', en: 'Drop' },
    adjust: { from: ['standing'], to: ['ended'], permission: 'duty-holder.manage', zh: '调整', en: 'Adjust' },
    handover: { from: ['standing'], to: ['ended'], permission: 'hand-over.manage', zh: '交接', en: 'Hand over' },
    keep: { from: ['standing'], to: ['standing'], permission: 'hand-over.manage', zh: '确认续任', en: 'Confirm he stays' },
  },
});
export type DutyHolderState = keyof typeof dutyHolderLifecycle.states;
export type DutyHolderAction = keyof typeof dutyHolderLifecycle.actions;
export const dutyHolderStates = Object.keys(dutyHolderLifecycle.states) as [DutyHolderState, ...DutyHolderState[]];
export const dutyHolderActions = Object.keys(dutyHolderLifecycle.actions) as [DutyHolderAction, ...DutyHolderAction[]];
