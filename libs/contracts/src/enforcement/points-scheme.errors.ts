import { defineErrors } from '../kit';

export const pointsSchemeErrors = defineErrors('points-scheme', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  published: { status: 409, zh: '已发布的积分办法不能修改，请起草新版', en: 'A published scheme does not change; draft a new version' },
  day_taken: { status: 409, zh: '已有一版积分办法自 {day} 起施行', en: 'A version takes effect on {day} already' },
  month_frozen: { status: 409, zh: '{month} 的考评已冻结，新版须自其后的月份起施行', en: '{month} is frozen; the version has to take effect after it' },
});
