import { AuditOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const checkArea: Area = {
  heading: { zh: '检查与专项行动', en: 'Checks and campaigns' },
  menu: [{ path: 'checks', label: { zh: '检查台账', en: 'Checks' }, icon: <AuditOutlined />, needs: ['check.read'], tenants: ['district'] }],
  routes: [
    { path: 'checks', element: lazyPage(() => import('./list-page'), 'CheckListPage') },
    { path: 'checks/new', element: lazyPage(() => import('./new-page'), 'NewCheckPage') },
    { path: 'checks/:id', element: lazyPage(() => import('./check-page'), 'CheckPage') },
    { path: 'checks/:id/run', element: lazyPage(() => import('./run-page'), 'RunPage') },
  ],
};
