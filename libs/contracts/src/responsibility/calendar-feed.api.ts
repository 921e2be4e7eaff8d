import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './calendar-feed.dto';

const base = { service: 'responsibility' } as const;

export const calendarFeedApi = {
  open: defineOperation({
    ...base, id: 'calendar-feed.open', method: 'POST', path: '/calendar-feeds', summary: { zh: '取得会议日历订阅地址（仅显示一次，原地址失效）', en: 'Get an address at which a calendar reads one\'s meetings; shown once, and the one before ends' },
    permission: 'signed-in', status: 201, response: dto.openedCalendarFeed,
  }),
  list: defineOperation({ ...base, id: 'calendar-feed.list', method: 'GET', path: '/calendar-feeds', summary: { zh: '本人的会议日历订阅', en: 'One\'s own calendar feed, if there is one' }, permission: 'signed-in', status: 200, response: dto.calendarFeeds }),
  revoke: defineOperation({ ...base, id: 'calendar-feed.revoke', method: 'DELETE', path: '/calendar-feeds/:id', summary: { zh: '停用会议日历订阅', en: 'Revoke one\'s calendar feed: its address is unknown at once' }, permission: 'signed-in', params: z.object({ id: uuid }), status: 204 }),
  // A calendar program has no sign-in and no headers of ours: all it can have is an address.
  read: defineOperation({
    ...base, id: 'calendar-feed.read', method: 'GET', path: '/public/:slug/calendars/:calendar', summary: { zh: '会议日历（iCalendar，供日历软件订阅）', en: 'Meetings as iCalendar (RFC 5545), for calendar programs; the address is the secret' },
    permission: 'public', limits: { address: { most: 60, seconds: 60 }, tenant: { most: 600, seconds: 60 } }, params: z.object({ slug: z.string().regex(/^\d{6}$/), calendar: dto.calendarFile }), status: 200, produces: 'text/calendar',
  }),
};
