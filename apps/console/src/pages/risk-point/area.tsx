import { AlertOutlined, ApartmentOutlined, BarChartOutlined, HeatMapOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const riskPointArea: Area = {
  heading: { zh: '风险与检查', en: 'Risks and checks' },
  menu: [
    { path: 'risk-points', label: { zh: '风险点', en: 'Risk points' }, icon: <AlertOutlined />, needs: ['risk-point.read'], tenants: ['district'] },
    { path: 'risk-points/map', label: { zh: '风险四色图', en: 'Risk map' }, icon: <HeatMapOutlined />, needs: ['risk-point.read'], tenants: ['district'] },
    { path: 'risk-points/labels', label: { zh: '责任标签', en: 'Risk labels' }, icon: <ApartmentOutlined />, needs: ['risk-point.read'], tenants: ['district'] },
    { path: 'risk-points/statistics', label: { zh: '风险统计', en: 'Risks in numbers' }, icon: <BarChartOutlined />, needs: ['risk-point.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'risk-points', element: lazyPage(() => import('./list-page'), 'RiskPointListPage') },
    { path: 'risk-points/new', element: lazyPage(() => import('./collect-page'), 'RiskPointCollectPage') },
    { path: 'risk-points/map', element: lazyPage(() => import('./map-page'), 'RiskPointMapPage') },
    { path: 'risk-points/statistics', element: lazyPage(() => import('./statistics-page'), 'RiskPointStatisticsPage') },
    { path: 'risk-points/labels', element: lazyPage(() => import('./labels-page'), 'RiskLabelsPage') },
    { path: 'risk-points/import', element: lazyPage(() => import('./import-page'), 'RiskPointImportPage') },
    { path: 'risk-points/:id', element: lazyPage(() => import('./risk-point-page'), 'RiskPointPage') },
  ],
};
