import { defineErrors } from '../kit';

export const assignmentErrors = defineErrors('assignment', {
  unknown_member: { status: 400, zh: '人员不存在', en: 'The member does not exist' },
  member_disabled: { status: 409, zh: '人员已停用，不能授权', en: 'The member is disabled' },
  unknown_role: { status: 400, zh: '角色 {role} 不属于本类单位，可用：{allowed}', en: 'Role {role} is not one of this kind of tenant; there are: {allowed}' },
  unknown_unit: { status: 400, zh: '机构不存在或已停用', en: 'The unit does not exist or is not active' },
  unknown_division: { status: 400, zh: '区划代码 {code} 不在本单位范围内或当日无效', en: 'Division {code} is not one of this tenant, or not in force that day' },
  scope_wanted: { status: 400, zh: '“{role}”须指定区划范围，或所属区划明确的机构', en: 'The role {role} wants a division, or a unit that has one' },
  unit_wanted: { status: 400, zh: '仅限本机构的授权须指定机构', en: 'An assignment for one unit only wants the unit' },
  period: { status: 400, zh: '失效日须晚于生效日和今天', en: 'The assignment must end after it begins, and after today' },
  exclusive: { status: 409, zh: '系统管理员、安全管理员、审计管理员须由不同人员担任：该人员已是{held}', en: 'Administrator, security administrator and auditor must be different people; this person is {held}', refusal: 'rule' },
  not_yours_to_give: { status: 403, zh: '不能授予超出本人权限的角色 {role}', en: 'You cannot grant {role}: it holds permissions that you lack' },
  separate_account: { status: 403, zh: '审计管理员与系统管理员的账号和授权由安全管理员管理，安全管理员的由系统管理员管理', en: 'Accounts and roles of auditors and administrators are the security administrator\'s to manage, those of security administrators the administrator\'s' },
  exists: { status: 409, zh: '该授权已存在', en: 'The member already has this assignment' },
  ended: { status: 409, zh: '该授权已终止', en: 'The assignment has ended' },
  last_admin: { status: 409, zh: '不能移除本单位最后一名在用的管理员', en: 'The last active administrator of the tenant cannot be removed' },
});
