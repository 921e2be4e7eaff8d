import { BankOutlined, EnvironmentOutlined, PieChartOutlined, UserDeleteOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const subjectArea: Area = {
  heading: { zh: '一企一档', en: 'Subjects' },
  menu: [
    { path: 'subjects', label: { zh: '监管对象', en: 'Register of subjects' }, icon: <BankOutlined />, needs: ['subject.read'], tenants: ['district'] },
    { path: 'subjects/ownerless', label: { zh: '无责任人名单', en: 'Without an owner' }, icon: <UserDeleteOutlined />, needs: ['subject.manage'], tenants: ['district'] },
    { path: 'subjects/map', label: { zh: '对象地图', en: 'Subjects on the map' }, icon: <EnvironmentOutlined />, needs: ['subject.read'], tenants: ['district'] },
    { path: 'subjects/statistics', label: { zh: '对象统计', en: 'Subjects in numbers' }, icon: <PieChartOutlined />, needs: ['subject.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'subjects', element: lazyPage(() => import('./list-page'), 'SubjectListPage') },
    { path: 'subjects/ownerless', element: lazyPage(() => import('./list-page'), 'OwnerlessPage') },
    { path: 'subjects/new', element: lazyPage(() => import('./register-page'), 'RegisterPage') },
    { path: 'subjects/import', element: lazyPage(() => import('./import-page'), 'SubjectImportPage') },
    { path: 'subjects/statistics', element: lazyPage(() => import('./statistics-page'), 'SubjectStatisticsPage') },
    { path: 'subjects/map', element: lazyPage(() => import('./map-page'), 'SubjectMapPage') },
    { path: 'subjects/sheets', element: lazyPage(() => import('./sheets-page'), 'SheetsPage') },
    { path: 'subjects/at/:code', element: lazyPage(() => import('./by-code-page'), 'ByCodePage') },
    { path: 'subjects/:id', element: lazyPage(() => import('./subject-page'), 'SubjectPage') },
    { path: 'subjects/:id/edit', element: lazyPage(() => import('./edit-page'), 'EditPage') },
    { path: 'subjects/:id/sheet', element: lazyPage(() => import('./sheet-page'), 'SheetPage') },
  ],
};
