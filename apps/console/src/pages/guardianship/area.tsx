import { ApartmentOutlined, HomeOutlined, PieChartOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const guardianshipArea: Area = {
  heading: { zh: '责任人与包保', en: 'Duty holders' },
  menu: [
    { path: 'guardianships', label: { zh: '包保', en: 'Guardianships' }, icon: <HomeOutlined />, needs: ['guardianship.read'], tenants: ['district'] },
    { path: 'guardianships/coverage', label: { zh: '包保覆盖率', en: 'Coverage by guardians' }, icon: <PieChartOutlined />, needs: ['guardianship.read'], tenants: ['district'] },
    { path: 'guardianship-tiers', label: { zh: '包保层级', en: 'Tiers of guardianship' }, icon: <ApartmentOutlined />, needs: ['duty-kind.manage'], tenants: ['district'] },
  ],
  routes: [
    { path: 'guardianships', element: lazyPage(() => import('./list-page'), 'GuardianshipListPage') },
    { path: 'guardianships/new', element: lazyPage(() => import('./new-page'), 'NewGuardianshipPage') },
    { path: 'guardianships/tree', element: lazyPage(() => import('./tree-page'), 'GuardianshipTreePage') },
    { path: 'guardianships/coverage', element: lazyPage(() => import('./coverage-page'), 'CoveragePage') },
    { path: 'guardianships/:id', element: lazyPage(() => import('./guardianship-page'), 'GuardianshipPage') },
    { path: 'guardianship-tiers', element: lazyPage(() => import('./tier-list-page'), 'TierListPage') },
    { path: 'guardianship-tiers/:id', element: lazyPage(() => import('./tier-page'), 'TierPage') },
  ],
};
