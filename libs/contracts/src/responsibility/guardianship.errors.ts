import { defineErrors } from '../kit';

export const guardianshipErrors = defineErrors('guardianship', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区的{level}，或已失效', en: 'Division {code} is no {level} of this district, or no longer valid' },
  unknown_tier: { status: 400, zh: '包保层级 {id} 不存在，或已停用', en: 'There is no tier {id}, or it is retired' },
  unknown_member: { status: 400, zh: '人员 {id} 不存在，或已停用', en: 'There is no person {id}, or he is disabled' },
  household: { status: 400, zh: '包户的层级须写明户，其他层级不写户、户数、地址和户的电话', en: 'A tier of households names the household; the others have no household, count, address or phone of one' },
  twice: { status: 409, zh: '{name}已在包保', en: '{name} has it in his care already' },
  future: { status: 400, zh: '日期不能晚于今日', en: 'The day is not after today' },
  before: { status: 400, zh: '日期不能早于 {day}', en: 'The day is not before {day}' },
  ended: { status: 409, zh: '包保已结束，不能修改', en: 'The guardianship has ended and does not change' },
  not_moved: { status: 409, zh: '包保人没有调离，无须确认；已停用的须办理交接', en: 'The guardian has not moved; of who is disabled the guardianship is handed over' },
});
export const guardianshipTierErrors = defineErrors('guardianship-tier', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  key_taken: { status: 409, zh: '已有代码为 {key} 的层级', en: 'There is a tier with the key {key} already' },
});
