import { defineErrors } from '../kit';

export const targetErrors = defineErrors('target', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  unknown_unit: { status: 400, zh: '责任单位不存在', en: 'There is no such unit' },
  unknown_member: { status: 400, zh: '责任人不存在', en: 'There is no such person' },
  unknown_file: { status: 400, zh: '附件不存在，或不是您上传的', en: 'There is no such file, or you did not upload it' },
  unknown_figure: { status: 409, zh: '现在没有指标 {key} 的数值', en: 'There is no value of the figure {key} now' },
  no_figure: { status: 409, zh: '该目标由责任单位报进展，不从指标取数', en: 'The owner reports on this target; it is not read from a figure' },
  read_from_figure: { status: 409, zh: '该目标从指标 {key} 取数，不填报', en: 'This target is read from the figure {key}, and not reported on' },
  begun: { status: 409, zh: '已有进展，目标不再修改', en: 'There is progress already: the target stays as it is' },
  day: { status: 400, zh: '截至日期不能晚于今日，也不能早于上次', en: 'The day is not in the future, and not before the one of the last report' },
  not_due: { status: 409, zh: '时限 {due} 未到且未达到目标值，不能认定未完成', en: 'It is not met, and due on {due}: it is not missed yet' },
  same_person: { status: 403, zh: '报进展的人不得自己认定', en: 'Who reported on it does not conclude it' },
  carried_already: { status: 409, zh: '已结转为 {number}', en: 'It was carried over already, as {number}' },
});
