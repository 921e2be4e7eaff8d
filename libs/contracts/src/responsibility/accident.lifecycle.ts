import { defineLifecycle } from '../kit';

const open = ['reported', 'verified', 'graded', 'investigating', 'report_submitted', 'approved', 'rectifying', 'evaluated'] as const;

/**
 * 生产安全事故: 接报 → 核实 → 定级 → 调查 → 提交报告 → 批复（由他人）→ 整改 → 评估 → 结案（由他人）; 误报或不属于的注销.
 * Source: 生产安全事故报告和调查处理条例 (国务院令第493号), 安全生产法 (2021) art. 83–86.
 */
export const accidentLifecycle = defineLifecycle({
  initial: 'reported',
  states: {
    reported: { zh: '已接报', en: 'Reported' },
    verified: { zh: '已核实', en: 'Verified' },
    graded: { zh: '已定级', en: 'Graded' },
    investigating: { zh: '调查中', en: 'Under investigation' },
    report_submitted: { zh: '报告已提交', en: 'Report handed in' },
    approved: { zh: '已批复', en: 'Report approved' },
    rectifying: { zh: '整改中', en: 'Being rectified' },
    evaluated: { zh: '已评估', en: 'Evaluated' },
    closed: { zh: '已结案', en: 'Closed', final: true },
    withdrawn: { zh: '已注销', en: 'Withdrawn', final: true },
  },
  actions: {
    verify: { from: ['reported'], to: ['verified'], permission: 'accident.manage', zh: '核实', en: 'Verify' },
    grade: { from: ['verified', 'graded', 'investigating', 'report_submitted', 'approved', 'rectifying', 'evaluated'], to: ['graded', 'investigating', 'report_submitted', 'approved', 'rectifying', 'evaluated'], permission: 'accident.manage', zh: '定级', en: 'Confirm the grade' },
    investigate: { from: ['graded'], to: ['investigating'], permission: 'accident.manage', zh: '成立调查组', en: 'Begin the investigation' },
    'submit-report': { from: ['investigating'], to: ['report_submitted'], permission: 'accident.manage', zh: '提交调查报告', en: 'Hand in the report' },
    approve: { from: ['report_submitted'], to: ['approved'], permission: 'accident.approve', zh: '批复', en: 'Approve the report' },
    'plan-look-back': { from: ['approved', 'rectifying'], to: ['approved', 'rectifying'], permission: 'accident.manage', zh: '制定回头看计划', en: 'Plan the look-back' },
    rectify: { from: ['approved'], to: ['rectifying'], permission: 'accident.manage', zh: '落实整改', en: 'Begin rectification' },
    evaluate: { from: ['rectifying'], to: ['evaluated'], permission: 'accident.manage', zh: '评估', en: 'Evaluate' },
    close: { from: ['evaluated'], to: ['closed'], permission: 'accident.approve', zh: '结案', en: 'Close' },
    supplement: { from: open, to: open, permission: 'accident.report', zh: '续报', en: 'Report a supplement' },
    amend: { from: open, to: open, permission: 'accident.report', zh: '补充更正', en: 'Complete or correct' },
    'report-upward': { from: open, to: open, permission: 'accident.report', zh: '上报', en: 'Report upward' },
    determine: { from: ['verified', 'graded', 'investigating', 'report_submitted', 'approved', 'rectifying', 'evaluated'], to: open, permission: 'accident.manage', zh: '认定', en: 'Determine whether it counts' },
    extend: { from: ['investigating'], to: ['investigating'], permission: 'accident.approve', zh: '批准延期', en: 'Extend the investigation' },
    fulfil: { from: ['investigating', 'report_submitted', 'approved', 'rectifying', 'evaluated'], to: open, permission: 'accident.manage', zh: '四不放过认定', en: 'Find a no-let-go fulfilled' },
    return: { from: ['report_submitted'], to: ['investigating'], permission: 'accident.approve', zh: '退回补充', en: 'Return the report' },
    withdraw: { from: ['reported', 'verified'], to: ['withdrawn'], permission: 'accident.manage', zh: '注销', en: 'Withdraw' },
  },
});
export type AccidentState = keyof typeof accidentLifecycle.states;
export type AccidentAction = keyof typeof accidentLifecycle.actions;
export const accidentStates = Object.keys(accidentLifecycle.states) as [AccidentState, ...AccidentState[]];
export const accidentActions = Object.keys(accidentLifecycle.actions) as [AccidentAction, ...AccidentAction[]];

