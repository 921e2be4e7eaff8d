import { defineErrors } from '../kit';

export const letterErrors = defineErrors('letter', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  unknown_unit: { status: 400, zh: '机构 {id} 不存在', en: 'There is no unit {id}' },
  unknown_member: { status: 400, zh: '人员 {id} 不存在或已停用', en: 'There is no person {id}, or the account is disabled' },
  unknown_file: { status: 400, zh: '附件 {id} 不存在，或不是您上传的', en: 'There is no file {id}, or it is not your upload' },
  unknown_template: { status: 400, zh: '责任书模板 {id} 不存在，或不在您的职责范围内', en: 'There is no letter template {id}, or it is outside your scope' },
  one_source: { status: 400, zh: '正文与模板只能给一个，且必须给一个', en: 'Give the wording or a template, one of the two' },
  party_wanted: { status: 400, zh: '“{level}”的责任书缺少{party}', en: 'A letter of the level {level} wants {party}' },
  same_parties: { status: 400, zh: '甲方与乙方不能是同一机构或同一人', en: 'The two parties are not the same unit or the same person' },
  unknown_placeholder: { status: 400, zh: '正文中有不认识的占位符：{names}', en: 'The wording has placeholders that are not known: {names}' },
  too_long: { status: 400, zh: '填入后正文有 {length} 字，超过 20000 字', en: 'The wording has {length} characters once it is filled in; 20,000 are the most' },
  not_draft: { status: 409, zh: '“{state}”的责任书正文不能再改', en: 'A letter in the state {state} keeps its text' },
  other_wording: { status: 409, zh: '正文与您所见的不一致，请重新阅读后再签', en: 'The wording is not the one that you saw; read it again before you sign' },
  not_named: { status: 403, zh: '责任书上{party}的签署人不是您，也不是您所在的机构', en: 'The letter names neither you nor your unit as {party}' },
  same_person: { status: 403, zh: '一人不能既签甲方又签乙方，也不能替自己的对方登记', en: 'Nobody signs for both parties, or records the other side\'s paper of what he signed himself' },
  party_signed: { status: 409, zh: '{party}已经签署', en: '{party} has signed already' },
  has_signature: { status: 409, zh: '已有一方签署，不能撤回；如须终止请作废', en: 'One party has signed: it cannot be recalled, only made void' },
  reminded_today: { status: 409, zh: '今天已催过{party}', en: '{party} was reminded today' },
  not_a_signature: { status: 400, zh: '手写签名应为 PNG 图片，不超过 1 MB', en: 'A drawn signature is a PNG picture of 1 MB at most' },
  not_a_scan: { status: 400, zh: '纸质签署的扫描件应为 PDF 或图片', en: 'The scan of a paper is a PDF or a picture' },
  own_letter: { status: 403, zh: '不能考核自己或本机构承担的责任书，由甲方一侧考核', en: 'Nobody assesses the letter that he or his unit took; the side of party A does' },
  each_target: { status: 400, zh: '第 1 至第 {targets} 项目标每项都要有一个结果，缺：{missing}', en: 'Each of the targets 1 to {targets} wants one result; missing: {missing}' },
  target_twice: { status: 400, zh: '第 {target} 项目标给了两个结果', en: 'Target {target} has two results' },
  unknown_target: { status: 400, zh: '没有第 {target} 项目标，共 {targets} 项', en: 'There is no target {target}; there are {targets}' },
  assessed_in_future: { status: 400, zh: '考核日期不能晚于今天', en: 'The day of the assessment is not after today' },
  signed_in_future: { status: 400, zh: '签署日期不能晚于今天', en: 'The day of signing is not after today' },
});

export const letterTemplateErrors = defineErrors('letter-template', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  withdrawn: { status: 409, zh: '模板已停用', en: 'The template was withdrawn' },
  unit_twice: { status: 400, zh: '同一机构列了两次：{name}', en: 'A unit is listed twice: {name}' },
});
