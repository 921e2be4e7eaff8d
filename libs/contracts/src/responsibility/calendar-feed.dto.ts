import { z } from 'zod';
import { instant, shownOnce, uuid } from '../kit';

export const calendarFeed = z.object({ id: uuid, openedAt: instant }).meta({ id: 'CalendarFeed' });
export type CalendarFeed = z.infer<typeof calendarFeed>;
export const openedCalendarFeed = calendarFeed.extend({ path: shownOnce(z.string().meta({ description: '订阅地址（仅显示一次）below the origin; whoever has it reads the meetings' })) }).meta({ id: 'OpenedCalendarFeed' });
export type OpenedCalendarFeed = z.infer<typeof openedCalendarFeed>;
export const calendarFeeds = z.object({ items: z.array(calendarFeed).max(1) });
/** 43 characters of base64url: 256 random bits. */
export const calendarFile = z.string().regex(/^[A-Za-z0-9_-]{43}\.ics$/).meta({ description: '<secret>.ics' });
