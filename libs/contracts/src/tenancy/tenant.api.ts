import { auditApi, changesApi, defineOperation, operationApi, operationStatus } from '../kit';
import * as dto from './tenant.dto';
import { tenantErrors as e } from './tenant.errors';

const base = { service: 'tenancy' } as const;
export const tenantApi = {
  open: defineOperation({
    ...base, id: 'tenant.open', method: 'POST', path: '/tenants', summary: { zh: '开通租户', en: 'Open a tenant; the operation\'s result is the hand-over, its secrets shown once' },
    permission: 'tenant.open', body: dto.openTenantBody, status: 202, response: operationStatus,
    errors: [e.unknown_division, e.wrong_level, e.not_below, e.kind_not_allowed, e.exists, e.placement_unavailable],
  }),
  list: defineOperation({
    ...base, id: 'tenant.list', method: 'GET', path: '/tenants', summary: { zh: '下属租户', en: 'List the tenants below' },
    permission: 'tenant.read', query: dto.tenantQuery, status: 200, response: dto.tenantPage,
  }),
  get: defineOperation({
    ...base, id: 'tenant.get', method: 'GET', path: '/tenants/:slug', summary: { zh: '租户详情', en: 'Get a tenant' },
    permission: 'tenant.read', params: dto.slugParam, status: 200, response: dto.tenant, etag: true,
  }),
  handOver: defineOperation({
    ...base, id: 'tenant.hand-over', method: 'GET', path: '/tenants/:slug/hand-over', summary: { zh: '交接单（不含密码）', en: 'The hand-over sheet again, without what was shown once' },
    permission: 'tenant.manage', params: dto.slugParam, status: 200, response: dto.handOver,
  }),
  suspend: defineOperation({
    ...base, id: 'tenant.suspend', method: 'POST', path: '/tenants/:slug/actions/suspend', summary: { zh: '暂停租户', en: 'Suspend a tenant: its tokens are refused at once' },
    permission: 'tenant.manage', params: dto.slugParam, body: dto.suspendBody, status: 200, response: dto.tenant, etag: true, ifMatch: true, errors: [e.state_not_allowed],
  }),
  resume: defineOperation({
    ...base, id: 'tenant.resume', method: 'POST', path: '/tenants/:slug/actions/resume', summary: { zh: '恢复租户', en: 'Resume a suspended tenant' },
    permission: 'tenant.manage', params: dto.slugParam, status: 200, response: dto.tenant, etag: true, ifMatch: true, errors: [e.state_not_allowed],
  }),
  resetAdmin: defineOperation({
    ...base, id: 'tenant.reset-admin', method: 'POST', path: '/tenants/:slug/actions/reset-admin', summary: { zh: '重置下级管理员的密码和动态口令', en: 'Give an administrator of the tenant a new one-time password and forget the one-time code: for a lost hand-over or phone' },
    permission: 'tenant.manage', params: dto.slugParam, body: dto.resetAdminBody, status: 200, response: dto.resetAdminResult, errors: [e.unknown_admin],
  }),
  retry: defineOperation({
    ...base, id: 'tenant.retry', method: 'POST', path: '/tenants/:slug/actions/retry', summary: { zh: '继续未完成的开通', en: 'Go on with a provisioning that failed' },
    permission: 'tenant.manage', params: dto.slugParam, status: 202, response: operationStatus, errors: [e.state_not_allowed],
  }),
};

export const tenancyChangesApi = changesApi('tenancy');
export const tenancyOperationApi = operationApi('tenancy');
export const tenancyAuditApi = auditApi('tenancy');
