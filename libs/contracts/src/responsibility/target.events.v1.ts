import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { targetComparisons, targetStates } from './target.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const data = z.object({ targetId: uuid, number: z.string(), year: z.number().int(), comparison: z.enum(targetComparisons), value: z.number(), unit: z.string(), current: z.number().nullable(), status: z.enum(targetStates), actor });
const event = (name: string, zh: string, en: string, more: object = {}): EventSpec =>
  defineEvent({
    service: 'responsibility', aggregate: 'target', event: name, version: 1, summary: { zh, en }, data: data as z.ZodType,
    example: { targetId: '01980000-0000-7000-8000-000000000911', number: 'MB440310-2026-0001', year: 2026, comparison: 'at_least', value: 5000, unit: '人', current: 3200, status: 'in_progress', actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' }, ...more },
  }) as EventSpec;
export const targetEvents = {
  set: event('set', '目标已设定', 'A target was set', { status: 'set', current: null }),
  changed: event('changed', '目标已修改', 'A target was changed before anything was reported', { status: 'set', current: null }),
  reported: event('reported', '目标进展已填报', 'Progress was reported by the owner'),
  measured: event('measured', '目标已取数', 'Progress was read from a figure'),
  reached: event('reached', '目标已完成', 'The target was found reached', { status: 'reached', current: 5100 }),
  missed: event('missed', '目标未完成', 'The target was found missed', { status: 'missed' }),
  dropped: event('dropped', '目标已取消', 'The target was dropped', { status: 'dropped' }),
  carried_over: event('carried_over', '目标已结转', 'The target was carried over to the next year', { status: 'missed' }),
};
export type TargetEvent = keyof typeof targetEvents;
