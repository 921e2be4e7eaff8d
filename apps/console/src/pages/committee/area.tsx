import { ApartmentOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const committeeArea: Area = {
  heading: { zh: '委员会与会议', en: 'Committees and meetings' },
  menu: [{ path: 'committees', label: { zh: '委员会', en: 'Committees' }, icon: <ApartmentOutlined />, needs: ['committee.read'], tenants: ['district'] }],
  routes: [
    { path: 'committees', element: lazyPage(() => import('./list-page'), 'CommitteeListPage') },
    { path: 'committees/vacancies', element: lazyPage(() => import('./vacancies-page'), 'CommitteeVacanciesPage') },
    { path: 'committees/figures', element: lazyPage(() => import('./figures-page'), 'CommitteeFiguresPage') },
    { path: 'committees/:id', element: lazyPage(() => import('./committee-page'), 'CommitteePage') },
  ],
};
