import { CarOutlined, IdcardOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const expertArea: Area = {
  heading: { zh: '专家与服务', en: 'Experts and services' },
  menu: [
    { path: 'experts', label: { zh: '专家库', en: 'Experts' }, icon: <IdcardOutlined />, needs: ['expert.read'], tenants: ['district'] },
    { path: 'expert-tasks', label: { zh: '专家任务', en: 'Tasks of experts' }, icon: <CarOutlined />, needs: ['service-contract.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'experts', element: lazyPage(() => import('./list-page'), 'ExpertListPage') },
    { path: 'experts/:id', element: lazyPage(() => import('./expert-page'), 'ExpertPage') },
    { path: 'expert-tasks', element: lazyPage(() => import('./task-list-page'), 'ExpertTaskListPage') },
    { path: 'expert-tasks/:id', element: lazyPage(() => import('./task-page'), 'ExpertTaskPage') },
  ],
};
