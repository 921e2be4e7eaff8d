import { defineErrors } from '../kit';

const not_allowed = { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' } as const;
const scope = { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' } as const;
const unknown_accident = { status: 400, zh: '事故 {id} 不存在，或不在您的职责范围内', en: 'Accident {id} does not exist, or is outside your scope' } as const;

export const accidentErrors = defineErrors('accident', {
  action_not_allowed: not_allowed,
  out_of_scope: scope,
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区的，或已失效', en: 'Division {code} is not of this district, or no longer valid' },
  unknown_file: { status: 400, zh: '附件 {id} 不存在，或不是您上传的', en: 'File {id} does not exist, or is not yours' },
  order: { status: 400, zh: '时间先后有误：{earlier} 不能晚于 {later}', en: 'The order of the times is wrong: {earlier} is not after {later}' },
  future: { status: 400, zh: '时间不能晚于现在', en: 'The time lies in the future' },
  no_rule: { status: 409, zh: '事故发生之日没有可适用的等级规定', en: 'No rule of grades was in force on the day of the accident' },
  not_determined: { status: 409, zh: '尚未认定为生产安全事故，不能定级', en: 'It is not determined to be a work-safety accident, and is not graded' },
  grade_differs: { status: 409, zh: '依 {law} 应定为“{proposed}”', en: 'By {law} the grade is {proposed}' },
  grade_same: { status: 409, zh: '等级已确认为“{grade}”，没有变化', en: 'The grade {grade} is confirmed already, and has not changed' },
  grade_open: { status: 409, zh: '伤亡或损失已变化，应先重新定级为“{proposed}”', en: 'The figures have changed: confirm the grade {proposed} first' },
  level_before: { status: 409, zh: '应先逐级上报：{level}', en: 'Report upward level by level: {level} first' },
  level_done: { status: 409, zh: '已向该级上报', en: 'It was reported to this level already' },
  same_person: { status: 403, zh: '不得审批本人经办的事项', en: 'Nobody approves his own work' },
  extension: { status: 409, zh: '调查期限延长合计不得超过 60 日，已延长 {days} 日', en: 'At most 60 days in all; {days} were given' },
  nothing_amended: { status: 400, zh: '没有要补充或更正的内容', en: 'There is nothing to complete or to correct' },
  fulfilled: { status: 409, zh: '“{item}”已认定', en: '{item} was found fulfilled already' },
  no_let_go: { status: 409, zh: '四不放过尚未全部认定：{items}', en: 'Not all four no-let-gos are fulfilled: {items}' },
  look_back_unplanned: { status: 409, zh: '应先制定回头看计划：评估日期和评估单位', en: 'Plan the look-back first: its day, and who evaluates' },
  look_back_day: { status: 400, zh: '回头看的日期应在批复之日（{from}）至法定期限（{to}）之间', en: 'The look-back is planned between the approval ({from}) and its limit of law ({to})' },
  measures_open: { status: 409, zh: '还有 {count} 项整改措施未评估', en: '{count} measures are not assessed yet' },
});

export const accidentMeasureErrors = defineErrors('accident-measure', {
  action_not_allowed: not_allowed,
  out_of_scope: scope,
  unknown_accident,
  unknown_unit: { status: 400, zh: '机构 {id} 不存在', en: 'Unit {id} does not exist' },
  unknown_file: { status: 400, zh: '附件 {id} 不存在，或不是您上传的', en: 'File {id} does not exist, or is not yours' },
  no_report: { status: 409, zh: '“{state}”的事故不能登记整改措施：应在提交调查报告之后、评估之前', en: 'Measures are of a report that was handed in and is not evaluated yet; the accident is {state}' },
  same_person: { status: 403, zh: '登记人、报告人不得自己评估落实情况', en: 'Who added a measure, or reported on it, does not assess it' },
  not_responsible: { status: 403, zh: '只有责任单位“{responsible}”的人员可以报告完成情况', en: 'Only people of {responsible}, which is responsible, report what was done' },
  unreported: { status: 400, zh: '责任单位“{responsible}”尚未报告完成情况：未经报告即评估须写明理由', en: '{responsible} has not reported: say why it is assessed all the same' },
  future: { status: 400, zh: '完成日期不能晚于今天', en: 'The day lies in the future' },
});

export const accidentQuotaErrors = defineErrors('accident-quota', {
  action_not_allowed: not_allowed,
  same_person: { status: 403, zh: '提出人不得自己审批', en: 'Who proposed a quota does not decide on it' },
});

export const accidentBaseErrors = defineErrors('accident-base', { action_not_allowed: not_allowed });

export const accountabilityErrors = defineErrors('accountability', {
  action_not_allowed: not_allowed,
  unknown_source: { status: 400, zh: '来源记录不存在，或不在您的职责范围内', en: 'The record it comes from does not exist, or is outside your scope' },
  unknown_performance: { status: 400, zh: '没有这个人员或岗位的履职记录', en: 'There is no such person or post of whom a duty performance sheet could be' },
  own_performance: { status: 403, zh: '不得依本人或本人岗位的履职记录免责', en: 'Nobody exempts on the duty performance sheet of himself or of his own post' },
});
