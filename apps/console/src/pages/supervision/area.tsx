import { AuditOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const supervisionArea: Area = {
  heading: { zh: '任务与督办', en: 'Tasks and supervision' },
  menu: [{ path: 'supervisions', label: { zh: '督办', en: 'Supervision' }, icon: <AuditOutlined />, needs: ['supervision.read'], tenants: ['district'] }],
  routes: [
    { path: 'supervisions', element: lazyPage(() => import('./list-page'), 'SupervisionListPage') },
    { path: 'supervisions/new', element: lazyPage(() => import('./new-page'), 'NewSupervisionPage') },
    { path: 'supervisions/new-many', element: lazyPage(() => import('./new-many-page'), 'NewSupervisionsPage') },
    { path: 'supervisions/:id', element: lazyPage(() => import('./supervision-page'), 'SupervisionPage') },
  ],
};
