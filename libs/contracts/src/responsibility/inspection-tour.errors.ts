import { defineErrors } from '../kit';

export const inspectionTourErrors = defineErrors('inspection-tour', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  unknown_unit: { status: 400, zh: '单位 {id} 不存在', en: 'There is no unit {id}' },
  unknown_division: { status: 400, zh: '区划 {code} 不是本区的', en: 'Division {code} is none of the district' },
  unknown_member: { status: 400, zh: '人员 {id} 不存在或已停用', en: 'There is no member {id}, or he is disabled' },
  unknown_file: { status: 400, zh: '附件不存在，或不是您上传的', en: 'There is no such file, or you did not upload it' },
  unknown_list: { status: 400, zh: '没有这份清单，或您看不到它', en: 'There is no such list, or you do not see it' },
  wrong_list: { status: 400, zh: '“{title}”不是安全生产巡查反馈问题清单，或已撤回、废止、被取代', en: '{title} is no list of findings of a tour, or was withdrawn, repealed or superseded' },
  no_target: { status: 400, zh: '请写明被巡查单位（单位或区划）', en: 'A tour has a target: a unit or a division' },
  stay: { status: 400, zh: '进驻的截止日期不能早于开始日期', en: 'The stay does not end before it begins' },
  begun: { status: 409, zh: '方案已批准，不再修改', en: 'The plan is approved: it stays as it is' },
  no_plan: { status: 409, zh: '还没有上传巡查方案，不能批准', en: 'There is no plan file: it is not approved' },
  same_person: { status: 403, zh: '拟定、修改方案的人不得批准', en: 'Who drafted or changed the plan does not approve it' },
  own_tour: { status: 403, zh: '拟定方案的人不得销号', en: 'Who drafted the tour does not close it' },
  own_unit: { status: 403, zh: '被巡查单位的人不得批准方案、销号', en: 'Nobody of a visited unit approves the plan or closes the tour' },
  day: { status: 400, zh: '日期须在 {from}（上一步）至今日之间', en: 'The day lies from {from}, that of the step before, to today' },
  left: { status: 400, zh: '撤离日期须在进驻日期 {from} 与反馈日期之间', en: 'The group leaves from the day of its entry, {from}, to that of the feedback' },
  rectify_by: { status: 400, zh: '整改时限不能早于反馈日期', en: 'The time to rectify does not end before the feedback' },
  list_kept: { status: 409, zh: '已交办整改，清单“{number}”未撤回、废止，不能另换', en: 'It is being rectified, and list {number} was neither withdrawn nor repealed: no other takes its place' },
  list_not_issued: { status: 409, zh: '还没有关联已印发的反馈问题清单，不能交办整改', en: 'There is no issued list of findings: nothing is to be rectified' },
  findings_open: { status: 409, zh: '还有 {count} 项反馈问题没有销号', en: '{count} findings are not closed' },
});
