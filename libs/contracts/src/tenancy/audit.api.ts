import { defineOperation } from '../kit';
import * as dto from './audit.dto';

const base = { service: 'tenancy', permission: 'audit.read' } as const;

export const auditApi = {
  list: defineOperation({
    ...base, id: 'audit.list', method: 'GET', path: '/audit', summary: { zh: '审计日志（支持 CSV 导出）', en: 'Audit entries, newest first; with Accept: text/csv an export of the same rows' },
    query: dto.auditQuery, status: 200, response: dto.auditPage, csv: true,
  }),
  chain: defineOperation({
    ...base, id: 'audit.chain', method: 'GET', path: '/audit/chain', summary: { zh: '校验审计链', en: 'Verify the hash chain of the audit log: a changed or removed entry shows here' },
    status: 200, response: dto.auditChain,
  }),
};
