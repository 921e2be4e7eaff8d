import { TrophyOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { guarded } from '../../app/guarded-page';
import { lazyPage } from '../../app/lazy-page';

/** Honours, and practices that were spread. */
export const honourArea: Area = {
  heading: { zh: '统计与计划', en: 'Reporting and plans' },
  menu: [{ path: 'honours', label: { zh: '荣誉与典型经验', en: 'Honours' }, icon: <TrophyOutlined />, needs: ['honour.read'], tenants: ['district'] }],
  routes: [
    { path: 'honours', element: guarded('honour.read', lazyPage(() => import('./list-page'), 'HonourListPage')) },
    { path: 'honours/:id', element: guarded('honour.read', lazyPage(() => import('./honour-page'), 'HonourPage')) },
  ],
};
