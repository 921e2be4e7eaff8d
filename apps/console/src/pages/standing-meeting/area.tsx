import { FieldTimeOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const standingMeetingArea: Area = {
  heading: { zh: '委员会与会议', en: 'Committees and meetings' },
  menu: [{ path: 'standing-meetings', label: { zh: '定期会议', en: 'Standing meetings' }, icon: <FieldTimeOutlined />, needs: ['meeting.read'], tenants: ['district'] }],
  routes: [
    { path: 'standing-meetings', element: lazyPage(() => import('./list-page'), 'StandingMeetingListPage') },
    { path: 'standing-meetings/figures', element: lazyPage(() => import('./list-page'), 'StandingMeetingListPage') },
    { path: 'standing-meetings/:id', element: lazyPage(() => import('./standing-meeting-page'), 'StandingMeetingPage') },
  ],
};
