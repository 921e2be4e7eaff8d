import { defineErrors } from '../kit';

export const inspectionPlanErrors = defineErrors('inspection-plan', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  not_draft: { status: 409, zh: '“{state}”的计划不能直接修改，请申请调整', en: 'A plan in the state {state} is changed by proposing a change' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_unit: { status: 400, zh: '实施单位不存在', en: 'The unit does not exist' },
  unknown_subject: { status: 400, zh: '监管对象不存在、不在营或不在您的职责范围内', en: 'The subject does not exist, is not operating, or is outside your scope' },
  unknown_draw: { status: 400, zh: '抽查不存在或尚未抽取', en: 'The draw does not exist or was not made yet' },
  empty: { status: 409, zh: '计划中还没有检查对象', en: 'There is no subject in the plan yet' },
  same_person: { status: 403, zh: '批准人不能是报批人', en: 'Who submits does not approve' },
  change_pending: { status: 409, zh: '有一项调整尚待审批', en: 'A change waits for its decision already' },
  no_change: { status: 409, zh: '没有待审批的调整', en: 'No change waits for a decision' },
  not_in_plan: { status: 400, zh: '该对象不在计划中', en: 'The subject is not in the plan' },
  inspected_already: { status: 409, zh: '已检查的对象不能撤下：{name}', en: 'A subject that was inspected is not dropped: {name}' },
});
