import { EnvironmentOutlined, WarningOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const dutyObjectArea: Area = {
  heading: { zh: '责任人与包保', en: 'Duty holders' },
  menu: [
    { path: 'duty-objects', label: { zh: '三防对象', en: 'Duty objects' }, icon: <EnvironmentOutlined />, needs: ['duty-holder.read'], tenants: ['district'] },
    { path: 'duty-objects/figures', label: { zh: '责任人落实率', en: 'Holders in place' }, icon: <WarningOutlined />, needs: ['duty-holder.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'duty-objects', element: lazyPage(() => import('./list-page'), 'DutyObjectListPage') },
    { path: 'duty-objects/import', element: lazyPage(() => import('./import-page'), 'DutyObjectImportPage') },
    { path: 'duty-objects/gaps', element: lazyPage(() => import('./gaps-page'), 'DutyGapsPage') },
    { path: 'duty-objects/figures', element: lazyPage(() => import('./figures-page'), 'DutyFiguresPage') },
    { path: 'duty-objects/:id', element: lazyPage(() => import('./object-page'), 'DutyObjectPage') },
  ],
};
