import { DeploymentUnitOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const dutyKindArea: Area = {
  heading: { zh: '责任人与包保', en: 'Duty holders' },
  menu: [{ path: 'duty-kinds', label: { zh: '三防对象种类', en: 'Kinds of duty objects' }, icon: <DeploymentUnitOutlined />, needs: ['duty-kind.manage'], tenants: ['district'] }],
  routes: [
    { path: 'duty-kinds', element: lazyPage(() => import('./list-page'), 'DutyKindListPage') },
    { path: 'duty-kinds/library', element: lazyPage(() => import('./library-page'), 'DutyKindLibraryPage') },
    { path: 'duty-kinds/:id', element: lazyPage(() => import('./kind-page'), 'DutyKindPage') },
  ],
};
