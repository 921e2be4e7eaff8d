import { z } from 'zod';
import { committeeErrors } from './committee.errors';
import { defineOperation, uuid } from '../kit';
import * as dto from './meeting.dto';
import { meetingErrors as e } from './meeting.errors';
import { meetingLifecycle, type MeetingAction } from './meeting.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const read = { ...base, method: 'GET', permission: 'meeting.read', status: 200 } as const;
const step = <B extends z.ZodType>(verb: MeetingAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `meeting.${verb}`, method: 'POST', path: `/meetings/:id/actions/${verb}`, summary: { zh, en }, permission: meetingLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.meetingDetail, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });
const people = [e.unknown_unit, e.unknown_member];

export const meetingApi = {
  plan: defineOperation({
    ...base, id: 'meeting.plan', method: 'POST', path: '/meetings', summary: { zh: '安排会议', en: 'Plan a meeting' }, permission: 'meeting.manage',
    body: dto.planMeetingBody, status: 201, response: dto.meetingDetail, etag: true, errors: [e.out_of_scope, e.unknown_division, committeeErrors.unknown, e.unknown_standing_meeting, e.other_series, e.unknown_file, ...people],
  }),
  list: defineOperation({ ...read, id: 'meeting.list', path: '/meetings', summary: { zh: '会议（支持 CSV、Excel 导出）', en: 'Meetings, newest first; exports the same rows' }, query: dto.meetingQuery, response: dto.meetingPage, export: true }),
  figures: defineOperation({ ...read, id: 'meeting.figures', path: '/meetings/figures', summary: { zh: '会议次数（按种类、月份），可下钻', en: 'Meetings held, by kind and month; each figure leads to its rows' }, query: dto.meetingFiguresQuery, response: dto.meetingFigures }),
  get: defineOperation({ ...read, id: 'meeting.get', path: '/meetings/:id', summary: { zh: '会议详情', en: 'Get a meeting' }, params: id, response: dto.meetingDetail, etag: true }),
  change: defineOperation({
    ...base, id: 'meeting.change', method: 'PATCH', path: '/meetings/:id', summary: { zh: '修改会议安排（召开之前）', en: 'Change a meeting that is planned' }, permission: 'meeting.manage',
    params: id, body: dto.changeMeetingBody, status: 200, response: dto.meetingDetail, etag: true, ifMatch: true, errors: [e.out_of_scope, e.not_planned, ...people],
  }),
  postpone: step('postpone', dto.postponeMeetingBody, '改期', 'Postpone a meeting; both times stay on record', [e.same_time]),
  hold: step('hold', dto.holdMeetingBody, '登记召开与到会', 'Record that a meeting was held, and who attended', [e.future, ...people]),
  cancel: step('cancel', dto.reasonBody, '取消会议', 'Cancel a meeting'),
  conclude: step('conclude', dto.concludeTopicBody, '登记议题结论', 'Record the conclusion on a topic', [e.unknown_topic]),
  resolve: step('resolve', dto.resolveBody, '登记决议', 'Record a resolution', [e.unknown_topic, e.unknown_unit, e.due_before, e.full]),
  withdraw: step('withdraw-resolution', dto.withdrawResolutionBody, '撤回决议', 'Withdraw a resolution', [e.unknown_resolution]),
  draft: step('draft-minutes', dto.draftMinutesBody, '起草纪要送签', 'Draft the minutes', [e.unknown_file]),
  return: step('return-minutes', dto.reasonBody, '退回纪要', 'Return the minutes to who drafted them', [e.same_person]),
  issue: step('issue-minutes', dto.issueMinutesBody, '签发纪要（须由他人）', 'Issue the minutes, by another person', [e.same_person]),
  file: defineOperation({ ...read, id: 'meeting.file', path: '/meetings/:id/files/:fileId', summary: { zh: '下载会议附件', en: 'Download a file of a meeting' }, params: id.extend({ fileId: uuid }), produces: 'application/octet-stream', audited: 'downloaded' }),
  resolutions: defineOperation({ ...read, id: 'meeting.resolutions', path: '/resolutions', summary: { zh: '会议决议（支持 CSV、Excel 导出）', en: 'Resolutions of meetings, newest first; exports the same rows' }, query: dto.resolutionQuery, response: dto.resolutionPage, export: true }),
};
