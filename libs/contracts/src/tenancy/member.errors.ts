import { defineErrors } from '../kit';

export const memberErrors = defineErrors('member', {
  username_taken: { status: 409, zh: '登录名 {username} 已被使用', en: 'The username {username} is taken' },
  username_reserved: { status: 400, zh: '登录名 {username} 为系统保留', en: 'The username {username} is reserved' },
  unknown_unit: { status: 400, zh: '机构不存在或已停用', en: 'The unit does not exist or is not active' },
  unknown_post: { status: 400, zh: '岗位不存在、已停用或不属于该机构', en: 'The post does not exist, is not active, or belongs to another unit' },
  password_refused: { status: 400, zh: '密码不符合密码策略（至少 8 位，含大写字母、小写字母、数字和特殊字符，不同于登录名，不得与近期密码相同）', en: 'The password does not meet the policy (8 characters with upper and lower case, a digit and a special character; not the username, not a recent one)' },
  enabled: { status: 409, zh: '人员未停用', en: 'The member is enabled' },
  disabled: { status: 409, zh: '人员已停用', en: 'The member is disabled' },
});
