import { defineErrors } from '../kit';

export const tenantErrors = defineErrors('tenant', {
  unknown_division: { status: 400, zh: '区划代码 {code} 不存在', en: 'Division {code} does not exist' },
  wrong_level: { status: 400, zh: '区划 {code} 不是{expected}', en: 'Division {code} is not a {expected}' },
  not_below: { status: 403, zh: '区划 {code} 不属于本市', en: 'Division {code} does not belong to this city', refusal: 'scope' },
  kind_not_allowed: { status: 403, zh: '不能开通该类租户：城市由平台开通，区县由所属市局开通', en: 'Cities are opened by the platform operator, districts by their own city' },
  unknown_admin: { status: 404, zh: '该租户没有名为 {username} 的管理员', en: 'The tenant has no administrator {username}' },
  exists: { status: 409, zh: '租户 {slug} 已开通', en: 'Tenant {slug} is already open' },
  placement_unavailable: { status: 422, zh: '本单元未配置独立数据库', en: 'This cell has no dedicated databases configured' },
  state_not_allowed: { status: 409, zh: '租户当前状态为 {state}，不能执行 {action}', en: 'The tenant is {state}; it cannot {action} now' },
});
