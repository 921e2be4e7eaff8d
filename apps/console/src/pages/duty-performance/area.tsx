import { FileSearchOutlined, SolutionOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const dutyPerformanceArea: Area = {
  heading: { zh: '考核', en: 'Assessment' },
  menu: [
    { path: 'duty-performances', label: { zh: '照单履职', en: 'Duty performance' }, icon: <FileSearchOutlined />, needs: ['duty-performance.read'], tenants: ['district'] },
    { path: 'duty-performances/mine', label: { zh: '我的履职', en: 'My duties' }, icon: <SolutionOutlined />, needs: ['own-duty-performance.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'duty-performances', element: lazyPage(() => import('./list-page'), 'DutyPerformanceListPage') },
    { path: 'duty-performances/mine', element: lazyPage(() => import('./sheet-page'), 'MyDutyPerformancePage') },
    { path: 'duty-performances/:id', element: lazyPage(() => import('./sheet-page'), 'DutyPerformancePage') },
  ],
};
