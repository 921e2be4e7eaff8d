import { NATIONAL_HOLIDAYS } from '@anlan/domain';
import { usualDueAt } from './hazard.due';

const friday = new Date('2026-03-06T16:30:00+08:00');
const deadlines = { general: { days: 5, unit: 'working' }, major: { days: 15, unit: 'calendar' }, soonDays: 3 };
const due = (own: Record<string, unknown>, level: 'general' | 'major' = 'general', now = friday) => usualDueAt(own, level, now)?.toISOString() ?? null;

describe('the usual deadline of a district', () => {
  it('given working days, then weekends are not counted; given calendar days, then all are; the last day counts whole', () => {
    expect(due({ deadlines })).toBe(new Date('2026-03-13T23:59:59+08:00').toISOString());
    expect(due({ deadlines }, 'major')).toBe(new Date('2026-03-21T23:59:59+08:00').toISOString());
  });

  it('given the last hour of a day in Shanghai, then that is the day it is counted from', () => {
    expect(due({ deadlines }, 'major', new Date('2026-03-06T23:30:00+08:00'))).toBe(new Date('2026-03-21T23:59:59+08:00').toISOString());
  });

  it('given a shutdown in the district\'s calendar, then its days are not worked', () => {
    const years = { 2026: { source: '停工通知', wholeYear: false, daysOff: [{ name: '停工', nameEn: '', from: '2026-03-09', to: '2026-03-10' }], workingDays: [] } };
    expect(due({ deadlines, calendar: { years } })).toBe(new Date('2026-03-17T23:59:59+08:00').toISOString());
  });

  it('given no days for the level, then none', () => {
    expect(due({ deadlines: { ...deadlines, general: null } })).toBeNull();
  });

  it('given a district that has set nothing, then the days of the product', () => {
    expect([due({}), due({}, 'major')]).toEqual([new Date('2026-03-21T23:59:59+08:00').toISOString(), new Date('2026-04-05T23:59:59+08:00').toISOString()]);
  });

  it('given working days into a year whose holidays are not known, then none rather than a guess', () => {
    const last = Math.max(...Object.keys(NATIONAL_HOLIDAYS).map(Number));
    expect(due({ deadlines }, 'general', new Date(`${last}-12-30T09:00:00+08:00`))).toBeNull();
    expect(due({ deadlines }, 'major', new Date(`${last}-12-30T09:00:00+08:00`))).toBe(new Date(`${last + 1}-01-14T23:59:59+08:00`).toISOString());
  });
});
