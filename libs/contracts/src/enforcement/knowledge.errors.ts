import { defineErrors, importErrors } from '../kit';

export const knowledgeErrors = defineErrors('knowledge', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  not_draft: { status: 409, zh: '“{state}”的版本不能修改，请先修订', en: 'A version in the state {state} cannot be changed: revise it' },
  draft_exists: { status: 409, zh: '该条目已有草稿（第 {number} 版）', en: 'The entry has a draft already (version {number})' },
  incomplete: { status: 409, zh: '发布前请填写：{missing}', en: 'Fill in before it is published: {missing}' },
  day_order: { status: 409, zh: '上一版自 {day} 起施行，新版须晚于该日', en: 'The version before is in force from {day}; this one has to begin later' },
  days: { status: 400, zh: '失效日期不得早于施行日期', en: 'It cannot end before it begins' },
  duplicate: { status: 409, zh: '知识库已有同名同条款的条目：{title}', en: 'The knowledge base has that entry already: {title}' },
  not_published: { status: 409, zh: '只能引用已发布的版本', en: 'Only a published version can be cited' },
  out_of_scope: { status: 403, zh: '隐患所在区划 {code} 不在您的职责范围内', en: 'The hazard is in division {code}, which is outside of your scope' },
  ...importErrors,
});
