import { BarChartOutlined, EnvironmentOutlined, WarningOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const hazardArea: Area = {
  heading: { zh: '隐患排查治理', en: 'Hazards' },
  menu: [
    { path: 'hazards', label: { zh: '隐患台账', en: 'Ledger of hazards' }, icon: <WarningOutlined />, needs: ['hazard.read'], tenants: ['district'] },
    { path: 'hazards/map', label: { zh: '隐患地图', en: 'Hazards on the map' }, icon: <EnvironmentOutlined />, needs: ['hazard.read'], tenants: ['district'] },
    { path: 'hazards/statistics', label: { zh: '隐患统计', en: 'Hazards in numbers' }, icon: <BarChartOutlined />, needs: ['hazard.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'hazards', element: lazyPage(() => import('./list-page'), 'HazardListPage') },
    { path: 'hazards/new', element: lazyPage(() => import('./report-page'), 'ReportPage') },
    { path: 'hazards/import', element: lazyPage(() => import('./import-page'), 'HazardImportPage') },
    { path: 'hazards/map', element: lazyPage(() => import('./map/hazard-map-page'), 'HazardMapPage') },
    { path: 'hazards/statistics', element: lazyPage(() => import('./statistics/statistics-page'), 'HazardStatisticsPage') },
    { path: 'hazards/:id', element: lazyPage(() => import('./hazard-page'), 'HazardPage') },
  ],
};
