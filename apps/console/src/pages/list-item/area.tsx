import { AppstoreOutlined, BarChartOutlined, CheckSquareOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

const seen = { needs: ['responsibility-list.read'], tenants: ['district'] } as const;

export const listItemArea: Area = {
  heading: { zh: '责任清单与责任书', en: 'Lists and letters' },
  menu: [
    { path: 'list-items', label: { zh: '清单事项', en: 'Items of lists' }, icon: <CheckSquareOutlined />, ...seen },
    { path: 'list-items/coverage', label: { zh: '责任覆盖', en: 'Coverage by owners' }, icon: <AppstoreOutlined />, ...seen },
    { path: 'list-items/promotions', label: { zh: '问题上报', en: 'Promoted problems' }, icon: <BarChartOutlined />, ...seen },
  ],
  routes: [
    { path: 'list-items', element: lazyPage(() => import('./list-page'), 'ListItemListPage') },
    { path: 'list-items/coverage', element: lazyPage(() => import('./coverage-page'), 'CoveragePage') },
    { path: 'list-items/promotions', element: lazyPage(() => import('./promotions-page'), 'PromotionsPage') },
    { path: 'list-items/import', element: lazyPage(() => import('./import-page'), 'ListItemImportPage') },
    { path: 'list-items/:id', element: lazyPage(() => import('./item-page'), 'ListItemPage') },
  ],
};
