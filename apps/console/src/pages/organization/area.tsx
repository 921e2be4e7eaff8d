import { ApartmentOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

/** A bureau's own structure: its units and posts, its people and what they may do, its places. */
export const organizationArea: Area = {
  heading: { zh: '机构与人员', en: 'Organization' },
  menu: [{ path: 'organization/units', label: { zh: '机构与岗位', en: 'Units and posts' }, icon: <ApartmentOutlined />, needs: ['unit.manage'] }],
  routes: [{ path: 'organization/units', element: lazyPage(() => import('./units/units-page'), 'UnitsPage') }],
};
