import { AuditOutlined, CalendarOutlined } from '@ant-design/icons';
import type { Area } from '../../app/area';
import { lazyPage } from '../../app/lazy-page';

export const meetingArea: Area = {
  heading: { zh: '委员会与会议', en: 'Committees and meetings' },
  menu: [
    { path: 'meetings', label: { zh: '会议', en: 'Meetings' }, icon: <CalendarOutlined />, needs: ['meeting.read'], tenants: ['district'] },
    { path: 'resolutions', label: { zh: '会议决议', en: 'Resolutions' }, icon: <AuditOutlined />, needs: ['meeting.read'], tenants: ['district'] },
  ],
  routes: [
    { path: 'meetings', element: lazyPage(() => import('./list-page'), 'MeetingListPage') },
    { path: 'meetings/calendar', element: lazyPage(() => import('./calendar-page'), 'MeetingCalendarPage') },
    { path: 'meetings/figures', element: lazyPage(() => import('./figures-page'), 'MeetingFiguresPage') },
    { path: 'meetings/new', element: lazyPage(() => import('./plan-page'), 'PlanMeetingPage') },
    { path: 'meetings/:id', element: lazyPage(() => import('./meeting-page'), 'MeetingPage') },
    { path: 'resolutions', element: lazyPage(() => import('./resolutions-page'), 'ResolutionsPage') },
  ],
};
