import { MobileOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const calendarFeedArea: Area = {
  heading: { zh: '委员会与会议', en: 'Committees and meetings' },
  menu: [{ path: 'calendar-feed', label: { zh: '会议日历订阅', en: 'Meetings on your phone' }, icon: <MobileOutlined />, needs: ['meeting.read'], tenants: ['district'] }],
  routes: [{ path: 'calendar-feed', element: lazyPage(() => import('./calendar-feed-page'), 'CalendarFeedPage') }],
};
