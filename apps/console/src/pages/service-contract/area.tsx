import { SolutionOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const serviceContractArea: Area = {
  heading: { zh: '专家与服务', en: 'Experts and services' },
  menu: [{ path: 'service-contracts', label: { zh: '社会化服务', en: 'Services' }, icon: <SolutionOutlined />, needs: ['service-contract.read'], tenants: ['district'] }],
  routes: [
    { path: 'service-contracts', element: lazyPage(() => import('./list-page'), 'ServiceContractListPage') },
    { path: 'service-contracts/:id', element: lazyPage(() => import('./contract-page'), 'ServiceContractPage') },
  ],
};
