import { defineLifecycle } from '../kit';

/**
 * 安全生产标准化定级: 申请 → 评审 → 公告 → 复评或撤销. Three grades, the first the highest; each is valid for three years from its announcement.
 * Source: 安全生产法 (2021) art. 4 (加强安全生产标准化建设); 企业安全生产标准化建设定级办法（应急〔2021〕83号）.
 * That a grade has expired is no step: its last day says it.
 */
export const standardisationLifecycle = defineLifecycle({
  initial: 'applied',
  states: {
    applied: { zh: '已申请', en: 'Applied for' },
    reviewed: { zh: '评审通过', en: 'Passed the review' },
    announced: { zh: '已公告', en: 'Announced' },
    failed: { zh: '未通过', en: 'Failed', final: true },
    renewed: { zh: '已由复评取代', en: 'Renewed by another', final: true },
    revoked: { zh: '已撤销', en: 'Revoked', final: true },
  },
  actions: {
    review: { from: ['applied'], to: ['reviewed', 'failed'], permission: 'standardisation.review', zh: '登记评审结果', en: 'Record the review' },
    announce: { from: ['reviewed'], to: ['announced'], permission: 'standardisation.review', zh: '公告', en: 'Announce' },
    // It stays announced until the one that renews it is: then it is `renewed`.
    renew: { from: ['announced'], to: ['announced', 'renewed'], permission: 'standardisation.apply', zh: '申请复评', en: 'Apply again' },
    revoke: { from: ['announced'], to: ['revoked'], permission: 'standardisation.review', zh: '撤销', en: 'Revoke' },
  },
});
export type StandardisationState = keyof typeof standardisationLifecycle.states;
export type StandardisationAction = keyof typeof standardisationLifecycle.actions;
export const standardisationStates = Object.keys(standardisationLifecycle.states) as [StandardisationState, ...StandardisationState[]];
export const standardisationActions = Object.keys(standardisationLifecycle.actions) as [StandardisationAction, ...StandardisationAction[]];
