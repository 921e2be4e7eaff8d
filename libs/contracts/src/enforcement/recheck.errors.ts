import { defineErrors } from '../kit';

export const recheckErrors = defineErrors('recheck', {
  unknown_division: { status: 400, zh: '区划代码 {code} 不在本单位范围内或已失效', en: 'Division {code} is not one of this tenant, or no longer valid' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
  empty_pool: { status: 400, zh: '所选范围内没有已销号的隐患', en: 'There is no closed hazard among these' },
  recorded: { status: 409, zh: '这条隐患的复查结果已登记', en: 'What was found of this hazard is recorded already' },
});
