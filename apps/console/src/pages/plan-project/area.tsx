import { FlagOutlined, ProfileOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { guarded } from '../../app/guarded-page';
import { lazyPage } from '../../app/lazy-page';

/** Five-year plans, and how far their projects are. */
export const planProjectArea: Area = {
  heading: { zh: '统计与计划', en: 'Reporting and plans' },
  menu: [
    { path: 'plan-projects', label: { zh: '规划项目', en: 'Projects of plans' }, icon: <FlagOutlined />, needs: ['plan-project.read'], tenants: ['district'] },
    { path: 'development-plans', label: { zh: '五年规划', en: 'Five-year plans' }, icon: <ProfileOutlined />, needs: ['plan-project.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'development-plans', element: guarded('plan-project.read', lazyPage(() => import('./plan-list-page'), 'DevelopmentPlanListPage')) },
    { path: 'development-plans/:id', element: guarded('plan-project.read', lazyPage(() => import('./plan-page'), 'DevelopmentPlanPage')) },
    { path: 'plan-projects', element: guarded('plan-project.read', lazyPage(() => import('./list-page'), 'PlanProjectListPage')) },
    { path: 'plan-projects/:id', element: guarded('plan-project.read', lazyPage(() => import('./project-page'), 'PlanProjectPage')) },
  ],
};
