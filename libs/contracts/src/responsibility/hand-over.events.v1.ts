import { z } from 'zod';
import { day, defineEvent, uuid, type EventSpec } from '../kit';

export const handOverEvents = {
  made: defineEvent({
    service: 'responsibility', aggregate: 'hand_over', event: 'made', version: 1, summary: { zh: '职责已交接', en: 'What a person held was handed over, whole' },
    data: z.object({ handOverId: uuid, memberId: uuid, on: day, divisionCode: z.string(), duties: z.number().int(), guardianships: z.number().int(), successorIds: z.array(uuid), actor: z.object({ id: z.string(), name: z.string() }).nullable() }) as z.ZodType,
    example: { handOverId: '01980000-0000-7000-8000-000000000908', memberId: '01980000-0000-7000-8000-000000000906', on: '2026-06-01', divisionCode: '440310000000', duties: 3, guardianships: 1, successorIds: ['01980000-0000-7000-8000-000000000909'], actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } },
  }) as EventSpec,
};
