import { ApartmentOutlined, TeamOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { guarded } from '../../app/guarded-page';
import { lazyPage } from '../../app/lazy-page';

/** Industrial parks and their parties. */
export const parkArea: Area = {
  heading: { zh: '经费、达标与机制', en: 'Funds, standards and mechanisms' },
  menu: [
    { path: 'parks', label: { zh: '工业园区', en: 'Industrial parks' }, icon: <ApartmentOutlined />, needs: ['park.read'], tenants: ['district'] },
    { path: 'park-parties', label: { zh: '园区三方', en: 'Parties of parks' }, icon: <TeamOutlined />, needs: ['park.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'parks', element: guarded('park.read', lazyPage(() => import('./list-page'), 'ParkListPage')) },
    { path: 'parks/:id', element: guarded('park.read', lazyPage(() => import('./park-page'), 'ParkPage')) },
    { path: 'park-parties', element: guarded('park.read', lazyPage(() => import('./party-list-page'), 'ParkPartyListPage')) },
    { path: 'park-parties/import', element: guarded('park.manage', lazyPage(() => import('./import-page'), 'ParkPartyImportPage')) },
    { path: 'park-parties/:id', element: guarded('park.read', lazyPage(() => import('./party-page'), 'ParkPartyPage')) },
  ],
};
