import { defineErrors } from '../kit';

export const performanceErrors = defineErrors('performance', {
  unknown_street: { status: 400, zh: '{code} 不是本区街道，或在该月无效', en: '{code} is no street of this district, or was not valid in the month' },
  not_over: { status: 409, zh: '{month} 尚未结束，不能冻结', en: '{month} is not over, so it cannot be frozen' },
  no_scheme: { status: 409, zh: '{month} 没有施行中的积分办法', en: 'No points scheme is in force in {month}' },
  frozen: { status: 409, zh: '{month} 已冻结', en: '{month} is frozen already' },
  not_frozen: { status: 409, zh: '{month} 尚未冻结，数字随台账更新，无须更正', en: '{month} is not frozen: its figures follow the ledgers and need no correction' },
  nothing_to_correct: { status: 409, zh: '台账与冻结数字一致，无可更正', en: 'The ledgers agree with what is frozen' },
});
