import { defineErrors } from '../kit';

export const responsibilityListErrors = defineErrors('responsibility-list', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  unknown_unit: { status: 400, zh: '机构 {id} 不存在', en: 'There is no unit {id}' },
  unknown_kind: { status: 400, zh: '清单种类 {id} 不存在', en: 'There is no kind of list {id}' },
  kind_retired: { status: 409, zh: '清单种类“{name}”已停用', en: 'The kind {name} is retired' },
  period: { status: 400, zh: '有效期的最后一日不能早于第一日', en: 'The last day is not before the first' },
  not_draft: { status: 409, zh: '“{state}”的清单不能修改；印发后的内容不变，请修订', en: 'A list in the state {state} is not changed; what was issued stays: revise it' },
  empty: { status: 409, zh: '清单没有事项，不能送审', en: 'A list without items is not submitted' },
  incomplete: { status: 409, zh: '有 {count} 处未写明，不能送审', en: '{count} things are not said; the list is not submitted' },
  wanted: { status: 409, zh: '事项 {number} 未写明：{what}', en: 'Item {number} does not say: {what}' },
  same_person: { status: 403, zh: '拟定、修改、送审清单的人不得自己审定', en: 'Who drafted, changed or submitted a list does not approve it' },
  not_published: { status: 409, zh: '“{name}”不公示', en: 'Lists of the kind {name} are not published' },
  in_revision: { status: 409, zh: '已有修订稿 {number}', en: 'It is being revised already, by {number}' },
  replaced: { status: 409, zh: '原版 {number} 已不在用，不能由本版取代', en: 'The edition before, {number}, is no longer in force, and is not replaced by this one' },
});
