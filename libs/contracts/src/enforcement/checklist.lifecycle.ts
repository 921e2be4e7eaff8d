import { defineLifecycle } from '../kit';

/**
 * 检查表版本, one record per version: 草稿 → 已发布; the next version that is published takes its place (已被取代), and 作废 ends it.
 * A draft alone can be changed. What was published by mistake goes back to draft as long as no check has used it (冻结).
 */
export const checklistLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '草稿', en: 'Draft' },
    published: { zh: '已发布', en: 'Published' },
    superseded: { zh: '已被取代', en: 'Superseded' },
    withdrawn: { zh: '已作废', en: 'Withdrawn', final: true },
  },
  actions: {
    publish: { from: ['draft'], to: ['published'], permission: 'checklist.manage', zh: '发布', en: 'Publish' },
    recall: { from: ['published'], to: ['draft'], permission: 'checklist.manage', zh: '撤回为草稿', en: 'Take back to draft' },
    revise: { from: ['published', 'superseded'], to: ['published', 'superseded'], permission: 'checklist.manage', zh: '新版本', en: 'Start a new version' },
    withdraw: { from: ['draft', 'published', 'superseded'], to: ['withdrawn'], permission: 'checklist.manage', zh: '作废', en: 'Withdraw' },
  },
});

export type ChecklistState = keyof typeof checklistLifecycle.states;
export type ChecklistAction = keyof typeof checklistLifecycle.actions;
export const checklistStates = Object.keys(checklistLifecycle.states) as [ChecklistState, ...ChecklistState[]];
export const checklistActions = Object.keys(checklistLifecycle.actions) as [ChecklistAction, ...ChecklistAction[]];
