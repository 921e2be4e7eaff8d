import { z } from 'zod';
import { day, divisionCode, instant, page, pageQuery, text, uuid } from '../kit';
import { meetingKindNames } from './meeting.kinds';
import { meetingRhythmNames, periodStateNames, standingMeetingActions, standingMeetingStates } from './standing-meeting.lifecycle';

const facts = {
  name: text(100).meta({ description: '名称, e.g. 季度防范重特大事故会议' }), kind: z.enum(meetingKindNames).exclude(['other']).meta({ description: '会议种类' }), rhythm: z.enum(meetingRhythmNames).meta({ description: '每周 weekly (ISO weeks) | 每月 monthly | 每季度 quarterly | 每年 yearly' }),
  times: z.number().int().min(1).max(10).meta({ description: '每期次数' }), from: day.meta({ description: '自' }), to: day.nullable().meta({ description: '至; null: until it is ended' }),
};
export const establishStandingMeetingBody = z
  .strictObject({ ...facts, times: facts.times.default(1), to: facts.to.default(null), committeeId: uuid.nullable().default(null), divisionCode: divisionCode.meta({ description: 'the district, or a street of it' }), unitId: uuid.nullable().default(null).meta({ description: '组织单位' }) })
  .refine((b) => b.to === null || b.from <= b.to, { path: ['to'], message: '结束日期不能早于开始日期 / The last day is not before the first' })
  .meta({ id: 'EstablishStandingMeeting' });
export type EstablishStandingMeetingBody = z.output<typeof establishStandingMeetingBody>;
export const endStandingMeetingBody = z.strictObject({ on: day.meta({ description: '最后一日' }), reason: text(500) });
export type EndStandingMeetingBody = z.output<typeof endStandingMeetingBody>;

const person = z.object({ id: z.string(), name: z.string() });
export const standingMeeting = z
  .object({
    id: uuid, ...facts, kind: z.enum(meetingKindNames), committeeId: uuid.nullable(), divisionCode: z.string(), divisionName: z.string(), unitId: uuid.nullable(), unitName: z.string().nullable(), status: z.enum(standingMeetingStates).meta({ description: 'running 执行中 | ended 已终止' }),
    endReason: z.string().nullable(), establishedBy: person, establishedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(standingMeetingActions)),
  })
  .meta({ id: 'StandingMeeting' });
export type StandingMeeting = z.infer<typeof standingMeeting>;
export const standingMeetingPage = page(standingMeeting);
export const standingMeetingQuery = pageQuery.extend({ status: z.enum(standingMeetingStates).optional(), rhythm: z.enum(meetingRhythmNames).optional(), committeeId: uuid.optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), q: text(100).optional().meta({ description: 'words in the name' }) });
export type StandingMeetingQuery = z.output<typeof standingMeetingQuery>;

const year = z.string().regex(/^(19|20)\d{2}$/, '年份应如 2026 / A year, such as 2026').meta({ description: 'periods that end in the year' });
export const meetingCalendarQuery = z.object({ year: year.optional().meta({ description: 'periods that end in the year; this year where it is left out' }) });
const withinAYear = ({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean => (from === undefined) === (to === undefined) && (from === undefined || to === undefined || (from <= to && Date.parse(to) - Date.parse(from) <= 366 * 86_400_000));
export const standingFiguresQuery = z.object({ year: year.optional().meta({ description: 'periods that end in the year; this year where nothing is said' }), from: day.optional().meta({ description: 'periods that end within days instead of a year: on the day or later; together with to, at most a year' }), to: day.optional().meta({ description: 'periods that end on the day or before' }), committeeId: uuid.optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) })
  .refine(withinAYear, { path: ['to'], message: '起止日期须同时给出，先后有序，不超过一年 / Both days, in their order, and at most a year' });
export type StandingFiguresQuery = z.output<typeof standingFiguresQuery>;
const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of meetings gives those of it' });
/** 按期召开率: of the periods that are over, those in which as many meetings as wanted were held before their end. */
const rate = { inTime: z.number().int().meta({ description: '分子 periods held in time' }), ended: z.number().int().meta({ description: '分母 periods that are over' }), rate: z.number().nullable().meta({ description: '按期召开率 inTime / ended; null where none is over' }) };
export const meetingPeriod = z
  .object({
    period: z.string(), from: day, to: day, wanted: z.number().int(), inTime: z.number().int().meta({ description: 'held for the period, by its last day' }), late: z.number().int().meta({ description: 'held for the period, after its last day' }), planned: z.number().int().meta({ description: 'planned for the period and not held yet' }),
    state: z.enum(periodStateNames).meta({ description: 'held 按期召开 | late 逾期召开 | missed 未召开 | open 期内' }), filter,
  })
  .meta({ id: 'MeetingPeriod' });
export type MeetingPeriod = z.infer<typeof meetingPeriod>;
export const meetingCalendar = z.object({ asOf: instant, standingMeetingId: uuid, ...rate, periods: z.array(meetingPeriod) }).meta({ id: 'MeetingCalendar' });
export type MeetingCalendar = z.infer<typeof meetingCalendar>;
export const standingFigures = z.object({ asOf: instant, ...rate, meetings: z.array(z.object({ standingMeetingId: uuid, name: z.string(), ...rate, filter })).max(500) }).meta({ id: 'StandingMeetingFigures' });
export type StandingFigures = z.infer<typeof standingFigures>;
