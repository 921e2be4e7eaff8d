import { AuditOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const dutyActArea: Area = {
  heading: { zh: '责任清单与责任书', en: 'Lists and letters' },
  menu: [{ path: 'duty-acts', label: { zh: '履职留痕', en: 'Acts of duties' }, icon: <AuditOutlined />, needs: ['responsibility-list.read'], tenants: ['district'] }],
  routes: [{ path: 'duty-acts', element: lazyPage(() => import('./list-page'), 'DutyActListPage') }],
};
