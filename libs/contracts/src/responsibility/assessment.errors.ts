import { defineErrors } from '../kit';

const wrongState = { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' } as const;

export const assessmentErrors = defineErrors('assessment', {
  action_not_allowed: wrongState,
  unknown_scheme: { status: 400, zh: '考核方案不存在，或未在施行', en: 'There is no such scheme, or it is not in force' },
  unknown_unit: { status: 400, zh: '单位不存在', en: 'There is no such unit' },
  unknown_street: { status: 400, zh: '街道考核须写明现行的街道，部门考核不写', en: 'An assessment of streets names the street in force of each unit; one of departments names none' },
  unit_twice: { status: 400, zh: '同一单位或街道重复', en: 'A unit or a street stands twice' },
  period: { status: 400, zh: '考核期的起日不能晚于止日', en: 'The period ends before it begins' },
  already_run: { status: 409, zh: '这一方案同一考核期已有考核“{name}”（{state}），要重新考核，先取消它', en: 'The scheme has the assessment {name} ({state}) of that period already; cancel it to assess anew' },
  measure_blind: { status: 403, zh: '您看不到全区的“{indicator}”所统计的台账，不能取数', en: 'You do not see the whole ledger that {indicator} counts, so you cannot measure it' },
  not_settled: { status: 409, zh: '尚有单位未完成：{units}', en: 'Not settled yet: {units}' },
  own_unit: { status: 403, zh: '不得核查、复核、定档、通报或更正本单位的考核', en: 'Nobody checks, decides, grades, issues or corrects where his own unit is assessed' },
  same_person: { status: 403, zh: '定档的人不得自己通报；核查、复核过的人不得更正', en: 'Who graded does not issue, and who checked or decided does not correct' },
  not_issued: { status: 409, zh: '尚未通报', en: 'It is not issued yet' },
  unknown_change: { status: 400, zh: '更正的考核表或项目不存在，或重复', en: 'There is no such sheet or item, or it stands twice' },
  unknown_issue: { status: 404, zh: '没有第 {issue} 次通报', en: 'There is no issue {issue}' },
});

export const assessmentSheetErrors = defineErrors('assessment-sheet', {
  action_not_allowed: wrongState,
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  items: { status: 400, zh: '须对下列各项各评一次：{items}', en: 'Each of these items once: {items}' },
  points: { status: 400, zh: '第 {item} 项得分须在 0 至 {max} 分之间，且须填写', en: 'Item {item} scores from 0 to {max} points, and the score is wanted' },
  evidence: { status: 400, zh: '第 {item} 项须有佐证或说明', en: 'Item {item} wants evidence or a word on it' },
  deduction: { status: 400, zh: '第 {item} 项没有这样的扣分情形，或重复', en: 'Item {item} has no such deduction, or it stands twice' },
  value: { status: 400, zh: '第 {item} 项须填分子与分母', en: 'Item {item} wants numerator and denominator' },
  measured: { status: 400, zh: '第 {item} 项不这样评分', en: 'Item {item} is not scored in this way' },
  in_future: { status: 400, zh: '日期不能晚于今日', en: 'The day lies in the future' },
  not_self_scored: { status: 409, zh: '单位尚未自评，自评截止日为 {day}', en: 'The unit has until {day} to score itself' },
  appeal_late: { status: 409, zh: '申诉期限已过（{day}）', en: 'Appeals were possible until {day}' },
  same_person: { status: 403, zh: '自评、申诉、核查、复核须由不同的人', en: 'Who scored himself or appealed does not check or decide, and who checked does not decide' },
  own_unit: { status: 403, zh: '不得核查、复核本单位的考核表', en: 'Nobody checks or decides on the sheet of his own unit' },
  unknown_file: { status: 400, zh: '附件不存在，或不是您上传的', en: 'There is no such file, or you did not upload it' },
});
