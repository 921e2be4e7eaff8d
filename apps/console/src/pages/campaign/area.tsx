import { FlagOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const campaignArea: Area = {
  heading: { zh: '检查与专项行动', en: 'Checks and campaigns' },
  menu: [{ path: 'campaigns', label: { zh: '专项行动', en: 'Campaigns' }, icon: <FlagOutlined />, needs: ['campaign.read'], tenants: ['district'] }],
  routes: [
    { path: 'campaigns', element: lazyPage(() => import('./list-page'), 'CampaignListPage') },
    { path: 'campaigns/:id', element: lazyPage(() => import('./campaign-page'), 'CampaignPage') },
  ],
};
