import { defineErrors } from '../kit';

export const taskErrors = defineErrors('task', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区区划，或已失效', en: 'Division {code} is none of this district, or no longer valid' },
  unknown_unit: { status: 400, zh: '单位不存在', en: 'There is no such unit' },
  unknown_member: { status: 400, zh: '人员不存在或已停用', en: 'There is no such person, or he is disabled' },
  unknown_file: { status: 400, zh: '附件 {id} 不存在，或不是您上传的', en: 'File {id} does not exist, or is not yours' },
  unknown_parent: { status: 400, zh: '上级任务不存在，或不在您的职责范围内', en: 'There is no such parent task, or it is outside your scope' },
  parent_ended: { status: 409, zh: '上级任务为“{state}”，不能再分解', en: 'The parent task is in the state {state}: it takes no more sub-tasks' },
  too_deep: { status: 409, zh: '任务最多分解为三级', en: 'Tasks have at most three levels' },
  support_is_lead: { status: 400, zh: '配合单位不能同时是牵头单位', en: 'The lead unit does not support itself' },
  not_named: { status: 403, zh: '只有牵头或配合的单位、人员（或任务管理人代录）可以办理', en: 'Only the units and persons named in the task, or who manages it on their behalf, may do this' },
  lead_only: { status: 403, zh: '只有牵头单位、牵头人（或任务管理人代录）可以{action}', en: 'Only the lead unit and person, or who manages the task on their behalf, may do this: {action}' },
  same_person: { status: 403, zh: '报送人不得核验自己的报送', en: 'Who submitted the task does not verify it' },
  own_request: { status: 403, zh: '申请延期的人不得自行审批', en: 'Who asked for a later day does not decide on it' },
  falls: { status: 400, zh: '进度不得无故倒退（原为 {before} %）；如需更正请填写更正说明', en: 'Progress does not fall silently (it was {before} %): give the reason of the correction' },
  has_subtasks: { status: 409, zh: '已分解的任务进度由子任务加权得出，不能填报', en: 'The progress of a task with sub-tasks is computed from theirs' },
  subtasks_open: { status: 409, zh: '尚有 {count} 项子任务未办结', en: '{count} sub-tasks are not finished' },
  evidence_wanted: { status: 400, zh: '报送完成须附佐证：{evidence}', en: 'Evidence is wanted: {evidence}' },
  not_later: { status: 400, zh: '新的时限须晚于原时限 {before}', en: 'The new day must be later than {before}' },
  extension_pending: { status: 409, zh: '已有延期申请待审批', en: 'A request for a later day is waiting for its decision' },
  no_extension: { status: 409, zh: '没有待审批的延期申请', en: 'No request for a later day is waiting' },
  reason_wanted: { status: 400, zh: '不同意须说明理由', en: 'A refusal needs its reason' },
});

export const taskBulletinErrors = defineErrors('task-bulletin', {
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  unknown_corrected: { status: 400, zh: '被更正的通报不存在，或月份、区划不同', en: 'There is no such bulletin to correct, or it is of another month or division' },
  issued_already: { status: 409, zh: '该月通报已印发（{number}）；如需更正，请注明更正的通报', en: 'The bulletin of that month was issued ({number}); a correction names it' },
  corrected_already: { status: 409, zh: '该通报已被 {number} 更正，请更正最新的一份', en: 'That bulletin was corrected by {number} already: correct the latest one' },
  not_begun: { status: 400, zh: '{month} 尚未开始', en: '{month} has not begun' },
});
