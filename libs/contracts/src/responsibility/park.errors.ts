import { defineErrors, importErrors } from '../kit';

export const parkErrors = defineErrors('park', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区的，或已失效', en: 'Division {code} is none of this district, or no longer valid' },
  name_taken: { status: 409, zh: '同一区划已有在管园区“{name}”', en: 'There is a park {name} in use in that division already' },
  retired: { status: 409, zh: '园区已停用，不能修改', en: 'The park is retired and does not change' },
  building_in_use: { status: 409, zh: '楼栋“{building}”还有在园单位，不能删除', en: 'There are parties in {building}: it stays' },
  unknown_list: { status: 400, zh: '没有这份清单，或您看不到它', en: 'There is no such list, or you do not see it' },
  wrong_list: { status: 400, zh: '“{title}”不是园区三个清单，或已撤回、废止、被取代', en: '{title} is no list of a park, or was withdrawn, repealed or superseded' },
});

export const parkPartyErrors = defineErrors('park-party', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  // Not 400: whoever may register parties elsewhere is not told whether there is such a park.
  unknown_park: { status: 403, zh: '没有这个园区，或您看不到它', en: 'There is no such park, or you do not see it' },
  park_retired: { status: 409, zh: '园区“{name}”已停用', en: 'Park {name} is retired' },
  unknown_unit: { status: 400, zh: '机构 {id} 不存在', en: 'There is no unit {id}' },
  unknown_building: { status: 400, zh: '园区没有楼栋“{building}”', en: 'The park has no building {building}' },
  listed_already: { status: 409, zh: '“{name}”已作为同一方登记在该园区', en: '{name} is a party of that park in the same part already' },
  left: { status: 409, zh: '已退出园区，不能修改', en: 'It left the park and does not change' },
  not_asked: { status: 409, zh: '出租方是协议的另一方，不单独登记协议', en: 'A landlord is the other side of everybody else\'s agreement: none of its own is kept' },
  day: { status: 400, zh: '日期不能晚于今日', en: 'The day is not to come' },
  ends_on: { status: 400, zh: '有效期不能早于签订日期', en: 'An agreement does not end before it is signed' },
  older: { status: 400, zh: '签订日期不能早于已登记的协议（{from}）', en: 'It is not signed before the agreement on record, of {from}' },
  unknown_file: { status: 400, zh: '附件不存在，或不是您上传的', en: 'There is no such file, or you did not upload it' },
  ...importErrors,
});
