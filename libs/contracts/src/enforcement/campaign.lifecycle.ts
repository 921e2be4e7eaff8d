import { defineLifecycle } from '../kit';

/** 专项行动 campaign: 筹划 → 进行中 → 已结束. Records are tagged with one while it runs; its result is frozen when it ends. */
export const campaignLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '筹划中', en: 'Draft' },
    running: { zh: '进行中', en: 'Running' },
    concluded: { zh: '已结束', en: 'Concluded', final: true },
  },
  actions: {
    start: { from: ['draft'], to: ['running'], permission: 'campaign.manage', zh: '启动', en: 'Start' },
    conclude: { from: ['running'], to: ['concluded'], permission: 'campaign.manage', zh: '总结收官', en: 'Conclude' },
  },
});

export type CampaignState = keyof typeof campaignLifecycle.states;
export type CampaignAction = keyof typeof campaignLifecycle.actions;
export const campaignStates = Object.keys(campaignLifecycle.states) as [CampaignState, ...CampaignState[]];
export const campaignActions = Object.keys(campaignLifecycle.actions) as [CampaignAction, ...CampaignAction[]];
