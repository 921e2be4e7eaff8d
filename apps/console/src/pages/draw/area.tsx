import { DeploymentUnitOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const drawArea: Area = {
  heading: { zh: '检查与专项行动', en: 'Checks and campaigns' },
  menu: [{ path: 'draws', label: { zh: '双随机抽查', en: 'Random draws' }, icon: <DeploymentUnitOutlined />, needs: ['draw.read'], tenants: ['district'] }],
  routes: [
    { path: 'draws', element: lazyPage(() => import('./list-page'), 'DrawListPage') },
    { path: 'draws/new', element: lazyPage(() => import('./edit-page'), 'NewDrawPage') },
    { path: 'draws/:id', element: lazyPage(() => import('./draw-page'), 'DrawPage') },
    { path: 'draws/:id/edit', element: lazyPage(() => import('./edit-page'), 'EditDrawPage') },
  ],
};
