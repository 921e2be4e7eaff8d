import { defineErrors } from '../kit';

export const meetingErrors = defineErrors('meeting', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  unknown_unit: { status: 400, zh: '机构 {id} 不存在', en: 'There is no unit {id}' },
  unknown_member: { status: 400, zh: '人员 {id} 不存在，或已停用', en: 'There is no person {id}, or he is disabled' },
  unknown_topic: { status: 400, zh: '没有第 {topic} 个议题', en: 'There is no topic {topic}' },
  unknown_resolution: { status: 409, zh: '没有第 {number} 项决议，或已撤回', en: 'There is no resolution {number}, or it was withdrawn' },
  unknown_file: { status: 400, zh: '附件 {id} 不存在，或不是您上传的', en: 'There is no file {id}, or it is not yours' },
  unknown_standing_meeting: { status: 400, zh: '定期会议不存在，或不在您的职责范围内，或已终止', en: 'There is no such standing meeting, or it is outside your scope, or has ended' },
  other_series: { status: 400, zh: '种类、委员会、区划或期次与定期会议不一致', en: 'Kind, committee, division or period is not that of the standing meeting' },
  not_planned: { status: 409, zh: '“{state}”的会议不能修改', en: 'A meeting in the state {state} cannot be changed' },
  same_time: { status: 400, zh: '改期须改到别的时间', en: 'It is postponed to another time' },
  future: { status: 400, zh: '不能登记尚未召开的会议', en: 'A meeting that is still to come is not recorded as held' },
  due_before: { status: 400, zh: '完成时限不能早于会议当日', en: 'It is not due before the day of the meeting' },
  same_person: { status: 403, zh: '起草纪要的人不得自己签发', en: 'Who drafted the minutes does not issue them' },
  full: { status: 409, zh: '一次会议至多 {most} 项决议', en: 'A meeting makes at most {most} resolutions' },
});
