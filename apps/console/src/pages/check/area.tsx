import { AuditOutlined, BarChartOutlined, CloudUploadOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const checkArea: Area = {
  heading: { zh: '检查与专项行动', en: 'Checks and campaigns' },
  menu: [
    { path: 'checks', label: { zh: '检查台账', en: 'Checks' }, icon: <AuditOutlined />, needs: ['check.read'], tenants: ['district'] },
    { path: 'checks/statistics', label: { zh: '检查统计', en: 'Checks in numbers' }, icon: <BarChartOutlined />, needs: ['check.read'], tenants: ['district'] },
    { path: 'waiting', label: { zh: '离线与待发送', en: 'Offline and waiting' }, icon: <CloudUploadOutlined />, needs: ['check.patrol', 'check.self', 'check.agency', 'inspection.carry-out', 'hazard.report'], tenants: ['district'] },
  ],
  routes: [
    { path: 'checks', element: lazyPage(() => import('./list-page'), 'CheckListPage') },
    { path: 'checks/new', element: lazyPage(() => import('./new-page'), 'NewCheckPage') },
    { path: 'checks/import', element: lazyPage(() => import('./import-page'), 'CheckImportPage') },
    { path: 'checks/statistics', element: lazyPage(() => import('./statistics-page'), 'CheckStatisticsPage') },
    { path: 'checks/local/:id', element: lazyPage(() => import('./local-run-page'), 'LocalRunPage') },
    { path: 'waiting', element: lazyPage(() => import('../../offline/outbox-page'), 'OutboxPage') },
    { path: 'checks/:id', element: lazyPage(() => import('./check-page'), 'CheckPage') },
    { path: 'checks/:id/run', element: lazyPage(() => import('./run-page'), 'RunPage') },
  ],
};
