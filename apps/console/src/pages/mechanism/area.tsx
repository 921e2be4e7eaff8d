import { AppstoreOutlined, CheckSquareOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const mechanismArea: Area = {
  heading: { zh: '经费、达标与机制', en: 'Funds, standards and mechanisms' },
  menu: [
    { path: 'mechanism-records', label: { zh: '机制落实', en: 'Mechanisms in place' }, icon: <CheckSquareOutlined />, needs: ['mechanism-record.read'], tenants: ['district'] },
    { path: 'mechanism-templates', label: { zh: '机制模板', en: 'Mechanism templates' }, icon: <AppstoreOutlined />, needs: ['mechanism.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'mechanism-templates', element: lazyPage(() => import('./template-list-page'), 'MechanismTemplateListPage') },
    { path: 'mechanism-templates/:id', element: lazyPage(() => import('./template-page'), 'MechanismTemplatePage') },
    { path: 'mechanism-records', element: lazyPage(() => import('./record-list-page'), 'MechanismRecordListPage') },
    { path: 'mechanism-records/import', element: lazyPage(() => import('./import-page'), 'MechanismImportPage') },
    { path: 'mechanism-records/:id', element: lazyPage(() => import('./record-page'), 'MechanismRecordPage') },
  ],
};
