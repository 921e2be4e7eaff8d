import { defineLifecycle } from '../kit';

/** 考核方案, in versions: one is in force at a time; the next takes its place in the moment somebody else approves it. */
export const assessmentSchemeLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '草稿', en: 'Draft' },
    in_force: { zh: '施行', en: 'In force' },
    superseded: { zh: '已被替代', en: 'Superseded', final: true },
  },
  actions: {
    approve: { from: ['draft'], to: ['in_force'], permission: 'assessment-scheme.approve', zh: '批准施行', en: 'Approve' },
    // The version that this begins takes its place when it is approved.
    revise: { from: ['in_force'], to: ['in_force', 'superseded'], permission: 'assessment-scheme.manage', zh: '修订', en: 'Revise' },
  },
});
export type AssessmentSchemeState = keyof typeof assessmentSchemeLifecycle.states;
export type AssessmentSchemeAction = keyof typeof assessmentSchemeLifecycle.actions;
export const assessmentSchemeStates = Object.keys(assessmentSchemeLifecycle.states) as [AssessmentSchemeState, ...AssessmentSchemeState[]];
export const assessmentSchemeActions = Object.keys(assessmentSchemeLifecycle.actions) as [AssessmentSchemeAction, ...AssessmentSchemeAction[]];
