import { defineLifecycle } from '../kit';

/**
 * 知识条目版本, one record per version: 草稿 → 已发布; the next version that is published takes its place (已被取代) from its own first day on, and 作废 ends what was
 * entered by mistake. What the law itself ends is no mistake: 废止 gives the version its last day.
 */
export const knowledgeLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '草稿', en: 'Draft' },
    published: { zh: '已发布', en: 'Published' },
    superseded: { zh: '已被取代', en: 'Superseded' },
    withdrawn: { zh: '已作废', en: 'Withdrawn', final: true },
  },
  actions: {
    publish: { from: ['draft'], to: ['published'], permission: 'knowledge.manage', zh: '发布', en: 'Publish' },
    revise: { from: ['published'], to: ['published', 'superseded'], permission: 'knowledge.manage', zh: '修订（新版本）', en: 'Revise: start a new version' },
    repeal: { from: ['published'], to: ['published'], permission: 'knowledge.manage', zh: '废止', en: 'Repeal: give it a last day' },
    withdraw: { from: ['draft', 'published', 'superseded'], to: ['withdrawn'], permission: 'knowledge.manage', zh: '作废', en: 'Withdraw' },
  },
});

export type KnowledgeState = keyof typeof knowledgeLifecycle.states;
export type KnowledgeAction = keyof typeof knowledgeLifecycle.actions;
export const knowledgeStates = Object.keys(knowledgeLifecycle.states) as [KnowledgeState, ...KnowledgeState[]];
export const knowledgeActions = Object.keys(knowledgeLifecycle.actions) as [KnowledgeAction, ...KnowledgeAction[]];