/** 回头看: measures of the report: what the responsible unit says that it did, and whether another finds them carried out. What was found may be found anew; of whom nobody hears, the office assesses without a report. */
export const accidentMeasureLifecycle = defineLifecycle({
  initial: 'pending',
  states: { pending: { zh: '待落实', en: 'To be carried out' }, reported: { zh: '已报告', en: 'Reported' }, assessed: { zh: '已评估', en: 'Assessed', final: true } },
  actions: {
    report: { from: ['pending'], to: ['reported'], permission: 'accident.carry-out', zh: '报告完成情况', en: 'Report what was done' },
    assess: { from: ['pending', 'reported', 'assessed'], to: ['assessed'], permission: 'accident.manage', zh: '评估落实情况', en: 'Assess' },
  },
});
export type AccidentMeasureState = keyof typeof accidentMeasureLifecycle.states;
export type AccidentMeasureAction = keyof typeof accidentMeasureLifecycle.actions;
export const accidentMeasureActions = Object.keys(accidentMeasureLifecycle.actions) as [AccidentMeasureAction, ...AccidentMeasureAction[]];
export const accidentMeasureStates = Object.keys(accidentMeasureLifecycle.states) as [AccidentMeasureState, ...AccidentMeasureState[]];

/** 控制指标: proposed as the city gave it, in force by another's approval; a correction is another that takes its place. */
export const accidentQuotaLifecycle = defineLifecycle({
  initial: 'proposed',
  states: { proposed: { zh: '待审批', en: 'Proposed' }, in_force: { zh: '执行中', en: 'In force', final: true }, replaced: { zh: '已调整', en: 'Replaced', final: true }, refused: { zh: '未批准', en: 'Refused', final: true } },
  actions: {
    approve: { from: ['proposed'], to: ['in_force'], permission: 'quota.approve', zh: '批准', en: 'Approve' },
    refuse: { from: ['proposed'], to: ['refused'], permission: 'quota.approve', zh: '不批准', en: 'Refuse' },
    // By the approval of the one that follows it.
    replace: { from: ['in_force'], to: ['replaced'], permission: 'quota.approve', zh: '调整', en: 'Replace' },
  },
});
export type AccidentQuotaState = keyof typeof accidentQuotaLifecycle.states;
export type AccidentQuotaAction = keyof typeof accidentQuotaLifecycle.actions;
export const accidentQuotaStates = Object.keys(accidentQuotaLifecycle.states) as [AccidentQuotaState, ...AccidentQuotaState[]];

/** 上年同期基数, where the ledger does not go back. */
export const accidentBaseLifecycle = defineLifecycle({
  initial: 'recorded',
  states: { recorded: { zh: '有效', en: 'Recorded', final: true }, withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true } },
  actions: { withdraw: { from: ['recorded'], to: ['withdrawn'], permission: 'quota.manage', zh: '撤回', en: 'Withdraw' } },
});
export type AccidentBaseState = keyof typeof accidentBaseLifecycle.states;
export const accidentBaseStates = Object.keys(accidentBaseLifecycle.states) as [AccidentBaseState, ...AccidentBaseState[]];

/** 追责问责: 线索 → 移送 → 处理 → 反馈; or nobody is held to account: as nothing was to be held against him (drop), or as he did his duty (exempt, 尽职照单免责). */
export const accountabilityLifecycle = defineLifecycle({
  initial: 'lead',
  states: { lead: { zh: '线索', en: 'Lead' }, transferred: { zh: '已移送', en: 'Transferred' }, handled: { zh: '已处理', en: 'Handled' }, fed_back: { zh: '已反馈', en: 'Fed back', final: true }, dropped: { zh: '不予追责', en: 'Dropped', final: true }, exempted: { zh: '尽职免责', en: 'Exempted', final: true } },
  actions: {
    transfer: { from: ['lead'], to: ['transferred'], permission: 'accountability.manage', zh: '移送', en: 'Transfer' },
    handle: { from: ['transferred'], to: ['handled'], permission: 'accountability.manage', zh: '登记处理', en: 'Record what was decided' },
    'feed-back': { from: ['handled'], to: ['fed_back'], permission: 'accountability.manage', zh: '反馈', en: 'Feed back' },
    drop: { from: ['lead', 'transferred'], to: ['dropped'], permission: 'accountability.manage', zh: '不予追责', en: 'Drop' },
    exempt: { from: ['lead', 'transferred'], to: ['exempted'], permission: 'accountability.manage', zh: '尽职免责', en: 'Exempt' },
  },
});
export type AccountabilityState = keyof typeof accountabilityLifecycle.states;
export type AccountabilityAction = keyof typeof accountabilityLifecycle.actions;
export const accountabilityStates = Object.keys(accountabilityLifecycle.states) as [AccountabilityState, ...AccountabilityState[]];
export const accountabilityActions = Object.keys(accountabilityLifecycle.actions) as [AccountabilityAction, ...AccountabilityAction[]];
