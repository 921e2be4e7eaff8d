import { defineErrors } from '../kit';

export const delegationErrors = defineErrors('delegation', {
  unknown_assignment: { status: 400, zh: '授权不存在或已终止', en: 'The assignment does not exist, or has ended' },
  unknown_member: { status: 400, zh: '受托人不存在', en: 'The delegate does not exist' },
  self: { status: 400, zh: '不能委托给授权的持有人', en: 'An assignment cannot be delegated to its own holder' },
  period: { status: 400, zh: '委托不得早于今天生效，失效日须晚于生效日且不超过 {days} 天', en: 'A delegation begins today at the earliest, and ends after it begins, within {days} days' },
  beyond_own: { status: 400, zh: '委托期限须在原授权有效期（{validFrom} 至 {validTo}）之内', en: 'A delegation lies within its assignment ({validFrom} to {validTo})' },
  chained: { status: 409, zh: '受托的授权不得转委托', en: 'What was delegated cannot be delegated again' },
  not_delegable: { status: 409, zh: '“{role}”不得委托', en: 'The role {role} cannot be delegated' },
  ended: { status: 409, zh: '该委托已终止', en: 'The delegation has ended' },
});
