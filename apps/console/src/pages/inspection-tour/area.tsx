import { FileSearchOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { guarded } from '../../app/guarded-page';
import { lazyPage } from '../../app/lazy-page';

/** Tours of work-safety inspection. */
export const inspectionTourArea: Area = {
  heading: { zh: '任务与督办', en: 'Tasks and supervision' },
  menu: [{ path: 'inspection-tours', label: { zh: '安全生产巡查', en: 'Inspection tours' }, icon: <FileSearchOutlined />, needs: ['inspection-tour.read'], tenants: ['district'] }],
  routes: [
    { path: 'inspection-tours', element: guarded('inspection-tour.read', lazyPage(() => import('./list-page'), 'InspectionTourListPage')) },
    { path: 'inspection-tours/:id', element: guarded('inspection-tour.read', lazyPage(() => import('./tour-page'), 'InspectionTourPage')) },
  ],
};
