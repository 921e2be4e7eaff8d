import { defineErrors } from '../kit';

export const standingMeetingErrors = defineErrors('standing-meeting', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  unknown_unit: { status: 400, zh: '机构 {id} 不存在', en: 'There is no unit {id}' },
  before: { status: 400, zh: '最后一日不能早于开始日期 {day}', en: 'The last day is not before the first, {day}' },
});
