import { defineErrors, importErrors } from '../kit';

export const memberErrors = defineErrors('member', {
  username_taken: { status: 409, zh: '登录名 {username} 已被使用', en: 'The username {username} is taken' },
  username_reserved: { status: 400, zh: '登录名 {username} 为系统保留', en: 'The username {username} is reserved' },
  unknown_unit: { status: 400, zh: '机构不存在或已停用', en: 'The unit does not exist or is not active' },
  unknown_post: { status: 400, zh: '岗位不存在、已停用或不属于该机构', en: 'The post does not exist, is not active, or belongs to another unit' },
  password_refused: { status: 400, zh: '密码不符合密码策略（至少 8 位，含大写字母、小写字母、数字和特殊字符，不同于登录名，不得与近期密码相同）', en: 'The password does not meet the policy (8 characters with upper and lower case, a digit and a special character; not the username, not a recent one)' },
  enabled: { status: 409, zh: '人员未停用', en: 'The member is enabled' },
  disabled: { status: 409, zh: '人员已停用', en: 'The member is disabled' },
  ...importErrors,
  duplicate_row: { status: 409, zh: '与第 {row} 行重复', en: 'The same as in row {row}' },
  identity_taken: { status: 409, zh: '该身份号码已登记在 {username} 名下', en: 'This identity number is that of {username}' },
  username_wanted: { status: 400, zh: '无法由姓名生成登录名，请填写', en: 'No username can be made of the name: write one' },
  unit_not_found: { status: 400, zh: '没有机构“{unit}”，可写“局/科室”', en: 'There is no such unit; write it as “bureau/department”' },
  unit_ambiguous: { status: 400, zh: '有多个机构叫“{unit}”，请写明上级：{options}', en: 'Several units have this name: write the one above it too' },
  post_not_found: { status: 400, zh: '该机构没有岗位“{post}”', en: 'The unit has no such post' },
  role_not_found: { status: 400, zh: '没有角色“{role}”，可用：{allowed}', en: 'There is no such role; use one of the roles of the tenant' },
  division_not_found: { status: 400, zh: '本单位没有区划“{division}”', en: 'The tenant has no such division' },
  division_ambiguous: { status: 400, zh: '有多个区划叫“{division}”，请填写代码', en: 'Several divisions have this name: write its code' },
  import_running: { status: 409, zh: '导入尚未结束', en: 'The import has not ended' },
  handed_out: { status: 409, zh: '没有可领取的密码：密码单仅可领取一次，请对个别人员重置密码', en: 'There are no passwords to hand out: the list is given once; reset the passwords of single people' },
});
