import { defineLifecycle } from '../kit';

/**
 * 双随机抽查 double-random draw: 起草 → 锁定两库 → 抽取 → 公示. The pools are fixed, and their digest told, before there is a
 * seed: who draws cannot look for the seed that draws whom he wants. There is one draw; another one needs a reason (作废) that stays.
 * Source: 国务院办公厅关于推广随机抽查规范事中事后监管的通知（国办发〔2015〕58号）; 国办发〔2024〕54号.
 */
export const drawLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '起草', en: 'Draft' },
    frozen: { zh: '已锁定', en: 'Pools fixed' },
    drawn: { zh: '已抽取', en: 'Drawn' },
    published: { zh: '已公示', en: 'Published', final: true },
    voided: { zh: '已作废', en: 'Voided', final: true },
  },
  actions: {
    freeze: { from: ['draft'], to: ['frozen'], permission: 'draw.manage', zh: '锁定两库', en: 'Fix the pools' },
    draw: { from: ['frozen'], to: ['drawn'], permission: 'draw.manage', zh: '抽取', en: 'Draw' },
    publish: { from: ['drawn'], to: ['published'], permission: 'draw.manage', zh: '公示', en: 'Publish' },
    void: { from: ['draft', 'frozen', 'drawn'], to: ['voided'], permission: 'draw.manage', zh: '作废', en: 'Void' },
  },
});

export type DrawState = keyof typeof drawLifecycle.states;
export type DrawAction = keyof typeof drawLifecycle.actions;
export const drawStates = Object.keys(drawLifecycle.states) as [DrawState, ...DrawState[]];
export const drawActions = Object.keys(drawLifecycle.actions) as [DrawAction, ...DrawAction[]];
