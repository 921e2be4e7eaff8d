import { defineErrors, importErrors } from '../kit';

export const riskPointErrors = defineErrors('risk-point', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  not_open: { status: 409, zh: '已销除的风险点不能修改', en: 'A closed risk point cannot be changed' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区的街道、社区或网格，或已失效', en: 'Division {code} is no street, community or grid of this tenant, or no longer valid' },
  unknown_subject: { status: 400, zh: '监管对象不存在、已注销或已合并', en: 'The subject does not exist, is closed or was merged' },
  position: { status: 400, zh: '坐标不在中国境内或坐标系有误', en: 'The position is outside China, or in another coordinate system' },
  unknown_tag: { status: 400, zh: '风险标签 {tag} 不在本区设置中', en: 'The risk tag {tag} is not one of the tenant\'s setting' },
  unknown_owner: { status: 400, zh: '责任人或责任单位不存在', en: 'The owner or the unit does not exist' },
  unknown_check_item: { status: 400, zh: '检查表中没有编号为 {code} 的检查项', en: 'The checklist has no item {code}' },
  place_wanted: { status: 400, zh: '没有监管对象的风险点须写明所在场所', en: 'A risk point without a subject has a place' },
  unknown_unit: { status: 400, zh: '责任标签中的部门不存在', en: 'The department of the label does not exist' },
  ...importErrors,
  grading_wanted: { status: 403, zh: '改变风险等级须有定级权限', en: 'Another level wants the right to grade', refusal: 'permission' },
});
