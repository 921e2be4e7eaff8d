import { FileSearchOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const recheckArea: Area = {
  heading: { zh: '隐患排查治理', en: 'Hazards' },
  menu: [{ path: 'rechecks', label: { zh: '抽查复查', en: 'Sampling re-checks' }, icon: <FileSearchOutlined />, needs: ['hazard.verify'], tenants: ['district'] }],
  routes: [
    { path: 'rechecks', element: lazyPage(() => import('./list-page'), 'RecheckListPage') },
    { path: 'rechecks/:id', element: lazyPage(() => import('./recheck-page'), 'RecheckPage') },
  ],
};
