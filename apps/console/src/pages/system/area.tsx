import { AuditOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const systemArea: Area = {
  heading: { zh: '系统', en: 'System' },
  menu: [{ path: 'system/audit', label: { zh: '审计日志', en: 'Audit log' }, icon: <AuditOutlined />, needs: ['audit.read'] }],
  routes: [{ path: 'system/audit', element: lazyPage(() => import('./audit/audit-page'), 'AuditPage') }],
};
