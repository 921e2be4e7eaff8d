import { defineErrors, importErrors } from '../kit';

export const hazardErrors = defineErrors('hazard', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不在本单位范围内或已失效', en: 'Division {code} is not one of this tenant, or no longer valid' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  credit_code: { status: 400, zh: '统一社会信用代码有误：{reason}', en: 'The unified social credit code is wrong: {reason}' },
  position: { status: 400, zh: '坐标不在中国境内或坐标系有误', en: 'The position is outside China, or in another coordinate system' },
  due_in_past: { status: 400, zh: '期限须晚于当前时间', en: 'The deadline must lie in the future' },
  extension_not_later: { status: 400, zh: '延期后的期限须晚于原期限', en: 'The new deadline must be later than the present one' },
  same_person: { status: 403, zh: '复查人不得为整改人', en: 'The verifier must not be the person who rectified' },
  unknown_assignee: { status: 400, zh: '整改责任人或单位不存在', en: 'The assignee does not exist' },
  unknown_file: { status: 400, zh: '附件 {id} 不存在', en: 'File {id} does not exist' },
  extension_without_deadline: { status: 400, zh: '尚无整改期限，无须延期', en: 'There is no deadline to extend' },
  unknown_unit: { status: 400, zh: '单位不存在', en: 'The unit does not exist' },
  same_unit: { status: 400, zh: '该隐患已由这个单位承办', en: 'That unit has the hazard already' },
  supervision_wanted: { status: 400, zh: '重大事故隐患须挂牌督办（责任、措施、资金、时限、预案五落实）并有专家同意销号的意见，方可销号', en: 'A major hazard is closed only when it is listed for supervision with its five requirements, and an expert agrees' },
  unlist_open: { status: 400, zh: '重大事故隐患销号后方可摘牌', en: 'A major hazard stays on the list until it is closed' },
  unknown_subject: { status: 400, zh: '监管对象不存在或不在您的职责范围内', en: 'The subject does not exist, or is outside your scope' },
  unknown_link: { status: 400, zh: '关联的记录 {id} 不存在或不在您的职责范围内', en: 'The linked record {id} does not exist, or is outside your scope' },
  ...importErrors,
});
