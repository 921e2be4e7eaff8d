import { defineLifecycle } from '../kit';

/** 考核: one run of a scheme over a set of units. What was issued stays; a correction is another issue. */
export const assessmentLifecycle = defineLifecycle({
  initial: 'under_way',
  states: {
    under_way: { zh: '进行中', en: 'Under way' },
    final: { zh: '已定档', en: 'Final' },
    issued: { zh: '已通报', en: 'Issued', final: true },
    cancelled: { zh: '已取消', en: 'Cancelled', final: true },
  },
  actions: {
    finalise: { from: ['under_way'], to: ['final'], permission: 'assessment.manage', zh: '定档', en: 'Grade and rank' },
    issue: { from: ['final'], to: ['issued'], permission: 'assessment.approve', zh: '通报', en: 'Issue' },
    cancel: { from: ['under_way'], to: ['cancelled'], permission: 'assessment.manage', zh: '取消', en: 'Cancel' },
  },
});
export type AssessmentState = keyof typeof assessmentLifecycle.states;
export type AssessmentAction = keyof typeof assessmentLifecycle.actions;
export const assessmentStates = Object.keys(assessmentLifecycle.states) as [AssessmentState, ...AssessmentState[]];
export const assessmentActions = Object.keys(assessmentLifecycle.actions) as [AssessmentAction, ...AssessmentAction[]];

/** 考核表 of one unit: 自评 → 实地核查 by another → 告知 → 申诉 → 复核 by who did not check → 定档. */
export const assessmentSheetLifecycle = defineLifecycle({
  initial: 'self_scoring',
  states: {
    self_scoring: { zh: '待自评', en: 'To be self-scored' },
    self_scored: { zh: '已自评', en: 'Self-scored' },
    checked: { zh: '已核查', en: 'Checked' },
    notified: { zh: '已告知', en: 'Notified' },
    appealed: { zh: '申诉中', en: 'Under appeal' },
    settled: { zh: '无争议', en: 'Settled' },
    final: { zh: '已定档', en: 'Final', final: true },
  },
  actions: {
    'self-score': { from: ['self_scoring'], to: ['self_scored'], permission: 'assessment-sheet.self-score', zh: '自评', en: 'Score oneself' },
    measure: { from: ['self_scoring', 'self_scored'], to: ['self_scoring', 'self_scored'], permission: 'assessment-sheet.check', zh: '重新取数', en: 'Measure anew' },
    // Without a self-score only once the last day for it has passed.
    check: { from: ['self_scored', 'self_scoring'], to: ['checked'], permission: 'assessment-sheet.check', zh: '核查', en: 'Check' },
    notify: { from: ['checked'], to: ['notified'], permission: 'assessment-sheet.check', zh: '告知', en: 'Notify' },
    appeal: { from: ['notified'], to: ['appealed'], permission: 'assessment-sheet.appeal', zh: '申诉', en: 'Appeal' },
    decide: { from: ['appealed'], to: ['settled'], permission: 'assessment-sheet.approve', zh: '申诉复核', en: 'Decide the appeal' },
    accept: { from: ['notified'], to: ['settled'], permission: 'assessment-sheet.appeal', zh: '确认无异议', en: 'Accept' },
    // Of what was not appealed against in time, or is settled; all sheets of an assessment at once.
    finalise: { from: ['notified', 'settled'], to: ['final'], permission: 'assessment.manage', zh: '定档', en: 'Grade and rank' },
  },
});
export type AssessmentSheetState = keyof typeof assessmentSheetLifecycle.states;
export type AssessmentSheetAction = keyof typeof assessmentSheetLifecycle.actions;
export const assessmentSheetStates = Object.keys(assessmentSheetLifecycle.states) as [AssessmentSheetState, ...AssessmentSheetState[]];
export const assessmentSheetActions = Object.keys(assessmentSheetLifecycle.actions) as [AssessmentSheetAction, ...AssessmentSheetAction[]];
