import { defineErrors, importErrors } from '../kit';

const wrongState = { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' } as const;

export const mechanismTemplateErrors = defineErrors('mechanism-template', {
  action_not_allowed: wrongState,
  unknown_unit: { status: 400, zh: '牵头单位不存在', en: 'There is no such unit' },
  used: { status: 409, zh: '模板已在使用或已不再施行，不能直接修改，请修订', en: 'The template is in use, or no longer in force, and stays as it is: revise it' },
});

export const mechanismRecordErrors = defineErrors('mechanism-record', {
  action_not_allowed: wrongState,
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区的，或已失效', en: 'Division {code} is none of this district, or no longer valid' },
  unknown_template: { status: 400, zh: '模板不存在，或已不再施行', en: 'There is no such template, or it is no longer in force' },
  unknown_unit: { status: 400, zh: '单位不存在', en: 'There is no such unit' },
  subject: { status: 400, zh: '按场所的模板填名称；按单位的只填单位；按企业的填名称和统一社会信用代码', en: 'A template of places takes a name; one of units takes the unit alone; one of enterprises takes a name and the credit code' },
  listed_already: { status: 409, zh: '“{name}”已列入该模板', en: '{name} is listed under the template already' },
  items: { status: 400, zh: '模板没有第 {item} 项，或该项填了两次', en: 'The template has no item {item}, or it is given twice' },
  evidence: { status: 400, zh: '第 {item} 项落实须有佐证', en: 'Item {item} wants evidence of being attained' },
  day: { status: 400, zh: '第 {item} 项落实须填不晚于今日的日期', en: 'Item {item}, when attained, has a day, which is not in the future' },
  count: { status: 400, zh: '第 {item} 项要填数量，落实的不为零；不计数的项不填', en: 'Item {item} wants a number, above zero when attained; an item that is not counted takes none' },
  same_person: { status: 403, zh: '填报人不得自己核查', en: 'Who recorded it does not check it' },
  own_unit: { status: 403, zh: '本单位、本企业的落实情况由他人核查', en: 'What your own unit or enterprise has attained is checked by others' },
  unit_stays: { status: 409, zh: '按单位列入的就是该单位，不另指定', en: 'What is listed per unit is that unit, and names no other' },
  unknown_file: { status: 400, zh: '附件不存在，或不是您上传的', en: 'There is no such file, or you did not upload it' },
  ...importErrors,
});
