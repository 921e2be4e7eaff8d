import { defineErrors } from '../kit';

export const drawErrors = defineErrors('draw', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  not_draft: { status: 409, zh: '“{state}”的抽查不能修改', en: 'A draw in the state {state} cannot be changed' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  unknown_tag: { status: 400, zh: '风险标签 {tag} 不在本区设置中', en: 'The risk tag {tag} is not one of the tenant\'s setting' },
  unknown_officer: { status: 400, zh: '人员不存在、已停用或不是执法人员', en: 'The officer does not exist, is disabled, or holds no role that inspects' },
  twice: { status: 400, zh: '同一人员或同一证号出现两次', en: 'An officer or a certificate number stands there twice' },
  empty_pool: { status: 409, zh: '没有符合条件的在营对象', en: 'No operating subject meets the conditions' },
  nothing_drawn: { status: 409, zh: '按此比例抽不到任何对象', en: 'With these percentages nothing would be drawn' },
  too_many: { status: 409, zh: '一次最多抽取 {most} 家，按此比例为 {count} 家', en: 'A draw takes {most} subjects at most; these percentages would take {count}' },
  officers_recused: { status: 409, zh: '{count} 家对象因回避不足 {needed} 名检查人员，例如：{example}', en: '{count} subjects would have fewer than {needed} officers for recusals, {example} among them' },
});
