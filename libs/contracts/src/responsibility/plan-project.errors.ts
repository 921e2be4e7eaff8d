import { defineErrors } from '../kit';

export const developmentPlanErrors = defineErrors('development-plan', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  years: { status: 400, zh: '终止年不能早于起始年', en: 'The last year is not before the first' },
  projects_open: { status: 409, zh: '还有 {count} 个项目没有结束，不能收官', en: '{count} projects have not ended: it is not closed' },
  closed: { status: 409, zh: '规划已收官', en: 'The plan is closed' },
});
export const planProjectErrors = defineErrors('plan-project', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  unknown_plan: { status: 400, zh: '规划不存在，或已收官', en: 'There is no such plan, or it is closed' },
  unknown_unit: { status: 400, zh: '单位不存在', en: 'There is no such unit' },
  unknown_file: { status: 400, zh: '附件不存在，或不是您上传的', en: 'There is no such file, or you did not upload it' },
  support_is_lead: { status: 400, zh: '牵头单位不能同时是配合单位', en: 'The lead unit is no supporting unit' },
  period: { status: 400, zh: '完成时限不能早于开始', en: 'It does not end before it begins' },
  goal_day: { status: 400, zh: '年度目标的时限须在 {from} 至 {to} 之间', en: 'The day of a goal lies from {from} to {to}' },
  target: { status: 400, zh: '指标须写目标值；工程、任务不写', en: 'A target has a value to be reached; projects and tasks have none' },
  begun: { status: 409, zh: '已启动，内容不再直接修改，请申请调整', en: 'It is under way: ask for an adjustment' },
  quarter: { status: 409, zh: '下一份季报是 {next}', en: 'The next report is of {next}' },
  quarter_ahead: { status: 409, zh: '{next} 还没有到', en: '{next} has not begun' },
  actual: { status: 400, zh: '指标须填实际值；工程、任务不填', en: 'Of a target the actual value is reported; of projects and tasks it is not' },
  no_goal: { status: 400, zh: '没有序号为 {no} 的年度目标，或已完成', en: 'There is no goal {no}, or it is reached' },
  day: { status: 400, zh: '日期不能晚于今日', en: 'The day is not in the future' },
  pending: { status: 409, zh: '有调整申请待审批', en: 'An adjustment waits to be decided' },
  no_adjustment: { status: 409, zh: '没有待审批的调整申请', en: 'No adjustment waits to be decided' },
  nothing_changed: { status: 400, zh: '没有写要调整什么', en: 'Nothing is to be adjusted' },
  same_person: { status: 403, zh: '调整须由申请人以外的人审批', en: 'Who asked for the adjustment does not decide on it' },
  own_unit: { status: 403, zh: '牵头单位、配合单位不得评估自己的项目', en: 'The lead unit and those that support it do not evaluate the project' },
  own_report: { status: 403, zh: '填报过该项目的人不得评估', en: 'Who reported on the project does not evaluate it' },
  evaluated: { status: 409, zh: '已做过中期评估', en: 'It was evaluated at mid-term already' },
  goals_open: { status: 409, zh: '还有 {count} 项年度目标没有完成，不能认定完成', en: '{count} goals are not reached: it is not completed' },
  not_met: { status: 409, zh: '指标实际值没有达到目标值，不能认定完成', en: 'The actual value does not meet the target: it is not completed' },
});
