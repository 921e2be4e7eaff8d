import { defineLifecycle } from '../kit';

/** 责任书: drafted, sent to be signed, signed by both parties, assessed by its targets, put on file. From the day it is sent its text stays as it is; it goes back to draft only while nobody has signed. */
export const letterLifecycle = defineLifecycle({
  initial: 'draft',
  states: {
    draft: { zh: '草稿', en: 'Draft' },
    to_sign: { zh: '待签', en: 'To be signed' },
    signed: { zh: '已签', en: 'Signed' },
    assessed: { zh: '已考核', en: 'Assessed' },
    archived: { zh: '已归档', en: 'On file', final: true },
    voided: { zh: '已作废', en: 'Void', final: true },
  },
  actions: {
    send: { from: ['draft'], to: ['to_sign'], permission: 'letter.manage', zh: '发出', en: 'Send' },
    sign: { from: ['to_sign'], to: ['to_sign', 'signed'], permission: 'letter.sign', zh: '签署', en: 'Sign' },
    'record-scan': { from: ['to_sign'], to: ['to_sign', 'signed'], permission: 'letter.manage', zh: '登记纸质签署', en: 'Record a paper signature' },
    remind: { from: ['to_sign'], to: ['to_sign'], permission: 'letter.manage', zh: '催签', en: 'Remind' },
    recall: { from: ['to_sign'], to: ['draft'], permission: 'letter.manage', zh: '撤回', en: 'Recall' },
    assess: { from: ['signed', 'assessed'], to: ['assessed'], permission: 'letter.manage', zh: '考核', en: 'Assess' },
    archive: { from: ['assessed'], to: ['archived'], permission: 'letter.manage', zh: '归档', en: 'Put on file' },
    void: { from: ['draft', 'to_sign', 'signed', 'assessed'], to: ['voided'], permission: 'letter.manage', zh: '作废', en: 'Make void' },
  },
});
export type LetterState = keyof typeof letterLifecycle.states;
export type LetterAction = keyof typeof letterLifecycle.actions;
export const letterStates = Object.keys(letterLifecycle.states) as [LetterState, ...LetterState[]];
export const letterActions = Object.keys(letterLifecycle.actions) as [LetterAction, ...LetterAction[]];

/** 责任书模板: in use until it is withdrawn; letters made of it stay. */
export const letterTemplateLifecycle = defineLifecycle({
  initial: 'active',
  states: { active: { zh: '在用', en: 'In use' }, withdrawn: { zh: '停用', en: 'Withdrawn', final: true } },
  actions: { withdraw: { from: ['active'], to: ['withdrawn'], permission: 'letter.manage', zh: '停用', en: 'Withdraw' } },
});
export type LetterTemplateState = keyof typeof letterTemplateLifecycle.states;
export type LetterTemplateAction = keyof typeof letterTemplateLifecycle.actions;
export const letterTemplateStates = Object.keys(letterTemplateLifecycle.states) as [LetterTemplateState, ...LetterTemplateState[]];
export const letterTemplateActions = Object.keys(letterTemplateLifecycle.actions) as [LetterTemplateAction, ...LetterTemplateAction[]];
