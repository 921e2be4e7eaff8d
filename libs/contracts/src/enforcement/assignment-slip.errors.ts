import { defineErrors } from '../kit';

export const assignmentSlipErrors = defineErrors('assignment-slip', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  unknown_check: { status: 403, zh: '检查不存在，或不在您的职责范围内', en: 'The check does not exist, or is outside your scope', refusal: 'scope' },
  not_hidden: { status: 400, zh: '只有已完成的暗访可以交办', en: 'Only a hidden visit that was carried out is handed over' },
  nothing_found: { status: 409, zh: '没有可交办的隐患：这次暗访没有发现隐患，或都已交办', en: 'There is nothing to hand over: the visit found no hazard, or all of them are on slips' },
  unknown_hazard: { status: 400, zh: '隐患不是这次暗访发现的，或已在另一份交办单上', en: 'The hazard was not found by this visit, or is on another slip' },
  unknown_unit: { status: 400, zh: '单位不存在', en: 'The unit does not exist' },
  hazards_open: { status: 409, zh: '还有 {count} 处隐患没有销号', en: '{count} of its hazards are not closed yet' },
  same_person: { status: 403, zh: '回复人不能办结自己的回复', en: 'Whoever replied does not close it' },
  due_wanted: { status: 400, zh: '重新交办须定新的期限，晚于今天', en: 'What is handed over anew wants a new deadline, later than today' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
});
