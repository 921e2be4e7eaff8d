import { defineErrors } from '../kit';

export const pointsAppealErrors = defineErrors('points-appeal', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  unknown_street: { status: 400, zh: '{code} 不是本区街道，或在该月无效', en: '{code} is no street of this district, or was not valid in the month' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  not_begun: { status: 409, zh: '{month} 尚未开始', en: '{month} has not begun' },
  unknown_file: { status: 400, zh: '附件 {id} 不存在或不是您上传的', en: 'File {id} does not exist, or is not your upload' },
  more_than_asked: { status: 400, zh: '采纳分值不能超过申请分值 {points}，方向也须一致', en: 'No more may be granted than the {points} points that were asked for, and in the same direction' },
  same_person: { status: 403, zh: '申诉人不能裁定自己的申诉', en: 'Who files an appeal does not decide it' },
});
