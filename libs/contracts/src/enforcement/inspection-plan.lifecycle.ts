import { defineLifecycle } from '../kit';

/**
 * 年度监督检查计划 yearly inspection plan: 编制 → 报批 → 批准（可退回）→ 备案、执行、调整 → 结束.
 * Source: 安全生产法 (2021) art. 62 (分类分级监督管理的年度监督检查计划，按照计划检查); 安全生产监管监察职责和年度监督检查计划编制办法 (安监总政法〔2017〕150号).
 */
export const inspectionPlanLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '编制中', en: 'Draft' },
    submitted: { zh: '待批', en: 'Awaiting approval' },
    approved: { zh: '执行中', en: 'Approved' },
    closed: { zh: '已结束', en: 'Closed', final: true },
  },
  actions: {
    submit: { from: ['draft'], to: ['submitted'], permission: 'inspection-plan.manage', zh: '报批', en: 'Submit for approval' },
    approve: { from: ['submitted'], to: ['approved'], permission: 'inspection-plan.approve', zh: '批准', en: 'Approve' },
    return: { from: ['submitted'], to: ['draft'], permission: 'inspection-plan.approve', zh: '退回', en: 'Return' },
    file: { from: ['approved'], to: ['approved'], permission: 'inspection-plan.manage', zh: '备案', en: 'Record the filing' },
    propose: { from: ['approved'], to: ['approved'], permission: 'inspection-plan.manage', zh: '申请调整', en: 'Propose a change' },
    decide: { from: ['approved'], to: ['approved'], permission: 'inspection-plan.approve', zh: '审批调整', en: 'Decide on a change' },
    close: { from: ['approved'], to: ['closed'], permission: 'inspection-plan.manage', zh: '结束', en: 'Close' },
  },
});

export type InspectionPlanState = keyof typeof inspectionPlanLifecycle.states;
export type InspectionPlanAction = keyof typeof inspectionPlanLifecycle.actions;
export const inspectionPlanStates = Object.keys(inspectionPlanLifecycle.states) as [InspectionPlanState, ...InspectionPlanState[]];
export const inspectionPlanActions = Object.keys(inspectionPlanLifecycle.actions) as [InspectionPlanAction, ...InspectionPlanAction[]];
