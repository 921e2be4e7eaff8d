import { defineErrors } from '../kit';

export const serviceContractErrors = defineErrors('service-contract', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  unknown_subject: { status: 400, zh: '监管对象 {id} 不存在，或不在您的职责范围内', en: 'Subject {id} does not exist, or is outside your scope' },
  not_open: { status: 409, zh: '“{state}”的合同不能修改', en: 'A contract in the state {state} cannot be changed' },
  period: { status: 400, zh: '服务期的最后一日不能早于第一日', en: 'The last day of the period is not before its first' },
  same_person: { status: 403, zh: '委托人、提交报告的人不得自己验收', en: 'Who commissioned the service, or handed in its report, does not accept it' },
  unknown: { status: 400, zh: '服务合同不存在', en: 'There is no such service contract' },
  not_in_force: { status: 409, zh: '服务合同 {number} 未在实施，或当日不在服务期内', en: 'Service contract {number} is not running, or not on that day' },
  not_served: { status: 409, zh: '该监管对象不在服务合同 {number} 的服务对象之内', en: 'The subject is not one of those that contract {number} serves' },
});
