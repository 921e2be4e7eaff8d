import { OrderedListOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const responsibilityListArea: Area = {
  heading: { zh: '责任清单与责任书', en: 'Lists and letters' },
  menu: [{ path: 'responsibility-lists', label: { zh: '责任清单', en: 'Responsibility lists' }, icon: <OrderedListOutlined />, needs: ['responsibility-list.read'], tenants: ['district'] }],
  routes: [
    { path: 'responsibility-lists', element: lazyPage(() => import('./list-page'), 'ResponsibilityListListPage') },
    { path: 'responsibility-lists/new', element: lazyPage(() => import('./draft-page'), 'DraftListPage') },
    { path: 'responsibility-lists/:id', element: lazyPage(() => import('./edition-page'), 'EditionPage') },
  ],
};
