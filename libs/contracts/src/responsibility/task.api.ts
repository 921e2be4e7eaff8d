import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import { committeeErrors as ce } from './committee.errors';
import * as bulletin from './task-bulletin.dto';
import * as dto from './task.dto';
import { taskBulletinErrors as be, taskErrors as e } from './task.errors';
import { taskLifecycle, type TaskAction } from './task.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: TaskAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `task.${verb}`, method: 'POST', path: `/tasks/:id/actions/${verb}`, summary: { zh, en }, permission: taskLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.taskDetail, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const taskApi = {
  issue: defineOperation({
    ...base, id: 'task.issue', method: 'POST', path: '/tasks', summary: { zh: '下达任务（可分解为子任务）', en: 'Issue a task, or a sub-task of one' }, permission: 'task.manage', body: dto.issueTaskBody, status: 201, response: dto.taskDetail, etag: true,
    errors: [e.out_of_scope, e.unknown_division, e.unknown_unit, e.unknown_member, e.unknown_file, e.unknown_parent, e.unknown_source, ce.unknown, ce.not_in_name, e.lead_cannot_perform, e.parent_ended, e.too_deep, e.support_is_lead],
  }),
  list: defineOperation({ ...base, id: 'task.list', method: 'GET', path: '/tasks', summary: { zh: '任务（支持 CSV、Excel 导出）', en: 'Tasks, newest first or by their day; exports the same rows' }, permission: 'task.read', query: dto.taskQuery, status: 200, response: dto.taskPage, export: true }),
  reminders: defineOperation({ ...base, id: 'task.reminders', method: 'GET', path: '/tasks/reminders', summary: { zh: '每周提醒：各单位本周到期与已逾期的任务', en: 'Weekly reminder: what is due in the week and what is overdue, by unit' }, permission: 'task.read', query: bulletin.taskRemindersQuery, status: 200, response: bulletin.taskReminders }),
  bulletin: defineOperation({ ...base, id: 'task.bulletin', method: 'GET', path: '/tasks/bulletin', summary: { zh: '月度通报（未印发，按现状）', en: 'Monthly bulletin by lead unit, as things are now' }, permission: 'task.read', query: bulletin.taskBulletinQuery, status: 200, response: bulletin.taskBulletinDraft }),
  get: defineOperation({ ...base, id: 'task.get', method: 'GET', path: '/tasks/:id', summary: { zh: '任务详情：进度与延期记录', en: 'A task with its progress and its days' }, permission: 'task.read', params: id, status: 200, response: dto.taskDetail, etag: true }),
  file: defineOperation({ ...base, id: 'task.file', method: 'GET', path: '/tasks/:id/files/:fileId', summary: { zh: '下载任务附件、佐证', en: 'Download a file of a task' }, permission: 'task.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  change: defineOperation({
    ...base, id: 'task.change', method: 'PATCH', path: '/tasks/:id', summary: { zh: '调整任务（下达人，办结之前）', en: 'Change a task, by who issued it, while it is worked on' }, permission: taskLifecycle.actions.change.permission,
    params: id, body: dto.changeTaskBody, status: 200, response: dto.taskDetail, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, e.not_issuer, e.no_change, e.own_day, e.past_day, e.extension_pending, e.unknown_unit, e.support_is_lead],
  }),
  accept: step('accept', dto.acceptTaskBody, '签收任务', 'Accept a task', [e.lead_only]),
  progress: step('progress', dto.progressTaskBody, '填报进度（牵头、配合单位）', 'Report progress: the lead and supporting units', [e.not_named, e.has_subtasks, e.falls, e.unknown_file, e.unknown_unit]),
  submit: step('submit', dto.submitTaskBody, '报送完成', 'Submit a task as finished', [e.lead_only, e.subtasks_open, e.evidence_wanted, e.unknown_file]),
  verify: step('verify', dto.verifyTaskBody, '核验（须由他人）', 'Verify a task, by another person', [e.same_person, e.subtasks_open]),
  return: step('return', dto.returnTaskBody, '退回', 'Return a task with a reason', [e.same_person]),
  requestExtension: step('request-extension', dto.requestTaskExtensionBody, '申请延期', 'Ask for a later day', [e.lead_only, e.not_later, e.extension_pending]),
  decideExtension: step('decide-extension', dto.decideTaskExtensionBody, '审批延期（须由他人）', 'Grant or refuse a later day, by another person', [e.no_extension, e.own_request, e.reason_wanted]),
  urge: step('urge', dto.urgeTaskBody, '催办（每日至多一次）', 'Urge the lead of a task, at most once a day', [e.urged_today]),
  acknowledge: step('acknowledge', dto.acknowledgeTaskBody, '回应催办（牵头单位、牵头人）', 'Acknowledge an urge, by the lead', [e.not_urged, e.lead_answers, e.own_urge]),
  cancel: step('cancel', dto.cancelTaskBody, '取消任务', 'Cancel a task', [e.subtasks_open]),
};

export const taskBulletinApi = {
  issue: defineOperation({
    ...base, id: 'task-bulletin.issue', method: 'POST', path: '/task-bulletins', summary: { zh: '印发任务通报', en: 'Issue a bulletin: a copy that never changes' }, permission: 'task.manage', body: bulletin.issueTaskBulletinBody, status: 201, response: bulletin.taskBulletin, etag: true,
    errors: [be.out_of_scope, be.unknown_division, be.unknown_corrected, be.issued_already, be.corrected_already, be.not_begun],
  }),
  list: defineOperation({ ...base, id: 'task-bulletin.list', method: 'GET', path: '/task-bulletins', summary: { zh: '已印发的任务通报（支持导出）', en: 'Bulletins that were issued, newest first; exports the same rows' }, permission: 'task.read', query: bulletin.taskBulletinsQuery, status: 200, response: bulletin.taskBulletinPage, export: true }),
  get: defineOperation({ ...base, id: 'task-bulletin.get', method: 'GET', path: '/task-bulletins/:id', summary: { zh: '任务通报详情', en: 'A bulletin with its rows as they were' }, permission: 'task.read', params: id, status: 200, response: bulletin.taskBulletin, etag: true }),
};
