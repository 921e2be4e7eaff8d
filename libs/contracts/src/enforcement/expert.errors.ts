import { defineErrors } from '../kit';

const stepped = {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
} as const;

export const expertErrors = defineErrors('expert', {
  ...stepped,
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  unknown: { status: 400, zh: '专家不存在', en: 'There is no such expert' },
  not_in_force: { status: 409, zh: '专家 {number} 已出库，或当日不在聘期内', en: 'Expert {number} is off the roster, or not valid on that day' },
  own_unit: { status: 409, zh: '专家 {number} 的工作单位就是该监管对象，应当回避', en: 'Expert {number} is of this very subject, and has to stand back' },
});

export const expertTaskErrors = defineErrors('expert-task', {
  ...stepped,
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_subject: { status: 403, zh: '监管对象不存在，或不在您的职责范围内', en: 'The subject does not exist, or is outside your scope', refusal: 'scope' },
  subject_closed: { status: 400, zh: '监管对象已注销', en: 'The subject is closed' },
});
