import { AuditOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { guarded } from '../../app/guarded-page';
import { lazyPage } from '../../app/lazy-page';

/** Rules and standards in the making. */
export const ruleMakingArea: Area = {
  heading: { zh: '统计与计划', en: 'Reporting and plans' },
  menu: [{ path: 'rule-makings', label: { zh: '立法与标准化', en: 'Rules and standards' }, icon: <AuditOutlined />, needs: ['rule-making.read'], tenants: ['district'] }],
  routes: [
    { path: 'rule-makings', element: guarded('rule-making.read', lazyPage(() => import('./list-page'), 'RuleMakingListPage')) },
    { path: 'rule-makings/:id', element: guarded('rule-making.read', lazyPage(() => import('./rule-page'), 'RuleMakingPage')) },
  ],
};
