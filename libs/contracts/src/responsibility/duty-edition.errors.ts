import { defineErrors } from '../kit';

export const dutyEditionErrors = defineErrors('duty-edition', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  unknown_edition: { status: 400, zh: '没有这份已公布的名录，或不在您的职责范围内', en: 'There is no such published table, or it is outside your scope' },
  unknown_draft: { status: 400, zh: '没有这份拟定中的名录，或不在您的职责范围内', en: 'There is no such draft, or it is outside your scope' },
  unknown_object: { status: 400, zh: '对象 {id} 不在名录的区划之内，或已停用', en: 'Object {id} is not in the division of the table, or is retired' },
  unknown_member: { status: 400, zh: '人员 {id} 不存在，或已停用', en: 'There is no person {id}, or he is disabled' },
  role_not_needed: { status: 400, zh: '“{kind}”不设{role}', en: 'The kind {kind} has no {role}' },
  year_taken: { status: 409, zh: '该区划 {year} 年度已有名录 {number}', en: 'There is a table of that division for {year}: {number}' },
  empty: { status: 409, zh: '名录中还没有责任人', en: 'The table names nobody yet' },
  holder_left: { status: 409, zh: '{object}的责任人{name}已停用或已不在本区，请更换', en: '{name}, named for {object}, is disabled or has left: name another' },
  same_person: { status: 403, zh: '拟定、修改或送审的人不得审定', en: 'Who drafted, changed or submitted it does not approve it' },
  published_elsewhere: { status: 409, zh: '{object}的同一责任人已由本年度的另一份名录公布', en: 'Another table of the year has published that role of {object}' },
  future: { status: 400, zh: '日期不能晚于今日', en: 'The day is not after today' },
  before: { status: 400, zh: '日期不能早于 {day}', en: 'The day is not before {day}' },
  nothing: { status: 400, zh: '没有可调整的责任人：{object}', en: 'Nobody stands there to be adjusted: {object}' },
});

export const dutyHolderErrors = defineErrors('duty-holder', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  not_moved: { status: 409, zh: '责任人没有调离，无须确认；已停用的须办理交接', en: 'The holder has not moved; of who is disabled the duty is handed over' },
});
