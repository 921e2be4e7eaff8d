import { defineErrors } from '../kit';

export const standardisationErrors = defineErrors('standardisation', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_subject: { status: 403, zh: '监管对象不存在，或不在您的职责范围内', en: 'The subject does not exist, or is outside your scope', refusal: 'scope' },
  subject_closed: { status: 400, zh: '监管对象已注销', en: 'The subject is closed' },
  open_already: { status: 409, zh: '该监管对象已有在办的申请，或已有等级：请在原记录上申请复评', en: 'The subject has an application that is open, or a grade: apply again on that record' },
  renewal_open: { status: 409, zh: '复评已在办理', en: 'It is being renewed already' },
  same_person: { status: 403, zh: '申请人不得登记评审结果', en: 'Who applied does not record the review' },
  in_future: { status: 400, zh: '日期不能晚于今天', en: 'The day is not in the future' },
  before_review: { status: 400, zh: '公告日期不能早于评审日期', en: 'It is not announced before its review' },
  certificate_taken: { status: 409, zh: '证书编号 {number} 已用于另一记录', en: 'Another record has the certificate number {number}' },
});
