import { defineLifecycle } from '../kit';

/**
 * 检查: four kinds of record in one ledger (国办发〔2024〕54号: a patrol is no administrative inspection).
 * 巡查指导 by grid members and third parties, 企业自查, 中介（专家）检查, 行政检查 by two officers with certificates, approved before.
 */
export const checkKinds = ['patrol', 'self_check', 'agency', 'inspection'] as const;
export type CheckKind = (typeof checkKinds)[number];

const on_site = { zh: '检查中', en: 'On site' };
const closed = { zh: '已办结', en: 'Closed', final: true };
const cancelled = { zh: '已取消', en: 'Cancelled', final: true };

export const patrolLifecycle = defineLifecycle({
  initial: 'on_site',
  states: { on_site, closed, cancelled },
  actions: {
    finish: { from: ['on_site'], to: ['closed'], permission: 'check.patrol', zh: '完成巡查', en: 'Finish' },
    cancel: { from: ['on_site'], to: ['cancelled'], permission: 'check.patrol', zh: '取消', en: 'Cancel' },
  },
});
export const selfCheckLifecycle = defineLifecycle({
  initial: 'on_site',
  states: { on_site: { zh: '自查中', en: 'Checking' }, recorded: { zh: '待确认', en: 'To be confirmed' }, closed, cancelled },
  actions: {
    finish: { from: ['on_site'], to: ['recorded'], permission: 'check.self', zh: '提交自查', en: 'Submit' },
    confirm: { from: ['recorded'], to: ['closed'], permission: 'check.confirm', zh: '确认', en: 'Confirm' },
    cancel: { from: ['on_site'], to: ['cancelled'], permission: 'check.self', zh: '取消', en: 'Cancel' },
  },
});
export const agencyLifecycle = defineLifecycle({
  initial: 'on_site',
  states: { on_site, recorded: { zh: '待验收', en: 'To be accepted' }, closed, cancelled },
  actions: {
    finish: { from: ['on_site'], to: ['recorded'], permission: 'check.agency', zh: '提交报告', en: 'Submit the report' },
    confirm: { from: ['recorded'], to: ['closed'], permission: 'check.confirm', zh: '验收', en: 'Accept' },
    cancel: { from: ['on_site'], to: ['cancelled'], permission: 'check.agency', zh: '取消', en: 'Cancel' },
  },
});
export const inspectionLifecycle = defineLifecycle({
  initial: 'requested',
  states: {
    requested: { zh: '待批', en: 'To be approved' }, approved: { zh: '已批', en: 'Approved' }, refused: { zh: '不予批准', en: 'Refused', final: true },
    on_site, recorded: { zh: '已签字', en: 'Signed' }, closed: { zh: '已归档', en: 'Filed', final: true }, cancelled,
  },
  actions: {
    approve: { from: ['requested'], to: ['approved'], permission: 'inspection.approve', zh: '批准', en: 'Approve' },
    refuse: { from: ['requested'], to: ['refused'], permission: 'inspection.approve', zh: '不予批准', en: 'Refuse' },
    'sign-in': { from: ['approved'], to: ['on_site'], permission: 'inspection.carry-out', zh: '扫码入企', en: 'Sign in on site' },
    finish: { from: ['on_site'], to: ['recorded'], permission: 'inspection.carry-out', zh: '记录签字', en: 'Sign the record' },
    close: { from: ['recorded'], to: ['closed'], permission: 'inspection.carry-out', zh: '处理归档', en: 'Close' },
    cancel: { from: ['requested', 'approved'], to: ['cancelled'], permission: 'inspection.carry-out', zh: '取消', en: 'Cancel' },
  },
});

export type CheckState = keyof typeof inspectionLifecycle.states;
export type CheckAction = keyof typeof inspectionLifecycle.actions | 'confirm';
export const checkStates = Object.keys(inspectionLifecycle.states) as [CheckState, ...CheckState[]];
export const checkActions = ['approve', 'refuse', 'sign-in', 'finish', 'confirm', 'close', 'cancel'] as const satisfies readonly CheckAction[];
export const checkLifecycles = { patrol: patrolLifecycle, self_check: selfCheckLifecycle, agency: agencyLifecycle, inspection: inspectionLifecycle } as const;
/** Those that were carried out: what figures count. */
export const doneCheckStates = ['recorded', 'closed'] as const satisfies readonly CheckState[];

export const checkKindNames: Readonly<Record<CheckKind, { readonly zh: string; readonly en: string }>> = {
  patrol: { zh: '巡查指导', en: 'Patrol or guidance visit' },
  self_check: { zh: '企业自查', en: 'Self-check' },
  agency: { zh: '中介（专家）检查', en: 'Agency or expert check' },
  inspection: { zh: '行政检查', en: 'Administrative inspection' },
};
