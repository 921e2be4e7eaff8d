import { AccountBookOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const fundArea: Area = {
  heading: { zh: '经费、达标与机制', en: 'Funds, standards and mechanisms' },
  menu: [{ path: 'funds', label: { zh: '专项经费', en: 'Funds' }, icon: <AccountBookOutlined />, needs: ['fund.read'], tenants: ['district'] }],
  routes: [
    { path: 'funds', element: lazyPage(() => import('./fund-list-page'), 'FundListPage') },
    { path: 'funds/:id', element: lazyPage(() => import('./fund-page'), 'FundPage') },
    { path: 'fund-projects', element: lazyPage(() => import('./list-pages'), 'FundProjectListPage') },
    { path: 'fund-projects/:id', element: lazyPage(() => import('./project-page'), 'FundProjectPage') },
    { path: 'fund-payments', element: lazyPage(() => import('./list-pages'), 'FundPaymentListPage') },
    { path: 'fund-payments/:id', element: lazyPage(() => import('./payment-page'), 'FundPaymentPage') },
    { path: 'fund-adjustments', element: lazyPage(() => import('./list-pages'), 'FundAdjustmentListPage') },
    { path: 'fund-adjustments/:id', element: lazyPage(() => import('./adjustment-page'), 'FundAdjustmentPage') },
    { path: 'fund-bulletins', element: lazyPage(() => import('./list-pages'), 'FundBulletinListPage') },
    { path: 'fund-bulletins/:id', element: lazyPage(() => import('./bulletin-page'), 'FundBulletinPage') },
  ],
};
