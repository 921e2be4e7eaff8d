import { defineLifecycle } from '../kit';

/**
 * 风险点 risk point: 采集 → 评估 → 定级 → 管控 → 复评. A review keeps it under control, perhaps on another level; what is gone is closed.
 * Source: 安全生产法 (2021) art. 41: risks are graded, and controlled by grade.
 */
export const riskPointLifecycle = defineLifecycle({
  initial: 'collected',
  states: {
    collected: { zh: '已采集', en: 'Collected' },
    assessed: { zh: '已评估', en: 'Assessed' },
    graded: { zh: '已定级', en: 'Graded' },
    controlled: { zh: '管控中', en: 'Under control' },
    closed: { zh: '已销除', en: 'Closed' },
  },
  actions: {
    assess: { from: ['collected'], to: ['assessed'], permission: 'risk-point.manage', zh: '评估', en: 'Assess' },
    grade: { from: ['assessed', 'graded', 'controlled'], to: ['graded', 'controlled'], permission: 'risk-point.grade', zh: '定级', en: 'Grade' },
    control: { from: ['graded', 'controlled'], to: ['controlled'], permission: 'risk-point.manage', zh: '落实管控', en: 'Put under control' },
    review: { from: ['controlled'], to: ['controlled'], permission: 'risk-point.manage', zh: '复评', en: 'Review' },
    close: { from: ['collected', 'assessed', 'graded', 'controlled'], to: ['closed'], permission: 'risk-point.manage', zh: '销除', en: 'Close' },
    reopen: { from: ['closed'], to: ['collected'], permission: 'risk-point.manage', zh: '重新采集', en: 'Re-open' },
  },
});

export type RiskPointState = keyof typeof riskPointLifecycle.states;
export type RiskPointAction = keyof typeof riskPointLifecycle.actions;
export const riskPointStates = Object.keys(riskPointLifecycle.states) as [RiskPointState, ...RiskPointState[]];
export const riskPointActions = Object.keys(riskPointLifecycle.actions) as [RiskPointAction, ...RiskPointAction[]];
export const openRiskPointStates = ['collected', 'assessed', 'graded', 'controlled'] as const satisfies readonly RiskPointState[];
