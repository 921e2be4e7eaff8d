import { defineErrors } from '../kit';

export const unitErrors = defineErrors('unit', {
  unknown_parent: { status: 400, zh: '上级机构不存在或已停用', en: 'The parent unit does not exist or is not active' },
  cycle: { status: 409, zh: '机构不能移到自己的下级之下', en: 'A unit cannot be moved below itself' },
  name_taken: { status: 409, zh: '同一上级下已有机构“{name}”', en: 'There is already a unit “{name}” under this parent' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不在本单位范围内或已失效', en: 'Division {code} is not one of this tenant, or no longer valid' },
  in_use: { status: 409, zh: '机构下还有 {children} 个下级机构、{members} 名在用人员，不能停用', en: 'The unit still has {children} active unit(s) and {members} enabled member(s)' },
  inactive: { status: 409, zh: '机构已停用', en: 'The unit is not active' },
  active: { status: 409, zh: '机构未停用', en: 'The unit is active' },
});
