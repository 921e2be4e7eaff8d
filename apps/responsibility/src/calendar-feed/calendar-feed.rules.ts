import { meetingKinds } from '@anlan/contracts/responsibility';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { createHash } from 'node:crypto';
import type { MeetingRow } from '../meeting/meeting.entity';

/** A secret of 256 random bits needs no salt: nobody guesses it, and its hash finds the row. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

type Shown = Pick<MeetingRow, 'id' | 'number' | 'kind' | 'kind_name' | 'title' | 'planned_at' | 'held_at' | 'ended_at' | 'duration_minutes' | 'place' | 'status' | 'created_at' | 'updated_at' | 'version'>;

/** Meetings as RFC 5545 has them: instants in UTC, lines folded by octets, an id that stays, a sequence that rises with each change. */
export function calendarOf(slug: string, meetings: readonly Shown[]): string {
  const calendar = ical({ name: '安澜会议 Anlan meetings', prodId: { company: 'Anlan', product: 'responsibility', language: 'ZH' }, method: ICalCalendarMethod.PUBLISH, ttl: 3600 });
  for (const m of meetings) {
    const start = m.held_at ?? m.planned_at;
    calendar.createEvent({
      id: `${m.id}@${slug}.anlan`, sequence: m.version, stamp: m.updated_at, created: m.created_at, lastModified: m.updated_at, start, end: m.ended_at ?? new Date(start.getTime() + m.duration_minutes * 60_000),
      summary: m.title, location: m.place, description: `${m.kind_name ?? meetingKinds[m.kind].zh} ${m.number}`, status: m.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
