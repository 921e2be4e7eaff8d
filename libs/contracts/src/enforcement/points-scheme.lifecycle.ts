import { defineLifecycle } from '../kit';

/** 积分办法 points scheme: 起草 → 发布. A published version never changes; the next one takes its place from a later day. */
export const pointsSchemeLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '起草中', en: 'Draft' },
    published: { zh: '已发布', en: 'Published', final: true },
  },
  actions: {
    publish: { from: ['draft'], to: ['published'], permission: 'performance.manage', zh: '发布', en: 'Publish' },
  },
});
export type PointsSchemeState = keyof typeof pointsSchemeLifecycle.states;
export type PointsSchemeAction = keyof typeof pointsSchemeLifecycle.actions;
export const pointsSchemeStates = Object.keys(pointsSchemeLifecycle.states) as [PointsSchemeState, ...PointsSchemeState[]];
export const pointsSchemeActions = Object.keys(pointsSchemeLifecycle.actions) as [PointsSchemeAction, ...PointsSchemeAction[]];
