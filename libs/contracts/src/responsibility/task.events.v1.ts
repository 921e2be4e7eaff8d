import { z } from 'zod';
import { day, defineEvent, fieldChange, uuid, type EventSpec } from '../kit';
import { taskSourceKinds } from './task.dto';
import { taskStates, type TaskState } from './task.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const common = z.object({
  taskId: uuid, number: z.string(), title: z.string(), sourceKind: z.enum(taskSourceKinds), sourceId: z.string().nullable(), sourceTarget: z.number().int().nullable(), leadUnitId: uuid, leadMemberId: uuid.nullable(), supportUnitIds: z.array(uuid), divisionCode: z.string(), dueOn: day, parentTaskId: uuid.nullable(),
  committeeId: uuid.nullable().meta({ description: '以哪个委员会的名义' }), status: z.enum(taskStates), actor,
});
const example = {
  taskId: '01980000-0000-7000-8000-0000000000a1', number: 'RW440310-2026-0001', title: '开展有限空间作业专项整治', sourceKind: 'meeting' as const, sourceId: '01980000-0000-7000-8000-0000000000a4', sourceTarget: null, leadUnitId: '01980000-0000-7000-8000-0000000000a2', leadMemberId: null, supportUnitIds: [],
  divisionCode: '440310000000', dueOn: '2026-06-30', parentTaskId: null, committeeId: '01980000-0000-7000-8000-000000000401', actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};
const taskEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: TaskState, data: D, more: z.input<z.ZodObject<D>>, by: object = {}): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'task', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more, ...by } as never }) as EventSpec;
const percent = { percent: z.number().int() };
const reason = { reason: z.string() };

export const taskEvents = {
  issued: taskEvent('issued', '任务已下达', 'A task was issued', 'issued', {}, {}),
  accepted: taskEvent('accepted', '任务已签收', 'A task was accepted', 'accepted', {}, {}),
  progressed: taskEvent('progressed', '任务进度已填报', 'Progress of a task was reported', 'in_progress', { ...percent, unitId: uuid }, { percent: 60, unitId: '01980000-0000-7000-8000-0000000000a2' }),
  submitted: taskEvent('submitted', '任务已报送完成', 'A task was submitted as finished', 'submitted', { submittedOn: day }, { submittedOn: '2026-06-20' }),
  verified: taskEvent('verified', '任务已核验完成', 'A task was verified and is done', 'done', { inTime: z.boolean() }, { inTime: true }),
  returned: taskEvent('returned', '任务已退回', 'A task was returned', 'returned', reason, { reason: '缺少佐证' }),
  extension_requested: taskEvent('extension_requested', '任务已申请延期', 'A later day was asked for', 'in_progress', { newDueOn: day, ...reason }, { newDueOn: '2026-07-31', reason: '汛期影响' }),
  extension_decided: taskEvent('extension_decided', '任务延期已审批', 'A later day was granted or refused', 'in_progress', { result: z.enum(['granted', 'refused']), before: day }, { result: 'granted', before: '2026-06-30' }),
  changed: taskEvent('changed', '任务已调整', 'A task was changed by who issued it', 'in_progress', { ...reason, changes: z.array(fieldChange) }, { reason: '上级要求提前', changes: [{ path: 'dueOn', from: '2026-06-30', to: '2026-06-15' }] }),
  cancelled: taskEvent('cancelled', '任务已取消', 'A task was cancelled', 'cancelled', reason, { reason: '与另一任务合并' }),
  urged: taskEvent('urged', '任务已催办', 'The lead of a task was urged', 'in_progress', { note: z.string(), urgedUnitId: uuid }, { note: '请于本周五前报送进度', urgedUnitId: '01980000-0000-7000-8000-0000000000a2' }),
  acknowledged: taskEvent('acknowledged', '催办已回应', 'The lead acknowledged that it was urged', 'in_progress', { note: z.string(), urges: z.number().int().meta({ description: 'how many urges it answers' }) }, { note: '周五前完成整改并报送', urges: 1 }),
  overdue: taskEvent('overdue', '任务已逾期', 'The day of a task has passed: told once for each day it was due', 'in_progress', {}, {}, { actor: null }),
};
export type TaskEvent = keyof typeof taskEvents;

export const taskReminderEvents = {
  told: defineEvent({
    service: 'responsibility', aggregate: 'task_reminder', event: 'told', version: 1, summary: { zh: '每周提醒：单位本周到期与已逾期的任务', en: 'A unit was reminded of what is due in the week and what is overdue: once a week, from Monday 09:00' },
    data: z.object({ week: z.string(), unitId: uuid, unitName: z.string(), due: z.number().int(), overdue: z.number().int(), actor }),
    example: { week: '2026-W10', unitId: '01980000-0000-7000-8000-0000000000a2', unitName: '安全生产基础科', due: 2, overdue: 1, actor: null },
  }),
  due: defineEvent({
    service: 'responsibility', aggregate: 'task_reminder', event: 'due', version: 1, summary: { zh: '任务提醒：将到期或已逾期', en: 'The lead of a task was reminded that it will be due, or is overdue: as often as the setting taskReminder says' },
    data: z.object({ taskId: uuid, number: z.string(), title: z.string(), leadUnitId: uuid, leadMemberId: uuid.nullable(), dueOn: day, daysLeft: z.number().int().meta({ description: 'to the day due; below zero: so many days overdue' }), actor }),
    example: { taskId: '01980000-0000-7000-8000-0000000000a1', number: 'RW440310-2026-0001', title: '开展有限空间作业专项整治', leadUnitId: '01980000-0000-7000-8000-0000000000a2', leadMemberId: null, dueOn: '2026-06-30', daysLeft: 3, actor: null },
  }),
};

export const taskBulletinEvents = {
  issued: defineEvent({
    service: 'responsibility', aggregate: 'task_bulletin', event: 'issued', version: 1, summary: { zh: '任务通报已印发', en: 'A bulletin of tasks was issued, and is frozen' },
    data: z.object({ bulletinId: uuid, number: z.string(), month: z.string(), divisionCode: z.string(), correctsId: uuid.nullable(), given: z.number().int(), done: z.number().int(), overdue: z.number().int(), actor }),
    example: { bulletinId: '01980000-0000-7000-8000-0000000000a3', number: 'RWTB440310-2026-0001', month: '2026-03', divisionCode: '440310000000', correctsId: null, given: 12, done: 9, overdue: 2, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } },
  }),
};
