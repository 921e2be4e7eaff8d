import { ApartmentOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const cityArea: Area = {
  heading: { zh: '下属单位', en: 'Bureaus' },
  menu: [
    { path: 'districts', label: { zh: '区县一览', en: 'Districts' }, icon: <ApartmentOutlined />, needs: ['tenant.read'], tenants: ['city'] },
    { path: 'districts', label: { zh: '城市与区县', en: 'Cities and districts' }, icon: <ApartmentOutlined />, needs: ['tenant.read'], tenants: ['platform'] },
  ],
  routes: [
    { path: 'districts', element: lazyPage(() => import('./districts-page'), 'DistrictsPage') },
    { path: 'districts/open', element: lazyPage(() => import('./open-page'), 'OpenPage') },
    { path: 'districts/:district', element: lazyPage(() => import('./district-page'), 'DistrictPage') },
  ],
};
