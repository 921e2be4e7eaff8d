import { defineErrors } from '../kit';

export const shortcomingErrors = defineErrors('shortcoming', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  unknown_period: { status: 400, zh: '没有这一统计期，或尚未汇总', en: 'There is no such period, or it is not compiled' },
  unknown_figure: { status: 400, zh: '该期没有指标 {key}', en: 'The period has no figure {key}' },
  unknown_task: { status: 400, zh: '任务不存在', en: 'There is no such task' },
  unknown_target: { status: 400, zh: '目标不存在', en: 'There is no such target' },
  carried_by: { status: 400, zh: '措施须落实到任务或目标', en: 'A task or a target has to carry it out' },
  same_person: { status: 403, zh: '定措施的人不得自己销号', en: 'Who named the countermeasure does not close it' },
  not_open: { status: 409, zh: '已定措施或已解决，不再修改', en: 'It is met with a countermeasure or closed, and stays as it is' },
});
