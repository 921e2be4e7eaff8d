import { z } from 'zod';
import { committeeErrors } from './committee.errors';
import { defineOperation, uuid } from '../kit';
import * as dto from './standing-meeting.dto';
import { standingMeetingErrors as e } from './standing-meeting.errors';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const read = { ...base, method: 'GET', permission: 'meeting.read', status: 200 } as const;

export const standingMeetingApi = {
  establish: defineOperation({
    ...base, id: 'standing-meeting.establish', method: 'POST', path: '/standing-meetings', summary: { zh: '建立定期会议', en: 'Establish a standing meeting' }, permission: 'meeting.manage',
    body: dto.establishStandingMeetingBody, status: 201, response: dto.standingMeeting, etag: true, errors: [e.out_of_scope, e.unknown_division, e.unknown_unit, committeeErrors.unknown],
  }),
  list: defineOperation({ ...read, id: 'standing-meeting.list', path: '/standing-meetings', summary: { zh: '定期会议（支持 CSV、Excel 导出）', en: 'Standing meetings, newest first; exports the same rows' }, query: dto.standingMeetingQuery, response: dto.standingMeetingPage, export: true }),
  figures: defineOperation({ ...read, id: 'standing-meeting.figures', path: '/standing-meetings/figures', summary: { zh: '按期召开率', en: 'How many periods were held in time, of each standing meeting and of all' }, query: dto.standingFiguresQuery, response: dto.standingFigures }),
  get: defineOperation({ ...read, id: 'standing-meeting.get', path: '/standing-meetings/:id', summary: { zh: '定期会议详情', en: 'Get a standing meeting' }, params: id, response: dto.standingMeeting, etag: true }),
  calendar: defineOperation({ ...read, id: 'standing-meeting.calendar', path: '/standing-meetings/:id/calendar', summary: { zh: '定期会议日历：各期召开情况', en: 'Its periods of a year, and whether each was held in time, late or not' }, params: id, query: dto.meetingCalendarQuery, response: dto.meetingCalendar }),
  end: defineOperation({
    ...base, id: 'standing-meeting.end', method: 'POST', path: '/standing-meetings/:id/actions/end', summary: { zh: '终止定期会议', en: 'End a standing meeting' }, permission: 'meeting.manage',
    params: id, body: dto.endStandingMeetingBody, status: 200, response: dto.standingMeeting, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, e.before],
  }),
};
