import { DashboardOutlined, SlidersOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const portraitArea: Area = {
  heading: { zh: '一企一档', en: 'Subjects' },
  menu: [
    { path: 'portraits', label: { zh: '画像分布', en: 'Portraits' }, icon: <DashboardOutlined />, needs: ['portrait.read'], tenants: ['district'] },
    { path: 'portrait-models', label: { zh: '画像模型', en: 'Portrait model' }, icon: <SlidersOutlined />, needs: ['portrait-model.manage'], tenants: ['district'] },
  ],
  routes: [
    { path: 'portraits', element: lazyPage(() => import('./distribution-page'), 'DistributionPage') },
    { path: 'portraits/list', element: lazyPage(() => import('./list-page'), 'PortraitListPage') },
    { path: 'portrait-models', element: lazyPage(() => import('./models-page'), 'ModelsPage') },
    { path: 'portrait-models/new', element: lazyPage(() => import('./model-page'), 'ModelNewPage') },
    { path: 'portrait-models/:id', element: lazyPage(() => import('./model-page'), 'ModelPage') },
    { path: 'subjects/:id/check-up', element: lazyPage(() => import('./report-page'), 'ReportPage') },
  ],
};
