import { defineErrors } from '../kit';

export const unitErrors = defineErrors('unit', {
  unknown_parent: { status: 400, zh: '上级机构不存在或已停用', en: 'The parent unit does not exist or is not active' },
  cycle: { status: 409, zh: '机构不能移到自己的下级之下', en: 'A unit cannot be moved below itself' },
  cycle_later: { status: 409, zh: '与已定于 {day} 的调整冲突：届时机构会移到自己的下级之下', en: 'It conflicts with the move set for {day}: a unit would then lie below itself' },
  move_pending: { status: 409, zh: '已定于 {day} 的机构调整尚未生效，请先取消', en: 'A move is set for {day}; cancel it first' },
  no_move_pending: { status: 409, zh: '没有待生效的机构调整', en: 'No move is set for the unit' },
  unknown_sibling: { status: 400, zh: '排序参照的机构不在同一上级之下', en: 'The unit before which it is to stand is not one of that parent' },
  name_taken: { status: 409, zh: '同一上级下已有机构“{name}”', en: 'There is already a unit “{name}” under this parent' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不在本单位范围内或已失效', en: 'Division {code} is not one of this tenant, or no longer valid' },
  in_use: { status: 409, zh: '机构下还有 {children} 个下级机构、{members} 名在用人员，不能停用', en: 'The unit still has {children} active unit(s) and {members} enabled member(s)' },
  inactive: { status: 409, zh: '机构已停用', en: 'The unit is not active' },
  active: { status: 409, zh: '机构未停用', en: 'The unit is active' },
});
