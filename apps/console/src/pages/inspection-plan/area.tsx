import { CalendarOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const inspectionPlanArea: Area = {
  heading: { zh: '检查与专项行动', en: 'Checks and campaigns' },
  menu: [{ path: 'inspection-plans', label: { zh: '年度检查计划', en: 'Inspection plans' }, icon: <CalendarOutlined />, needs: ['inspection-plan.read'], tenants: ['district'] }],
  routes: [
    { path: 'inspection-plans', element: lazyPage(() => import('./list-page'), 'InspectionPlanListPage') },
    { path: 'inspection-plans/:id', element: lazyPage(() => import('./plan-page'), 'InspectionPlanPage') },
  ],
};
