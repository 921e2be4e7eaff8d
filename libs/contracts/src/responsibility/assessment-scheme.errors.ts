import { defineErrors } from '../kit';

export const assessmentSchemeErrors = defineErrors('assessment-scheme', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  not_draft: { status: 409, zh: '施行过的方案不能修改，请修订', en: 'A version that was in force stays as it is: revise it' },
  draft_exists: { status: 409, zh: '已有修订草稿（第 {number} 版）', en: 'There is a draft already, version {number}' },
  total: { status: 400, zh: '各项（不含加分项）合计 {sum} 分，总分 {total} 分，相差 {difference} 分', en: 'The items that are no bonus sum to {sum} points, the total is {total}: {difference} apart' },
  steps: { status: 400, zh: '第 {item} 项的计算规则不成立：{why}', en: 'The formula of item {item} does not hold: {why}' },
  indicator: { status: 400, zh: '第 {item} 项：该指标不适用于部门，或填报指标没有名称', en: 'Item {item}: departments have no such indicator, or what is entered by hand has no name' },
  grades: { status: 400, zh: '等次须由高到低、名称不重复，最低一档从 0 分起', en: 'Grades go down from the best, no name twice, the last from 0' },
  veto: { status: 400, zh: '否决情形重复，或等次“{grade}”不在方案中', en: 'A trigger stands twice, or the scheme has no grade {grade}' },
  same_person: { status: 403, zh: '起草、修改方案的人不得自己批准', en: 'Who drafted or changed a scheme does not approve it' },
});
