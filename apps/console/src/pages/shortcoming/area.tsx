import { ExclamationCircleOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { guarded } from '../../app/guarded-page';
import { lazyPage } from '../../app/lazy-page';

/** What a report shows to be wanting, and what is done about it. */
export const shortcomingArea: Area = {
  heading: { zh: '统计与计划', en: 'Reporting and plans' },
  menu: [{ path: 'shortcomings', label: { zh: '存在问题和不足', en: 'Shortcomings' }, icon: <ExclamationCircleOutlined />, needs: ['shortcoming.read'], tenants: ['district'] }],
  routes: [
    { path: 'shortcomings', element: guarded('shortcoming.read', lazyPage(() => import('./list-page'), 'ShortcomingListPage')) },
    { path: 'shortcomings/new', element: guarded('shortcoming.manage', lazyPage(() => import('./new-page'), 'NewShortcomingPage')) },
    { path: 'shortcomings/:id', element: guarded('shortcoming.read', lazyPage(() => import('./shortcoming-page'), 'ShortcomingPage')) },
  ],
};
