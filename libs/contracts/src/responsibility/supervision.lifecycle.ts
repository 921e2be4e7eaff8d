import { defineLifecycle } from '../kit';

/**
 * One life-cycle serves all kinds of supervision documents: 发起 → 审批 (by another) → 送达/实施 → 回复/整改 → 解除 (by another than who
 * replied). They differ in what a step is called and in what it wants, not in its order: a listed supervision wants its level
 * and five requirements before its approval and files before it is lifted, an interview wants who came, its record and
 * signatures when it is held. So the kinds are data (`supervisionKinds`), and a list, a figure and a to-do are written once.
 * A bulletin, such as an early warning, owes no reply: it has ended when it is delivered, and is `sent`.
 * With two sides (双重督办) each replies and is released by itself: `delivered` while no reply waits, `replied` while one does.
 */
export const supervisionLifecycle = defineLifecycle({
  initial: 'drafted',
  states: {
    drafted: { zh: '起草', en: 'Drafted' },
    pending: { zh: '待审批', en: 'Waiting for approval' },
    approved: { zh: '已签发', en: 'Approved' },
    delivered: { zh: '已送达', en: 'Delivered' },
    replied: { zh: '已回复', en: 'Replied' },
    released: { zh: '已解除', en: 'Released', final: true },
    sent: { zh: '已发出', en: 'Sent', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  actions: {
    submit: { from: ['drafted'], to: ['pending'], permission: 'supervision.manage', zh: '报审', en: 'Submit for approval' },
    approve: { from: ['pending'], to: ['approved'], permission: 'supervision.approve', zh: '签发', en: 'Approve' },
    return: { from: ['pending'], to: ['drafted'], permission: 'supervision.approve', zh: '退回修改', en: 'Return to its drafter' },
    deliver: { from: ['approved'], to: ['delivered', 'sent'], permission: 'supervision.manage', zh: '送达、实施', en: 'Deliver, or carry out' },
    reply: { from: ['delivered', 'replied'], to: ['replied'], permission: 'supervision.reply', zh: '回复整改', en: 'Reply' },
    'return-reply': { from: ['replied'], to: ['delivered', 'replied'], permission: 'supervision.manage', zh: '退回整改', en: 'Return a reply' },
    release: { from: ['replied'], to: ['delivered', 'replied', 'released'], permission: 'supervision.manage', zh: '解除、摘牌', en: 'Release a side' },
    withdraw: { from: ['drafted', 'pending', 'approved'], to: ['withdrawn'], permission: 'supervision.manage', zh: '撤回', en: 'Withdraw' },
  },
});
export type SupervisionState = keyof typeof supervisionLifecycle.states;
export type SupervisionAction = keyof typeof supervisionLifecycle.actions;
export const supervisionStates = Object.keys(supervisionLifecycle.states) as [SupervisionState, ...SupervisionState[]];
export const supervisionActions = Object.keys(supervisionLifecycle.actions) as [SupervisionAction, ...SupervisionAction[]];
