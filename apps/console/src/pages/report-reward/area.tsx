import { GiftOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const reportRewardArea: Area = {
  heading: { zh: '隐患排查治理', en: 'Hazards' },
  menu: [{ path: 'report-rewards', label: { zh: '举报奖励', en: 'Rewards of reports' }, icon: <GiftOutlined />, needs: ['report-reward.read'], tenants: ['district'] }],
  routes: [
    { path: 'report-rewards', element: lazyPage(() => import('./list-page'), 'ReportRewardListPage') },
    { path: 'report-rewards/:id', element: lazyPage(() => import('./reward-page'), 'ReportRewardPage') },
  ],
};
