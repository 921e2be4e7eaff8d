import { defineErrors } from '../kit';

export const reportRewardErrors = defineErrors('report-reward', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  not_accepted: { status: 409, zh: '“{state}”的举报不能奖励', en: 'A report in the state {state} is not rewarded' },
  not_verified: { status: 409, zh: '核查属实的举报方可奖励', en: 'Only a report that was verified is rewarded' },
  rewarded: { status: 409, zh: '该举报已提出奖励', en: 'A reward of this report was proposed already' },
  above_cap: { status: 400, zh: '金额超过上限 {cap} 元', en: 'The amount is above the cap of {cap} yuan' },
  same_person: { status: 403, zh: '提出人不得自己批准', en: 'Who proposed a reward does not decide on it' },
  no_reporter: { status: 409, zh: '舆情没有举报人，不予奖励', en: 'An opinion has no reporter, and earns no reward' },
  entered_self: { status: 403, zh: '登记举报的人知道查询码，不得提出、批准或发放其奖励', en: 'Who entered a report knows its code: he neither proposes, nor decides on, nor pays its reward' },
  wrong_code: { status: 403, zh: '查询码不是这件举报的', en: 'This is not the code of the report' },
  too_late: { status: 409, zh: '领取期限已过（{until}）', en: 'It was to be collected by {until}' },
});
