import { calendarOf, hashOf } from './calendar-feed.rules';

const meeting = (more: object = {}) => ({
  id: '01980000-0000-7000-8000-000000000411', number: 'HY440310-2026-0001', kind: 'dispatch' as const, kind_name: null, title: '调度会', planned_at: new Date('2026-03-02T01:30:00Z'), held_at: null, ended_at: null, duration_minutes: 90, place: '三楼; 会议室',
  status: 'planned' as const, created_at: new Date('2026-02-01T00:00:00Z'), updated_at: new Date('2026-02-02T00:00:00Z'), version: 3, ...more,
});
const lines = (text: string): string[] => text.split('\r\n');

describe('meetings as iCalendar', () => {
  it('given a meeting, then its id stays, its sequence is its version, and its instants are in UTC', () => {
    const text = calendarOf('440310', [meeting()]);
    expect(lines(text)).toEqual(expect.arrayContaining(['BEGIN:VCALENDAR', 'VERSION:2.0', 'UID:01980000-0000-7000-8000-000000000411@440310.anlan', 'SEQUENCE:3', 'DTSTAMP:20260202T000000Z', 'DTSTART:20260302T013000Z', 'DTEND:20260302T030000Z', 'SUMMARY:调度会', 'LOCATION:三楼\\; 会议室', 'STATUS:CONFIRMED']));
  });

  it('given one that was cancelled, or held at another time, then it says so', () => {
    expect(lines(calendarOf('440310', [meeting({ status: 'cancelled' })]))).toContain('STATUS:CANCELLED');
    const held = lines(calendarOf('440310', [meeting({ status: 'held', held_at: new Date('2026-03-02T01:40:00Z'), ended_at: new Date('2026-03-02T02:00:00Z') })]));
    expect(held).toEqual(expect.arrayContaining(['DTSTART:20260302T014000Z', 'DTEND:20260302T020000Z']));
  });

  it('given a long Chinese title, then no line has more than 75 octets, no character is cut, and unfolded it is the title', () => {
    const title = '关于贯彻落实防范重特大事故会议精神的紧急会议'.repeat(8) + '🌊';
    const text = calendarOf('440310', [meeting({ title })]);
    expect(Math.max(...lines(text).map((l) => Buffer.byteLength(l)))).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\uFFFD');
    expect(text.replace(/\r\n /g, '')).toContain(`SUMMARY:${title}\r\n`);
  });

  it('given a title that would begin a line of its own, then it does not', () => {
    const text = calendarOf('440310', [meeting({ title: '会议\r\nBEGIN:VEVENT\nEND:VCALENDAR' })]);
    expect(lines(text).filter((l) => l === 'BEGIN:VEVENT')).toHaveLength(1);
    expect(lines(text).filter((l) => l === 'END:VCALENDAR')).toHaveLength(1);
  });
});

it('given a token, then only its hash is to be kept, and another has another', () => {
  expect(hashOf('a')).toHaveLength(32);
  expect(hashOf('a').equals(hashOf('b'))).toBe(false);
});
