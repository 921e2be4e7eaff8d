import { IdcardOutlined, TableOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const dutyEditionArea: Area = {
  heading: { zh: '责任人与包保', en: 'Duty holders' },
  menu: [
    { path: 'duty-editions', label: { zh: '三防责任人名录', en: 'Tables of duty holders' }, icon: <TableOutlined />, needs: ['duty-holder.read'], tenants: ['district'] },
    { path: 'duty-holders', label: { zh: '三防责任人', en: 'Duty holders' }, icon: <IdcardOutlined />, needs: ['duty-holder.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'duty-editions', element: lazyPage(() => import('./list-page'), 'DutyEditionListPage') },
    { path: 'duty-editions/:id', element: lazyPage(() => import('./edition-page'), 'DutyEditionPage') },
    { path: 'duty-holders', element: lazyPage(() => import('./holder-list-page'), 'DutyHolderListPage') },
    { path: 'duty-holders/:id', element: lazyPage(() => import('./holder-page'), 'DutyHolderPage') },
  ],
};
