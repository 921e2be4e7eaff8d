import { SoundOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

/** What everybody reports on the district's public page. Its line of the menu stands with the hazards, which reports become. */
export const publicReportArea: Area = {
  heading: { zh: '隐患排查治理', en: 'Hazards' },
  menu: [{ path: 'public-reports', label: { zh: '公众举报', en: 'Public reports' }, icon: <SoundOutlined />, needs: ['public-report.read'], tenants: ['district'] }],
  routes: [
    { path: 'public-reports', element: lazyPage(() => import('./list-page'), 'PublicReportListPage') },
    { path: 'public-reports/:id', element: lazyPage(() => import('./report-page'), 'PublicReportPage') },
  ],
};
