import { defineLifecycle } from '../kit';

/** 规范化机构建设标准, in versions: one is in force at a time; a new one takes its place in the moment it is published. */
export const bodyStandardLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '草稿', en: 'Draft' },
    published: { zh: '施行', en: 'Published' },
    superseded: { zh: '已被替代', en: 'Superseded', final: true },
  },
  actions: {
    publish: { from: ['draft'], to: ['published'], permission: 'body-standard.manage', zh: '发布', en: 'Publish' },
    // The version that this begins takes its place when it is published.
    revise: { from: ['published'], to: ['published', 'superseded'], permission: 'body-standard.manage', zh: '修订', en: 'Revise' },
  },
});
export type BodyStandardState = keyof typeof bodyStandardLifecycle.states;
export type BodyStandardAction = keyof typeof bodyStandardLifecycle.actions;
export const bodyStandardStates = Object.keys(bodyStandardLifecycle.states) as [BodyStandardState, ...BodyStandardState[]];
export const bodyStandardActions = Object.keys(bodyStandardLifecycle.actions) as [BodyStandardAction, ...BodyStandardAction[]];

/** 达标创建: 自评 → 初验 (by another) → 市验收 → 达标, or 整改 and the next try, which is a record of its own. */
export const bodyAssessmentLifecycle = defineLifecycle({
  initial: 'self_checked',
  states: {
    self_checked: { zh: '已自评', en: 'Self-checked' },
    checked: { zh: '初验通过', en: 'Passed the district check' },
    to_rectify: { zh: '待整改', en: 'To rectify' },
    passed: { zh: '达标', en: 'Passed', final: true },
    retried: { zh: '已再次申报', en: 'Tried again', final: true },
  },
  actions: {
    check: { from: ['self_checked'], to: ['checked', 'to_rectify'], permission: 'body-assessment.check', zh: '初验', en: 'Check' },
    'record-city': { from: ['checked'], to: ['passed', 'to_rectify'], permission: 'body-assessment.check', zh: '登记市验收结果', en: 'Record the city\'s result' },
    retry: { from: ['to_rectify'], to: ['retried'], permission: 'body-assessment.self-check', zh: '整改后再次自评', en: 'Try again after rectification' },
  },
});
export type BodyAssessmentState = keyof typeof bodyAssessmentLifecycle.states;
export type BodyAssessmentAction = keyof typeof bodyAssessmentLifecycle.actions;
export const bodyAssessmentStates = Object.keys(bodyAssessmentLifecycle.states) as [BodyAssessmentState, ...BodyAssessmentState[]];
export const bodyAssessmentActions = Object.keys(bodyAssessmentLifecycle.actions) as [BodyAssessmentAction, ...BodyAssessmentAction[]];
