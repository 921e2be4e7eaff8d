import { FileProtectOutlined, NotificationOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const assignmentSlipArea: Area = {
  heading: { zh: '检查与专项行动', en: 'Checks and campaigns' },
  menu: [
    { path: 'assignment-slips', label: { zh: '暗访交办单', en: 'Assignment slips' }, icon: <FileProtectOutlined />, needs: ['check.read'], tenants: ['district'] },
    { path: 'monthly-themes', label: { zh: '每月一主题', en: 'Monthly themes' }, icon: <NotificationOutlined />, needs: ['check.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'assignment-slips', element: lazyPage(() => import('./list-page'), 'AssignmentSlipListPage') },
    { path: 'assignment-slips/:id', element: lazyPage(() => import('./slip-page'), 'AssignmentSlipPage') },
    { path: 'monthly-themes', element: lazyPage(() => import('./themes-page'), 'MonthlyThemesPage') },
  ],
};
