import * as dto from './audit.dto';
import { defineOperation, type ServiceName } from './operation';

/** The addresses at which every service shows its part of the tenant's audit log. */
export const auditApi = (service: ServiceName) => ({
  list: defineOperation({
    service, permission: 'audit.read', id: 'audit.list', method: 'GET', path: '/audit', summary: { zh: '审计日志（支持 CSV 导出）', en: 'Audit entries, newest first; with Accept: text/csv an export of the same rows' },
    query: dto.auditQuery, status: 200, response: dto.auditPage, export: true,
  }),
  chain: defineOperation({
    service, permission: 'audit.read', id: 'audit.chain', method: 'GET', path: '/audit/chain', summary: { zh: '校验审计链', en: 'Verify the hash chain of the audit log: a changed or removed entry shows here' },
    status: 200, response: dto.auditChain,
  }),
});
