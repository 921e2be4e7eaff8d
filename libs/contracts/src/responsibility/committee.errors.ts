import { defineErrors } from '../kit';

export const committeeErrors = defineErrors('committee', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  unknown_parent: { status: 400, zh: '上级委员会不存在，或已撤销', en: 'The parent committee does not exist, or is dissolved' },
  unknown_unit: { status: 400, zh: '机构 {id} 不存在', en: 'There is no unit {id}' },
  unknown_member: { status: 400, zh: '人员 {id} 不存在，或已停用', en: 'There is no person {id}, or he is disabled' },
  unknown_seat: { status: 400, zh: '席位 {id} 不在该委员会，或已免去', en: 'Seat {id} is none of this committee\'s, or was given up before' },
  no_chair: { status: 409, zh: '委员会须有主任', en: 'A committee has a chair' },
  twice: { status: 400, zh: '同一人不能两次担任同一职务', en: 'One person does not hold the same role twice' },
  nothing: { status: 400, zh: '调整须改变组成人员、议事规则或其他内容', en: 'An adjustment changes members, rules or something else' },
  before: { status: 400, zh: '日期不能早于 {day}', en: 'The day is not before {day}' },
  future: { status: 400, zh: '日期不能晚于今日', en: 'The day is not after today' },
  end_day: { status: 400, zh: '专班须有期限，且不早于设立日期；其他委员会没有期限', en: 'A task force has a last day, not before it was set up; the others have none' },
  has_children: { status: 409, zh: '该委员会之下还有 {count} 个未撤销的委员会', en: '{count} committees below it are not dissolved' },
  not_in_name: { status: 403, zh: '“{name}”不在您的职责范围内，不能以它的名义办理', en: '{name} is outside your scope: nothing is done in its name', refusal: 'scope' },
  unknown: { status: 400, zh: '委员会不存在，或已撤销', en: 'There is no such committee, or it is dissolved' },
});
