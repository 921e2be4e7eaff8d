import { AimOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { guarded } from '../../app/guarded-page';
import { lazyPage } from '../../app/lazy-page';

/** What is to be reached by when, and how far it is. */
export const targetArea: Area = {
  heading: { zh: '统计与计划', en: 'Reporting and plans' },
  menu: [{ path: 'targets', label: { zh: '工作目标', en: 'Targets' }, icon: <AimOutlined />, needs: ['target.read'], tenants: ['district'] }],
  routes: [
    { path: 'targets', element: guarded('target.read', lazyPage(() => import('./list-page'), 'TargetListPage')) },
    { path: 'targets/:id', element: guarded('target.read', lazyPage(() => import('./target-page'), 'TargetPage')) },
  ],
};
