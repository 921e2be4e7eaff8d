import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { expertLevels, fen } from './expert.dto';
import { expertStates, expertTaskStates, type ExpertState, type ExpertTaskState } from './expert.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const by = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const expertId = '01980000-0000-7000-8000-000000000081';

/** Never who the expert is: a subscriber that may know asks for the record. */
const expert = z.object({ expertId: uuid, number: z.string(), divisionCode: z.string(), speciality: z.string(), level: z.enum(expertLevels), status: z.enum(expertStates), actor });
const expertEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: ExpertState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'expert', event, version: 1, summary: { zh, en }, data: expert.extend(data) as z.ZodType,
    example: { expertId, number: 'ZJK440310-0001', divisionCode: '440310000000', speciality: '危险化学品', level: 'province', status, actor: by, ...more },
  }) as EventSpec;
export const expertEvents = {
  added: expertEvent('added', '专家已入库', 'An expert was added to the roster', 'active', {}, {}),
  changed: expertEvent('changed', '专家信息已修改', 'What is on file of an expert was changed', 'active', {}, {}),
  removed: expertEvent('removed', '专家已出库', 'An expert was removed from the roster', 'removed', { reason: z.string() }, { reason: '聘期届满' }),
  restored: expertEvent('restored', '专家已重新入库', 'An expert is on the roster again', 'active', {}, {}),
};
export type ExpertEvent = keyof typeof expertEvents;

const task = z.object({ taskId: uuid, expertId: uuid, subjectId: uuid, contractId: uuid.nullable(), divisionCode: z.string(), fee: fen, status: z.enum(expertTaskStates), actor });
const taskEvent = (event: string, zh: string, en: string, status: ExpertTaskState): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'expert_task', event, version: 1, summary: { zh, en }, data: task as z.ZodType,
    example: {
      taskId: '01980000-0000-7000-8000-000000000082', expertId, subjectId: '01980000-0000-7000-8000-000000000041', contractId: null, divisionCode: '440310001001', fee: 80000, status, actor: by,
    },
  }) as EventSpec;
export const expertTaskEvents = {
  assigned: taskEvent('assigned', '专家任务已派出', 'An expert was tasked', 'assigned'),
  finished: taskEvent('finished', '专家任务已完成', 'A task of an expert is finished', 'finished'),
  cancelled: taskEvent('cancelled', '专家任务已取消', 'A task of an expert was cancelled', 'cancelled'),
};
export type ExpertTaskEvent = keyof typeof expertTaskEvents;
