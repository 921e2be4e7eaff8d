import { defineErrors } from '../kit';

export const publicReportErrors = defineErrors('public-report', {
  unknown_division: { status: 400, zh: '区划代码 {code} 不在本区范围内', en: 'Division {code} is not one of this district' },
  position: { status: 400, zh: '坐标不在中国境内或坐标系有误', en: 'The position is outside China, or in another coordinate system' },
  picture: { status: 400, zh: '图片已损坏，或不是 JPEG、PNG、WebP', en: 'The picture is damaged, or no JPEG, PNG or WebP' },
  pictures_full: { status: 409, zh: '每件举报最多 {most} 张图片', en: 'A report has at most {most} pictures' },
  pictures_closed: { status: 409, zh: '图片须在举报后 {minutes} 分钟内、受理前补充', en: 'Pictures follow within {minutes} minutes, and before the report is handled' },
  pictures_handled: { status: 409, zh: '举报已办理，不再补充图片', en: 'The report is handled: no more pictures are taken' },
  not_entered_by: { status: 403, zh: '只有登记这件举报的人可以补充图片', en: 'Only who entered the report adds pictures to it' },
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  no_reporter: { status: 400, zh: '舆情没有举报人，请勿填写举报人或从业人员', en: 'An opinion has no reporter' },
  received_when: { status: 400, zh: '收到时间不得晚于现在，也不得早于 {days} 天前', en: 'It was received neither later than now nor more than {days} days ago' },
  own_words: { status: 400, zh: '从业人员举报：请另写隐患描述，不得照录举报人的话', en: 'An employee\'s report: describe the hazard in other words than the reporter\'s' },
  same_words: { status: 400, zh: '从业人员举报：这里照录了举报人的原话，请换个说法', en: 'An employee\'s report: these are the reporter\'s very words' },
  rewarded: { status: 409, zh: '已提出奖励，核查结果不能再改', en: 'A reward was proposed: the result does not change any more' },
  unknown_original: { status: 400, zh: '所指的首次举报不存在，或本身已标为重复', en: 'There is no such report, or it is a duplicate itself' },
});
