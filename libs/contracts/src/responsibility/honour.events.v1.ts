import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { honourKinds, honourLevels } from './honour.dto';
import { honourStates } from './honour.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const data = z.object({ honourId: uuid, number: z.string(), kind: z.enum(honourKinds), level: z.enum(honourLevels), awardedOn: z.string(), holders: z.number().int(), status: z.enum(honourStates), actor });
const event = (name: string, zh: string, en: string, status: string): EventSpec =>
  defineEvent({
    service: 'responsibility', aggregate: 'honour', event: name, version: 1, summary: { zh, en }, data: data as z.ZodType,
    example: { honourId: '01980000-0000-7000-8000-000000000921', number: 'RY440310-2026-0001', kind: 'individual', level: 'city', awardedOn: '2026-06-20', holders: 4, status, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } },
  }) as EventSpec;
export const honourEvents = {
  registered: event('registered', '荣誉已登记', 'An honour was registered', 'registered'),
  changed: event('changed', '荣誉登记已修改', 'An honour was changed before it was verified', 'registered'),
  verified: event('verified', '荣誉已核实', 'An honour was verified', 'verified'),
  withdrawn: event('withdrawn', '荣誉已撤销', 'An honour was withdrawn', 'withdrawn'),
};
export type HonourEvent = keyof typeof honourEvents;
