import { BarChartOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { guarded } from '../../app/guarded-page';
import { lazyPage } from '../../app/lazy-page';

/** Reports of weeks, months, quarters, half years and years. */
export const reportPeriodArea: Area = {
  heading: { zh: '统计与计划', en: 'Reporting and plans' },
  menu: [{ path: 'report-periods', label: { zh: '统计与通报', en: 'Reports' }, icon: <BarChartOutlined />, needs: ['report-period.read'], tenants: ['district'] }],
  routes: [
    { path: 'report-periods', element: guarded('report-period.read', lazyPage(() => import('./list-page'), 'ReportPeriodListPage')) },
    { path: 'report-periods/:id', element: guarded('report-period.read', lazyPage(() => import('./period-page'), 'ReportPeriodPage')) },
  ],
};
