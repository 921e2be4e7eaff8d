import { defineErrors } from '../kit';

export const campaignErrors = defineErrors('campaign', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  concluded: { status: 409, zh: '专项行动已结束，不能再修改', en: 'The campaign is concluded and can no longer be changed' },
  not_running: { status: 400, zh: '专项行动不存在或不在进行中', en: 'The campaign does not exist, or is not running' },
  unknown_campaign: { status: 400, zh: '专项行动不存在', en: 'The campaign does not exist' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区区划，或已失效', en: 'Division {code} is no division of this tenant, or no longer valid' },
  unknown_tag: { status: 400, zh: '风险标签 {tag} 不在本区设置中', en: 'The risk tag {tag} is not one of the tenant\'s setting' },
  unknown_unit: { status: 400, zh: '机构不存在', en: 'The unit does not exist' },
  unknown_member: { status: 400, zh: '人员不存在或已停用', en: 'The member does not exist, or is disabled' },
  unknown_file: { status: 400, zh: '附件 {id} 不存在或不是您上传的', en: 'File {id} does not exist, or is not your upload' },
  period: { status: 400, zh: '结束日期早于开始日期', en: 'The last day is before the first' },
  stage_outside: { status: 400, zh: '阶段“{stage}”超出专项行动的起止日期', en: 'The stage {stage} lies outside the period of the campaign' },
  stages_overlap: { status: 400, zh: '阶段“{stage}”与前一阶段重叠', en: 'The stage {stage} overlaps the one before' },
  evidence_wanted: { status: 400, zh: '进度 100% 须有佐证', en: 'A task that is done wants evidence' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
});
