import { z } from 'zod';
import { day, defineEvent, instant, uuid, type EventSpec } from '../kit';
import { meetingKindNames } from './meeting.kinds';
import { meetingStates, type MeetingState } from './meeting.lifecycle';

/** Neither titles nor persons: of a party meeting or a talk an integrator learns that there was one. */
const common = z.object({
  meetingId: uuid, number: z.string(), kind: z.enum(meetingKindNames), personal: z.boolean(), divisionCode: z.string(), committeeId: uuid.nullable(), standingMeetingId: uuid.nullable(), period: z.string().nullable(), plannedAt: instant, status: z.enum(meetingStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  meetingId: '01980000-0000-7000-8000-000000000411', number: 'HY440310-2026-0001', kind: 'major_accident_prevention', personal: false, divisionCode: '440310000000', committeeId: '01980000-0000-7000-8000-000000000400', standingMeetingId: '01980000-0000-7000-8000-000000000421', period: '2026-Q1',
  plannedAt: '2026-03-02T09:30:00+08:00', actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};
const meetingEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: MeetingState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'meeting', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;
const resolution = { resolutionId: uuid, resolutionNumber: z.number().int() };
const one = { resolutionId: '01980000-0000-7000-8000-000000000412', resolutionNumber: 1 };

export const meetingEvents = {
  planned: meetingEvent('planned', '会议已安排', 'A meeting was planned', 'planned', {}, {}),
  changed: meetingEvent('changed', '会议安排已修改', 'A meeting was changed', 'planned', {}, {}),
  postponed: meetingEvent('postponed', '会议已改期', 'A meeting was postponed', 'planned', { from: instant }, { from: '2026-02-27T09:30:00+08:00' }),
  held: meetingEvent('held', '会议已召开', 'A meeting was held', 'held', { heldAt: instant, present: z.number().int() }, { heldAt: '2026-03-02T09:32:00+08:00', present: 34 }),
  cancelled: meetingEvent('cancelled', '会议已取消', 'A meeting was cancelled', 'cancelled', {}, {}),
  concluded: meetingEvent('concluded', '议题结论已登记', 'The conclusion on a topic was recorded', 'held', { topic: z.number().int() }, { topic: 1 }),
  resolution_made: meetingEvent('resolution_made', '决议已作出', 'A resolution was made', 'held', { ...resolution, text: z.string().nullable().meta({ description: 'null of a personal meeting' }), leadUnitId: uuid, supportUnitIds: z.array(uuid), dueOn: day.nullable() }, { ...one, text: '开展有限空间作业专项整治', leadUnitId: '01980000-0000-7000-8000-000000000002', supportUnitIds: [], dueOn: '2026-06-30' }),
  resolution_withdrawn: meetingEvent('resolution_withdrawn', '决议已撤回', 'A resolution was withdrawn', 'held', resolution, one),
  minutes_drafted: meetingEvent('minutes_drafted', '纪要已起草', 'The minutes were drafted', 'drafted', {}, {}),
  minutes_returned: meetingEvent('minutes_returned', '纪要已退回', 'The minutes were returned', 'held', {}, {}),
  minutes_issued: meetingEvent('minutes_issued', '纪要已印发', 'The minutes were issued', 'minuted', { documentNumber: z.string().nullable(), resolutions: z.number().int() }, { documentNumber: '深坪安办纪〔2026〕3号', resolutions: 4 }),
};
export type MeetingEvent = keyof typeof meetingEvents;
