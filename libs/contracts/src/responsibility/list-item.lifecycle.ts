import { defineLifecycle } from '../kit';

/**
 * 清单事项: drafted with its list, in force with it; done by its owner, closed by another person (销号). Of a rolling kind
 * (动态增补) an item also enters an edition that was issued, by somebody other than who drafted it. Of a kind that is worked by
 * instruction it is identified (列入), judged and instructed (研判、指令), reported (反馈) and closed (闭环).
 */
export const listItemLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '拟定', en: 'Draft' },
    open: { zh: '办理中', en: 'Open' },
    submitted: { zh: '已报送办结', en: 'Reported done' },
    closed: { zh: '已销号', en: 'Closed', final: true },
    removed: { zh: '已删除', en: 'Removed', final: true },
  },
  actions: {
    enter: { from: ['draft'], to: ['open'], permission: 'responsibility-list.approve', zh: '列入清单', en: 'Enter in the list' },
    instruct: { from: ['open'], to: ['open'], permission: 'responsibility-list.manage', zh: '下达指令', en: 'Instruct' },
    submit: { from: ['open'], to: ['submitted'], permission: 'list-item.perform', zh: '报送办结', en: 'Report as done' },
    record: { from: ['open'], to: ['open'], permission: 'duty-act.record', zh: '记录履职', en: 'Record what was done' },
    close: { from: ['submitted'], to: ['closed'], permission: 'list-item.verify', zh: '核验销号', en: 'Verify and close' },
    return: { from: ['submitted'], to: ['open'], permission: 'list-item.verify', zh: '退回', en: 'Return' },
    reassign: { from: ['open', 'submitted'], to: ['open', 'submitted'], permission: 'responsibility-list.manage', zh: '调整责任主体', en: 'Re-assign' },
    dispute: { from: ['open', 'submitted'], to: ['open', 'submitted'], permission: 'list-item.perform', zh: '提出边界争议', en: 'Dispute who holds it' },
    settle: { from: ['open', 'submitted'], to: ['open', 'submitted'], permission: 'responsibility-list.manage', zh: '裁定边界争议', en: 'Settle the dispute' },
    promote: { from: ['open', 'submitted'], to: ['open', 'submitted'], permission: 'responsibility-list.manage', zh: '上报', en: 'Promote' },
    'answer-promotion': { from: ['open', 'submitted', 'closed'], to: ['open', 'submitted', 'closed'], permission: 'responsibility-list.manage', zh: '登记上级答复', en: 'Record the answer' },
    remove: { from: ['draft'], to: ['removed'], permission: 'responsibility-list.manage', zh: '删除', en: 'Remove' },
  },
});
export type ListItemState = keyof typeof listItemLifecycle.states;
export type ListItemAction = keyof typeof listItemLifecycle.actions;
export const listItemStates = Object.keys(listItemLifecycle.states) as [ListItemState, ...ListItemState[]];
export const listItemActions = Object.keys(listItemLifecycle.actions) as [ListItemAction, ...ListItemAction[]];
