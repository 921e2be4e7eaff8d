import { SwapOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const handOverArea: Area = {
  heading: { zh: '责任人与包保', en: 'Duty holders' },
  menu: [{ path: 'hand-overs/waiting', label: { zh: '职责交接', en: 'Hand-overs' }, icon: <SwapOutlined />, needs: ['hand-over.manage'], tenants: ['district'] }],
  routes: [
    { path: 'hand-overs', element: lazyPage(() => import('./list-page'), 'HandOverListPage') },
    { path: 'hand-overs/waiting', element: lazyPage(() => import('./waiting-page'), 'WaitingPage') },
    { path: 'hand-overs/holdings', element: lazyPage(() => import('./holdings-page'), 'HoldingsPage') },
    { path: 'hand-overs/:id', element: lazyPage(() => import('./hand-over-page'), 'HandOverPage') },
  ],
};
