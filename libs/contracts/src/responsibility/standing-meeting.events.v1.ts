import { z } from 'zod';
import { day, defineEvent, uuid, type EventSpec } from '../kit';
import { meetingKindNames } from './meeting.kinds';
import { meetingRhythmNames, standingMeetingStates, type StandingMeetingState } from './standing-meeting.lifecycle';

const common = z.object({
  standingMeetingId: uuid, name: z.string(), kind: z.enum(meetingKindNames), rhythm: z.enum(meetingRhythmNames), times: z.number().int(), committeeId: uuid.nullable(), divisionCode: z.string(), from: day, to: day.nullable(), status: z.enum(standingMeetingStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  standingMeetingId: '01980000-0000-7000-8000-000000000421', name: '季度防范重特大事故会议', kind: 'major_accident_prevention', rhythm: 'quarterly', times: 1, committeeId: null, divisionCode: '440310000000', from: '2026-01-01', to: null,
  actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};
const standingEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: StandingMeetingState, data: D, more: object): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'standing_meeting', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;

export const standingMeetingEvents = {
  established: standingEvent('established', '定期会议已建立', 'A standing meeting was established', 'running', {}, {}),
  ended: standingEvent('ended', '定期会议已终止', 'A standing meeting was ended', 'ended', { reason: z.string() }, { to: '2026-12-31', reason: '并入工作例会' }),
};
export type StandingMeetingEvent = keyof typeof standingMeetingEvents;
