import { defineErrors } from '../kit';

export const supervisionErrors = defineErrors('supervision', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  unknown_unit: { status: 400, zh: '单位不存在', en: 'There is no such unit' },
  unknown_task: { status: 400, zh: '任务 {id} 不存在，或不在您的职责范围内', en: 'Task {id} does not exist, or is outside your scope' },
  unknown_file: { status: 400, zh: '附件 {id} 不存在，或不是您上传的', en: 'File {id} does not exist, or is not yours' },
  no_subject: { status: 400, zh: '须指明督办对象：企业、部门，或两者（双重督办）', en: 'Name the subject: an enterprise, a department, or both' },
  line_twice: { status: 400, zh: '与第 {line} 行是同一督办对象', en: 'It is addressed to whom line {line} is addressed already' },
  level_wanted: { status: 400, zh: '挂牌督办须填写督办级别', en: 'A listed supervision needs its level' },
  requirements_wanted: { status: 400, zh: '挂牌督办须填写整改责任、措施、资金、时限、预案五项要求', en: 'A listed supervision needs all five requirements: responsibility, measures, funds, deadline, plan' },
  same_person: { status: 403, zh: '起草人、报审人不得自行签发', en: 'Who drafted or submitted the document does not approve it' },
  own_reply: { status: 403, zh: '回复人不得自行解除', en: 'Who replied does not release that side' },
  not_subject: { status: 403, zh: '只有被督办的部门（或督办管理人代录）可以回复', en: 'Only the department it is addressed to, or who manages it on its behalf, may reply' },
  no_side: { status: 400, zh: '本件的督办对象没有这一方', en: 'The document has no such side' },
  side_replied: { status: 409, zh: '这一方已回复', en: 'That side has replied already' },
  side_not_replied: { status: 409, zh: '这一方尚未回复', en: 'That side has not replied yet' },
  future_day: { status: 400, zh: '送达（约谈）日期不能晚于今天', en: 'The day of delivery is not after today' },
  before_approval: { status: 400, zh: '送达（约谈）日期不能早于签发日期 {day}', en: 'The day of delivery is not before the approval of {day}' },
  record_wanted: { status: 400, zh: '约谈须有参加人员、约谈记录和签名页（附件）', en: 'An interview needs who came, its record and the signatures, as files' },
  evidence_wanted: { status: 400, zh: '挂牌督办摘牌须有整改佐证（附件）', en: 'A listed supervision is lifted with evidence of its rectification, as a file' },
});
