import { defineErrors, importErrors } from '../kit';

export const dutyObjectErrors = defineErrors('duty-object', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区的，或已失效', en: 'Division {code} is none of this district, or no longer valid' },
  unknown_unit: { status: 400, zh: '机构 {id} 不存在', en: 'There is no unit {id}' },
  unknown_kind: { status: 400, zh: '种类 {id} 不存在，或已停用', en: 'There is no kind {id}, or it is retired' },
  outside_china: { status: 400, zh: '坐标不在中国境内', en: 'The position is not in China' },
  code_taken: { status: 409, zh: '已有编码为 {code} 的对象', en: 'There is an object with the code {code} already' },
  retired: { status: 409, zh: '对象已停用，不能修改', en: 'The object is retired and does not change' },
  ...importErrors,
});
