import { defineLifecycle } from '../kit';

/** 规划: the five-year plan, or a special one (森林防火规划), that projects belong to. */
export const developmentPlanLifecycle = defineLifecycle({
  initial: 'in_force',
  states: { in_force: { zh: '实施中', en: 'In force' }, closed: { zh: '已收官', en: 'Closed', final: true } },
  actions: { close: { from: ['in_force'], to: ['closed'], permission: 'plan-project.manage', zh: '收官', en: 'Close' } },
});
export type DevelopmentPlanState = keyof typeof developmentPlanLifecycle.states;
export type DevelopmentPlanAction = keyof typeof developmentPlanLifecycle.actions;
export const developmentPlanStates = Object.keys(developmentPlanLifecycle.states) as [DevelopmentPlanState, ...DevelopmentPlanState[]];
export const developmentPlanActions = Object.keys(developmentPlanLifecycle.actions) as [DevelopmentPlanAction, ...DevelopmentPlanAction[]];

/** 规划项目: reported on by the lead unit each quarter, adjusted by another's leave, evaluated by who has no part in it. */
export const planProjectLifecycle = defineLifecycle({
  initial: 'drafted',
  states: {
    drafted: { zh: '拟列', en: 'Drafted' },
    under_way: { zh: '实施中', en: 'Under way' },
    adjusted: { zh: '实施中（已调整）', en: 'Under way, adjusted' },
    completed: { zh: '已完成', en: 'Completed', final: true },
    ended: { zh: '已终止', en: 'Ended', final: true },
    withdrawn: { zh: '已撤销', en: 'Withdrawn', final: true },
  },
  actions: {
    start: { from: ['drafted'], to: ['under_way'], permission: 'plan-project.manage', zh: '启动', en: 'Start' },
    report: { from: ['under_way', 'adjusted'], to: ['under_way', 'adjusted'], permission: 'plan-project.report', zh: '填季报', en: 'Report the quarter' },
    'reach-milestone': { from: ['under_way', 'adjusted'], to: ['under_way', 'adjusted'], permission: 'plan-project.report', zh: '报年度目标完成', en: 'Report a goal reached' },
    'ask-adjustment': { from: ['under_way', 'adjusted'], to: ['under_way', 'adjusted'], permission: 'plan-project.report', zh: '申请调整', en: 'Ask for an adjustment' },
    'decide-adjustment': { from: ['under_way', 'adjusted'], to: ['under_way', 'adjusted'], permission: 'plan-project.approve', zh: '审批调整', en: 'Decide on the adjustment' },
    'evaluate-mid': { from: ['under_way', 'adjusted'], to: ['under_way', 'adjusted'], permission: 'plan-project.manage', zh: '中期评估', en: 'Evaluate at mid-term' },
    'evaluate-final': { from: ['under_way', 'adjusted'], to: ['completed', 'ended'], permission: 'plan-project.manage', zh: '终期评估', en: 'Evaluate at the end' },
    end: { from: ['under_way', 'adjusted'], to: ['ended'], permission: 'plan-project.approve', zh: '终止', en: 'End' },
    withdraw: { from: ['drafted'], to: ['withdrawn'], permission: 'plan-project.manage', zh: '撤销', en: 'Withdraw' },
  },
});
export type PlanProjectState = keyof typeof planProjectLifecycle.states;
export type PlanProjectAction = keyof typeof planProjectLifecycle.actions;
export const planProjectStates = Object.keys(planProjectLifecycle.states) as [PlanProjectState, ...PlanProjectState[]];
export const planProjectActions = Object.keys(planProjectLifecycle.actions) as [PlanProjectAction, ...PlanProjectAction[]];

export const planProjectKinds = ['project', 'task', 'target'] as const;
export type PlanProjectKind = (typeof planProjectKinds)[number];
export const planProjectKindNames = { project: { zh: '工程', en: 'Project' }, task: { zh: '任务', en: 'Task' }, target: { zh: '指标', en: 'Target' } } as const satisfies Record<PlanProjectKind, { zh: string; en: string }>;
/** 进度: of what is under way. */
export const planProjectPaces = ['on_schedule', 'behind'] as const;
export type PlanProjectPace = (typeof planProjectPaces)[number];
export const planProjectPaceNames = { on_schedule: { zh: '按期', en: 'On schedule' }, behind: { zh: '滞后', en: 'Behind' } } as const satisfies Record<PlanProjectPace, { zh: string; en: string }>;
