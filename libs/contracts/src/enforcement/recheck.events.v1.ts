import { z } from 'zod';
import { defineEvent, uuid } from '../kit';
import { recheckResults } from './recheck.dto';

const person = z.object({ id: z.string(), name: z.string() });
const common = z.object({ recheckId: uuid, number: z.string(), name: z.string(), divisionCode: z.string(), actor: person.nullable() });
const example = { recheckId: '01980000-0000-7000-8000-0000000000c1', number: 'FC440310-2026-0001', name: '三季度隐患整改抽查', divisionCode: '440310000000', actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } };
const of = { service: 'enforcement', aggregate: 'recheck', version: 1 } as const;

export const recheckEvents = {
  drawn: defineEvent({
    ...of, event: 'drawn', summary: { zh: '已抽取销号隐患复查', en: 'Closed hazards were drawn to be looked at again' },
    data: common.extend({ poolSize: z.number().int(), drawn: z.number().int(), seed: z.string() }), example: { ...example, poolSize: 9454, drawn: 100, seed: '2026-10-08 福彩3D 5 0 8' },
  }),
  recorded: defineEvent({
    ...of, event: 'recorded', summary: { zh: '复查结果已登记', en: 'What a re-check found was recorded' },
    data: common.extend({ hazardId: uuid, hazardNumber: z.string(), result: z.enum(recheckResults), note: z.string() }),
    example: { ...example, hazardId: '01980000-0000-7000-8000-000000000001', hazardNumber: 'YH-440310-2026-000001', result: 'holds' as const, note: '通道畅通' },
  }),
};
export type RecheckEvent = keyof typeof recheckEvents;
