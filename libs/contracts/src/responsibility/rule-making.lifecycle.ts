import { defineLifecycle } from '../kit';

/** 立法与标准化项目, stage by stage: what the public says is heard before the review, and the review is another unit's than the drafting unit. */
export const ruleMakingLifecycle = defineLifecycle({
  initial: 'listed',
  states: {
    listed: { zh: '立项', en: 'Listed' },
    drafting: { zh: '起草', en: 'Drafting' },
    consulting: { zh: '征求意见', en: 'In consultation' },
    reviewing: { zh: '论证、合法性审查', en: 'In legality review' },
    deliberating: { zh: '审议', en: 'In deliberation' },
    adopted: { zh: '审议通过', en: 'Adopted' },
    published: { zh: '发布实施', en: 'Published' },
    repealed: { zh: '废止', en: 'Repealed', final: true },
    withdrawn: { zh: '撤回', en: 'Withdrawn', final: true },
  },
  actions: {
    draft: { from: ['listed'], to: ['drafting'], permission: 'rule-making.draft', zh: '开始起草', en: 'Begin drafting' },
    consult: { from: ['drafting'], to: ['consulting'], permission: 'rule-making.draft', zh: '公开征求意见', en: 'Open the consultation' },
    'close-consultation': { from: ['consulting'], to: ['drafting'], permission: 'rule-making.draft', zh: '汇总意见', en: 'Close the consultation' },
    'submit-review': { from: ['drafting'], to: ['reviewing'], permission: 'rule-making.draft', zh: '送审', en: 'Submit for review' },
    review: { from: ['reviewing'], to: ['deliberating', 'drafting'], permission: 'rule-making.review', zh: '出具审查意见', en: 'Review' },
    deliberate: { from: ['deliberating'], to: ['adopted', 'drafting'], permission: 'rule-making.approve', zh: '登记审议结果', en: 'Record the deliberation' },
    publish: { from: ['adopted'], to: ['published'], permission: 'rule-making.draft', zh: '发布', en: 'Publish' },
    evaluate: { from: ['published'], to: ['published'], permission: 'rule-making.draft', zh: '评估', en: 'Evaluate' },
    repeal: { from: ['published'], to: ['repealed'], permission: 'rule-making.approve', zh: '废止', en: 'Repeal' },
    withdraw: { from: ['listed', 'drafting', 'consulting', 'reviewing', 'deliberating', 'adopted'], to: ['withdrawn'], permission: 'rule-making.manage', zh: '撤回', en: 'Withdraw' },
  },
});
export type RuleMakingState = keyof typeof ruleMakingLifecycle.states;
export type RuleMakingAction = keyof typeof ruleMakingLifecycle.actions;
export const ruleMakingStates = Object.keys(ruleMakingLifecycle.states) as [RuleMakingState, ...RuleMakingState[]];
export const ruleMakingActions = Object.keys(ruleMakingLifecycle.actions) as [RuleMakingAction, ...RuleMakingAction[]];

export const ruleMakingKinds = ['local_regulation', 'government_rule', 'normative_document', 'local_standard', 'group_standard', 'internal_system'] as const;
export type RuleMakingKind = (typeof ruleMakingKinds)[number];
export const ruleMakingKindNames = {
  local_regulation: { zh: '地方性法规', en: 'Local regulation' },
  government_rule: { zh: '政府规章', en: 'Government rule' },
  normative_document: { zh: '规范性文件', en: 'Normative document' },
  local_standard: { zh: '地方标准', en: 'Local standard' },
  group_standard: { zh: '团体标准', en: 'Group standard' },
  internal_system: { zh: '预案、制度', en: 'Plan or internal system' },
} as const satisfies Record<RuleMakingKind, { zh: string; en: string }>;
/** 预案、制度 of the bureau itself go without a public consultation; 规范性文件 expire. */
export const unconsulted: ReadonlySet<RuleMakingKind> = new Set<RuleMakingKind>(['internal_system']);
export const expiring: ReadonlySet<RuleMakingKind> = new Set<RuleMakingKind>(['normative_document']);
