import { defineLifecycle } from '../kit';

/** 画像模型 portrait model: 起草 → 发布. A published version never changes; the next one takes its place from a later day. */
export const portraitModelLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '起草中', en: 'Draft' },
    published: { zh: '已发布', en: 'Published', final: true },
  },
  actions: {
    publish: { from: ['draft'], to: ['published'], permission: 'portrait-model.manage', zh: '发布', en: 'Publish' },
  },
});
export type PortraitModelState = keyof typeof portraitModelLifecycle.states;
export type PortraitModelAction = keyof typeof portraitModelLifecycle.actions;
export const portraitModelStates = Object.keys(portraitModelLifecycle.states) as [PortraitModelState, ...PortraitModelState[]];
export const portraitModelActions = Object.keys(portraitModelLifecycle.actions) as [PortraitModelAction, ...PortraitModelAction[]];
