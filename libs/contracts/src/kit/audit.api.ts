import * as dto from './audit.dto';
import { defineOperation, type ServiceName } from './operation';

/** The addresses at which every service shows its part of the tenant's audit log. */
export const auditApi = (service: ServiceName) => ({
  list: defineOperation({
    service, permission: 'audit.read', id: 'audit.list', method: 'GET', path: '/audit', summary: { zh: '审计日志（支持 CSV 导出）', en: 'Audit entries, newest first; with Accept: text/csv an export of the same rows' },
    query: dto.auditQuery, status: 200, response: dto.auditPage, export: true, audited: 'read',
  }),
  chain: defineOperation({
    service, permission: 'audit.read', id: 'audit.chain', method: 'GET', path: '/audit/chain', summary: { zh: '校验审计链', en: 'Verify the hash chain of the audit log against itself and its anchors: what was changed, removed, inserted, cut off or rewritten shows here' },
    query: dto.auditChainQuery,
    status: 200, response: dto.auditChain,
  }),
  anchor: defineOperation({
    service, permission: 'audit.read', id: 'audit.anchor', method: 'POST', path: '/audit/anchor', summary: { zh: '锚定审计链', en: 'Write the head of the hash chain down outside the database, now; it is done every hour by itself' },
    status: 200, response: dto.auditAnchor,
  }),
});
