import { DashboardOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const deskArea: Area = {
  menu: [{ path: '', label: { zh: '工作台', en: 'Desk' }, icon: <DashboardOutlined /> }],
  routes: [{ index: true, element: lazyPage(() => import('./desk-page'), 'DeskPage') }],
};
