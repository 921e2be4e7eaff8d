import { ApartmentOutlined, InboxOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const cityArea: Area = {
  heading: { zh: '下属单位', en: 'Bureaus' },
  menu: [
    { path: 'districts', label: { zh: '区县一览', en: 'Districts' }, icon: <ApartmentOutlined />, needs: ['tenant.read'], tenants: ['city'] },
    { path: 'districts', label: { zh: '城市与区县', en: 'Cities and districts' }, icon: <ApartmentOutlined />, needs: ['tenant.read'], tenants: ['platform'] },
    { path: 'dead-letters', label: { zh: '死信', en: 'Dead letters' }, icon: <InboxOutlined />, needs: ['dead-letter.read'], tenants: ['city', 'platform'] },
  ],
  routes: [
    { path: 'districts', element: lazyPage(() => import('./districts-page'), 'DistrictsPage') },
    { path: 'districts/open', element: lazyPage(() => import('./open-page'), 'OpenPage') },
    { path: 'districts/:district', element: lazyPage(() => import('./district-page'), 'DistrictPage') },
    { path: 'dead-letters', element: lazyPage(() => import('./dead-letters-page'), 'DeadLettersPage') },
    { path: 'dead-letters/:id', element: lazyPage(() => import('./dead-letter-page'), 'DeadLetterPage') },
  ],
};
