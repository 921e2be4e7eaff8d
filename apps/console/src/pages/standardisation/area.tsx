import { SafetyCertificateOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const standardisationArea: Area = {
  heading: { zh: '一企一档', en: 'Subjects' },
  menu: [{ path: 'standardisations', label: { zh: '安全生产标准化', en: 'Standardisation' }, icon: <SafetyCertificateOutlined />, needs: ['standardisation.read'], tenants: ['district'] }],
  routes: [
    { path: 'standardisations', element: lazyPage(() => import('./list-page'), 'StandardisationListPage') },
    { path: 'standardisations/:id', element: lazyPage(() => import('./standardisation-page'), 'StandardisationPage') },
  ],
};
