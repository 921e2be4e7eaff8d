import { defineErrors, importErrors } from '../kit';

export const subjectErrors = defineErrors('subject', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  not_open: { status: 409, zh: '“{state}”的对象不能修改', en: 'A subject in the state {state} cannot be changed' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区的街道、社区或网格，或已失效', en: 'Division {code} is no street, community or grid of this tenant, or no longer valid' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  credit_code: { status: 400, zh: '统一社会信用代码有误：{reason}', en: 'The unified social credit code is wrong: {reason}' },
  credit_code_wanted: { status: 400, zh: '生产经营单位须有统一社会信用代码，没有的须说明原因', en: 'An enterprise has a unified social credit code, or a reason for having none' },
  duplicate_code: { status: 409, zh: '统一社会信用代码 {code} 已登记：{existing}', en: 'The unified social credit code {code} is registered already: {existing}' },
  position: { status: 400, zh: '坐标不在中国境内或坐标系有误', en: 'The position is outside China, or in another coordinate system' },
  industry_code: { status: 400, zh: '行业代码有误（GB/T 4754-2017）：{reason}', en: 'The industry code is wrong (GB/T 4754-2017): {reason}' },
  unknown_tag: { status: 400, zh: '风险标签 {tag} 不在本区设置中', en: 'The risk tag {tag} is not one of the tenant\'s setting' },
  not_own_to_correct: { status: 403, zh: '企业自己只能更新从业人数、法定代表人、联系人和十要素；其余请联系网格或街道', en: 'An enterprise updates its staff, legal representative, contact and ten elements; for the rest ask the grid or street', refusal: 'rule' },
  unknown_unit: { status: 400, zh: '单位不存在', en: 'The unit does not exist' },
  unknown_owner: { status: 400, zh: '责任人或主管部门不存在', en: 'The owner or the department does not exist' },
  ambiguous_name: { status: 400, zh: '“{name}”不止一个，请填写代码或登录名', en: 'More than one is called {name}; write its code or username' },
  ...importErrors,
  unknown_target: { status: 400, zh: '合并到的对象不存在、已合并或就是本对象', en: 'The record to merge into does not exist, is merged itself, or is this one' },
});
