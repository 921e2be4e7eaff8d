import { defineErrors } from '../kit';

export const reportPeriodErrors = defineErrors('report-period', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  opened_already: { status: 409, zh: '{period} 已立项；要改已通报的数字，请在该期上更正', en: '{period} is opened already; what was issued is corrected there' },
  not_begun: { status: 400, zh: '{period} 尚未开始', en: '{period} has not begun' },
  not_over: { status: 409, zh: '{period} 于 {to} 结束，须在其后汇总才能锁定', en: '{period} ends on {to}; it is compiled after that day to be locked' },
  partial: { status: 403, zh: '您看不到全部台账（缺：{missing}），不能汇总或比对全局的数字', en: 'You do not see all ledgers ({missing}): the numbers of the whole bureau are not yours to count', refusal: 'scope' },
  unreachable: { status: 503, zh: '{service} 没有答复，本期数字不完整，未汇总；请稍后再试', en: '{service} did not answer: nothing was counted, since the figures would not be whole; try again later' },
  incomplete: { status: 409, zh: '缺执法检查的数字，请退回重新汇总后再锁定', en: 'It was compiled without the figures of enforcement: return it and compile it anew before it is locked' },
  same_person: { status: 403, zh: '汇总人不得自己审核、签发', en: 'Who compiled it neither reviews nor issues it' },
  not_compiled: { status: 409, zh: '尚未汇总，没有数字', en: 'It is not compiled, and has no figures' },
  not_locked: { status: 409, zh: '尚未锁定，没有锁定后变动', en: 'It is not locked: nothing can differ from it' },
  corrected_already: { status: 409, zh: '已有更正在办（第 {edition} 版）', en: 'A correction is on its way (edition {edition})' },
});
