import { defineErrors } from '../kit';

export const portraitErrors = defineErrors('portrait', {
  no_model: { status: 409, zh: '还没有施行的画像模型', en: 'No portrait model is in force' },
  not_open: { status: 409, zh: '该对象已停止监管，不再画像', en: 'The subject is looked after no longer and has no portrait' },
});

export const portraitModelErrors = defineErrors('portrait-model', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  published: { status: 409, zh: '已发布的模型不能修改，请起草新版', en: 'A published model does not change; draft a new version' },
  day_taken: { status: 409, zh: '已有一版模型自 {day} 起施行', en: 'A version takes effect on {day} already' },
  past: { status: 409, zh: '施行日期 {day} 已过；新版不溯及既往', en: '{day} is past; a version does not reach back' },
  thresholds: { status: 400, zh: '分界须为红 > 橙 > 黄', en: 'The thresholds go red > orange > yellow' },
  unreachable: { status: 409, zh: '各因子最高分合计 {sum}，达不到红色分界 {red}', en: 'All factors together give {sum} at most, less than red wants ({red})' },
});
