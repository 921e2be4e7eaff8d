import { defineLifecycle } from '../kit';

/**
 * 责任清单的一版: 拟定 → 送审 → 审定（须由他人）→ 印发 → 公示 → 修订或废止. Content changes while it is a draft, and never after.
 * It stays in force until the edition that revises it is issued: then it is `superseded`.
 */
export const responsibilityListLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '拟定', en: 'Draft' },
    submitted: { zh: '送审', en: 'Submitted' },
    approved: { zh: '已审定', en: 'Approved' },
    issued: { zh: '已印发', en: 'Issued', final: true },
    published: { zh: '已公示', en: 'Published', final: true },
    superseded: { zh: '已由新版取代', en: 'Superseded', final: true },
    repealed: { zh: '已废止', en: 'Repealed', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  actions: {
    submit: { from: ['draft'], to: ['submitted'], permission: 'responsibility-list.manage', zh: '送审', en: 'Submit' },
    approve: { from: ['submitted'], to: ['approved'], permission: 'responsibility-list.approve', zh: '审定', en: 'Approve' },
    issue: { from: ['approved'], to: ['issued'], permission: 'responsibility-list.manage', zh: '印发', en: 'Issue' },
    publish: { from: ['issued'], to: ['published'], permission: 'responsibility-list.manage', zh: '公示', en: 'Publish' },
    revise: { from: ['issued', 'published'], to: ['issued', 'published', 'superseded'], permission: 'responsibility-list.manage', zh: '修订', en: 'Revise' },
    return: { from: ['submitted', 'approved'], to: ['draft'], permission: 'responsibility-list.approve', zh: '退回', en: 'Return' },
    repeal: { from: ['issued', 'published'], to: ['repealed'], permission: 'responsibility-list.approve', zh: '废止', en: 'Repeal' },
    withdraw: { from: ['draft'], to: ['withdrawn'], permission: 'responsibility-list.manage', zh: '撤回', en: 'Withdraw' },
  },
});
export type ResponsibilityListState = keyof typeof responsibilityListLifecycle.states;
export type ResponsibilityListAction = keyof typeof responsibilityListLifecycle.actions;
export const responsibilityListStates = Object.keys(responsibilityListLifecycle.states) as [ResponsibilityListState, ...ResponsibilityListState[]];
export const responsibilityListActions = Object.keys(responsibilityListLifecycle.actions) as [ResponsibilityListAction, ...ResponsibilityListAction[]];
/** 在用: issued, and neither superseded nor repealed. */
export const statesInForce = ['issued', 'published'] as const satisfies readonly ResponsibilityListState[];
