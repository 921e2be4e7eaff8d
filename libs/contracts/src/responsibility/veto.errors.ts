import { defineErrors } from '../kit';

export const vetoErrors = defineErrors('veto', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  subject: { status: 400, zh: '被否决的须是一个单位或一名人员，二者择一', en: 'A veto is of one unit, or of one person' },
  unknown_subject: { status: 400, zh: '单位或人员不存在', en: 'There is no such unit or person' },
  period: { status: 400, zh: '期间的起日不能晚于止日', en: 'The period ends before it begins' },
  same_person: { status: 403, zh: '提请人不得自己审核、决定', en: 'Who proposed a veto does not decide on it' },
  own_unit: { status: 403, zh: '不得审核、决定本单位或本人的否决', en: 'Nobody decides on a veto of his own unit or of himself' },
  unknown_file: { status: 400, zh: '附件不存在，或不是您上传的', en: 'There is no such file, or you did not upload it' },
});
