import { defineErrors } from '../kit';

export const divisionErrors = defineErrors('division', {
  malformed: { status: 400, zh: '区划代码 {code} 不符合编码规则', en: '{code} is not a division code' },
  outside: { status: 400, zh: '区划 {code} 不在本单位范围内：上级 {parent} 不存在或当日已失效', en: 'Division {code} is not below this tenant: its parent {parent} is unknown or not in force that day' },
  level: { status: 400, zh: '只能新增街道、社区和网格，{code} 不是', en: 'Only streets, communities and grids can be added; {code} is none' },
  exists: { status: 409, zh: '区划代码 {code} 已存在（停用的代码不得再用）', en: 'Division {code} exists already (a retired code is not used again)' },
  ambiguous: { status: 409, zh: '网格代码 {code} 与已有的 {other} 前缀重叠：同一上级下的网格应位数相同', en: 'Grid {code} and {other} begin alike; grids of one parent need the same number of digits' },
  retired: { status: 409, zh: '区划 {code} 已停用', en: 'Division {code} is retired' },
  is_root: { status: 409, zh: '本单位所辖行政区本身不能停用', en: 'The tenant\'s own division cannot be retired' },
  has_children: { status: 409, zh: '区划 {code} 下还有 {count} 个未停用的区划，请先停用或指定一并停用', en: 'Division {code} still has {count} divisions below it; retire them first, or with it (withChildren)' },
  ends_before_start: { status: 400, zh: '停用日不得早于生效日 {validFrom}', en: 'The division cannot end before it began ({validFrom})' },
  unknown_successor: { status: 400, zh: '承接区划 {code} 不存在或当日无效', en: 'The successor {code} is unknown or not in force that day' },
  level_differs: { status: 400, zh: '{code} 与 {of} 不是同一级区划', en: '{code} is not of the level of {of}' },
  not_below: { status: 400, zh: '{code} 不是 {of} 之下当日有效的区划', en: '{code} is not below {of}, or not in force then' },
  listed_twice: { status: 400, zh: '区划 {code} 列出了两次', en: '{code} is listed twice' },
  name_wanted: { status: 400, zh: '新区划 {code} 须有名称', en: 'The new division {code} needs a name' },
  no_split: { status: 400, zh: '承接区划只有 {code} 本身，没有拆分或合并', en: 'Nothing becomes of {code} but itself' },
  children_left: { status: 409, zh: '{code} 之下还有 {count} 个区划没有去向，如 {codes}', en: 'What becomes of {count} divisions below {code} is not said: {codes}' },
  collision: { status: 409, zh: '{codes} 会同时变为 {code}，请逐一写明去向', en: '{codes} would all become {code}; say of each what becomes of it' },
});
