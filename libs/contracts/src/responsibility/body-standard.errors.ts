import { defineErrors } from '../kit';

const wrongState = { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' } as const;

export const bodyStandardErrors = defineErrors('body-standard', {
  action_not_allowed: wrongState,
  not_draft: { status: 409, zh: '已发布的标准不能修改，请修订', en: 'A published standard stays as it is: revise it' },
  draft_exists: { status: 409, zh: '已有修订草稿（第 {number} 版）', en: 'There is a draft already, version {number}' },
  pass_mark: { status: 400, zh: '达标分不能超过满分 {full}', en: 'The pass mark is at most the full score of {full}' },
});

export const bodyAssessmentErrors = defineErrors('body-assessment', {
  action_not_allowed: wrongState,
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_standard: { status: 400, zh: '标准不存在，或未在施行', en: 'There is no such standard, or it is not in force' },
  unknown_body: { status: 400, zh: '区划 {code} 不是本区现行的、该标准所适用的街道或社区', en: 'Division {code} is no street or community in force to which the standard applies' },
  current_exists: { status: 409, zh: '该机构按此标准已有第 {attempt} 次申报（{state}）', en: 'The body has try {attempt} under this standard: {state}' },
  items: { status: 400, zh: '须对标准的每一项各评一次（共 {count} 项）', en: 'Each item of the standard is assessed once; there are {count}' },
  score: { status: 400, zh: '第 {item} 项得分不能超过 {max}', en: 'Item {item} scores at most {max}' },
  evidence: { status: 400, zh: '第 {item} 项得分须有佐证', en: 'Item {item} wants evidence for its score' },
  deduction: { status: 400, zh: '第 {item} 项没有这样的扣分：每项至多一次，且不超过自评得分 {max}', en: 'Item {item} has no such deduction: at most one, and at most the {max} of the self-check' },
  in_future: { status: 400, zh: '日期不能晚于今日', en: 'The day lies in the future' },
  same_person: { status: 403, zh: '自评人不得自己初验', en: 'Who checked the body himself does not check it for the district' },
  unknown_file: { status: 400, zh: '附件不存在，或不是您上传的', en: 'There is no such file, or you did not upload it' },
});
