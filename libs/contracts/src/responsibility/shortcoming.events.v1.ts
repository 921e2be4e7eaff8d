import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { shortcomingStates } from './shortcoming.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const data = z.object({ shortcomingId: uuid, number: z.string(), reportPeriodId: uuid, period: z.string(), figureKeys: z.array(z.string()), taskId: uuid.nullable(), targetId: uuid.nullable(), status: z.enum(shortcomingStates), actor });
const id = (n: number): string => `01980000-0000-7000-8000-0000000009${n}`;
const event = (name: string, zh: string, en: string, more: object): EventSpec =>
  defineEvent({
    service: 'responsibility', aggregate: 'shortcoming', event: name, version: 1, summary: { zh, en }, data: data as z.ZodType,
    example: { shortcomingId: id(31), number: 'BZ440310-2026-0001', reportPeriodId: id(10), period: '2026-10', figureKeys: ['tasks.completion'], taskId: null, targetId: null, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' }, ...more },
  }) as EventSpec;
export const shortcomingEvents = {
  written: event('written', '问题和不足已写入', 'A shortcoming was written', { status: 'open' }),
  changed: event('changed', '问题和不足已修改', 'A shortcoming was reworded', { status: 'open' }),
  countered: event('countered', '改进措施已定', 'A countermeasure was named', { status: 'countered', targetId: id(11) }),
  closed: event('closed', '问题和不足已销号', 'A shortcoming was closed', { status: 'closed', targetId: id(11) }),
};
export type ShortcomingEvent = keyof typeof shortcomingEvents;
