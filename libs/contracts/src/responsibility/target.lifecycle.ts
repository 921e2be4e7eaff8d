import { defineLifecycle } from '../kit';

/** 工作目标: set, reported on until another person finds it reached or missed; what was ended may be carried over to the next year, once. */
export const targetLifecycle = defineLifecycle({
  initial: 'set',
  states: {
    set: { zh: '已设定', en: 'Set' },
    in_progress: { zh: '推进中', en: 'In progress' },
    reached: { zh: '已完成', en: 'Reached', final: true },
    missed: { zh: '未完成', en: 'Missed', final: true },
    dropped: { zh: '已取消', en: 'Dropped', final: true },
  },
  actions: {
    report: { from: ['set', 'in_progress'], to: ['in_progress'], permission: 'target.report', zh: '报进展', en: 'Report' },
    measure: { from: ['set', 'in_progress'], to: ['in_progress'], permission: 'target.manage', zh: '取数', en: 'Read from figures' },
    conclude: { from: ['in_progress'], to: ['reached', 'missed'], permission: 'target.manage', zh: '认定', en: 'Conclude' },
    drop: { from: ['set', 'in_progress'], to: ['dropped'], permission: 'target.manage', zh: '取消', en: 'Drop' },
    'carry-over': { from: ['reached', 'missed'], to: ['reached', 'missed'], permission: 'target.manage', zh: '结转下年', en: 'Carry over' },
  },
});
export type TargetState = keyof typeof targetLifecycle.states;
export type TargetAction = keyof typeof targetLifecycle.actions;
export const targetStates = Object.keys(targetLifecycle.states) as [TargetState, ...TargetState[]];
export const targetActions = Object.keys(targetLifecycle.actions) as [TargetAction, ...TargetAction[]];

export const targetComparisons = ['at_least', 'at_most', 'equal'] as const;
export type TargetComparison = (typeof targetComparisons)[number];
export const targetComparisonNames = { at_least: { zh: '≥', en: '≥' }, at_most: { zh: '≤', en: '≤' }, equal: { zh: '=', en: '=' } } as const satisfies Record<TargetComparison, { zh: string; en: string }>;
