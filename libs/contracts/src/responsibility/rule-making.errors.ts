import { defineErrors } from '../kit';

export const ruleMakingErrors = defineErrors('rule-making', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  unknown_unit: { status: 400, zh: '单位不存在', en: 'There is no such unit' },
  unknown_file: { status: 400, zh: '附件不存在，或不是您上传的', en: 'There is no such file, or you did not upload it' },
  begun: { status: 409, zh: '已开始起草，项目不再修改', en: 'Drafting has begun: the item stays as it is' },
  day: { status: 400, zh: '日期须在 {from}（上一步）至今日之间', en: 'The day lies from {from}, that of the step before, to today' },
  closes: { status: 400, zh: '截止日不能早于开始征求意见的日期', en: 'It does not close before it opens' },
  consultation_open: { status: 409, zh: '征求意见到 {day} 截止，还没有结束', en: 'The consultation runs until {day}' },
  taken: { status: 400, zh: '采纳的不能多于收到的', en: 'No more opinions are adopted than were received' },
  not_consulted: { status: 409, zh: '还没有公开征求意见，不能送审', en: 'There was no consultation: it is not submitted' },
  own_unit: { status: 403, zh: '起草单位的人不得审查自己起草的文件', en: 'The drafting unit does not review what it drafts' },
  review_unit: { status: 400, zh: '审查单位须是起草单位以外的单位', en: 'The unit that reviews is another than the drafting unit' },
  same_person: { status: 403, zh: '送审人不得审查、登记审议结果', en: 'Who submitted it neither reviews it nor records the deliberation' },
  effective: { status: 400, zh: '施行日期不能早于发布日期', en: 'It does not take effect before it is published' },
  review_day: { status: 400, zh: '评估日期须在施行日期和今日之后', en: 'It is to be evaluated after it takes effect, and after today' },
  expires: { status: 400, zh: '规范性文件须写有效期届满（应评估）的日期', en: 'A normative document has a day on which it expires' },
  kept: { status: 400, zh: '“继续有效”须写下次评估日期（规范性文件），其他结论不写', en: 'What is kept is evaluated again (a normative document has the day); what is not kept has no such day' },
});
