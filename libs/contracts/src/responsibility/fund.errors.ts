import { defineErrors } from '../kit';

const wrongState = { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' } as const;
const outOfScope = { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' } as const;

export const fundErrors = defineErrors('fund', {
  action_not_allowed: wrongState,
  out_of_scope: outOfScope,
  unknown_division: { status: 400, zh: '区划代码 {code} 不是本区或其街道，或已失效', en: 'Division {code} is neither this district nor one of its streets, or no longer valid' },
  projects_open: { status: 409, zh: '还有 {count} 个项目未决算或撤项，不能关账', en: '{count} project(s) are neither settled nor withdrawn: the fund cannot be closed' },
  closed: { status: 409, zh: '专项经费已关账', en: 'The fund is closed' },
  over_total: { status: 409, zh: '项目预算合计 {wanted} 元将超过专项经费总额 {total} 元，请先申请追加', en: 'The budgets of the projects would be {wanted} yuan, above the {total} yuan of the fund: ask for it to be raised first' },
});

export const fundProjectErrors = defineErrors('fund-project', {
  action_not_allowed: wrongState,
  out_of_scope: outOfScope,
  unknown_unit: { status: 400, zh: '责任单位不存在', en: 'There is no such unit' },
  not_planned: { status: 409, zh: '“{state}”的项目不能直接修改，预算须经批准的调整', en: 'A project in the state {state} cannot be changed; its budget changes by an approved adjustment' },
  over_budget: { status: 409, zh: '支付 {amount} 元将超过预算余额 {left} 元，还差 {missing} 元，请先申请调整', en: 'A payment of {amount} yuan exceeds the {left} yuan left of the budget by {missing} yuan: ask for an adjustment first' },
  plan: { status: 400, zh: '分月计划合计须大于零', en: 'The plan of months must add up to more than zero' },
  day: { status: 400, zh: '支付日期须在经费年度首日之后，且不晚于今日', en: 'The day of a payment lies in the fund\'s year or after it, and not in the future' },
  unknown_file: { status: 400, zh: '凭证附件不存在，或不是您上传的', en: 'There is no such voucher file, or you did not upload it' },
});

export const fundPaymentErrors = defineErrors('fund-payment', {
  action_not_allowed: wrongState,
  out_of_scope: outOfScope,
  settled: { status: 409, zh: '项目已决算，支付不能冲销', en: 'The project is settled: its payments cannot be reversed' },
});

export const fundAdjustmentErrors = defineErrors('fund-adjustment', {
  action_not_allowed: wrongState,
  out_of_scope: outOfScope,
  unknown_project: { status: 400, zh: '项目不属于该专项经费', en: 'The project is none of this fund' },
  parties: { status: 400, zh: '调剂须有转出或转入项目且二者不同；追加只填转入，核减只填转出', en: 'A transfer names a project it comes from or goes to, not the same; a raise names at most where it goes, a cut at most where it comes from' },
  same_person: { status: 403, zh: '申请人不得自己批准', en: 'Who asked for an adjustment does not decide on it' },
  below_paid: { status: 409, zh: '项目“{name}”调整后的预算将低于已支付 {paid} 元', en: 'The budget of {name} would fall below the {paid} yuan already paid' },
  project_closed: { status: 409, zh: '项目“{name}”已决算或撤项，不能调整', en: 'Project {name} is settled or withdrawn and cannot be adjusted' },
});

export const fundBulletinErrors = defineErrors('fund-bulletin', {
  issued_already: { status: 409, zh: '{period} 已经发出过', en: 'There is one for {period} already' },
  out_of_scope: outOfScope,
});
