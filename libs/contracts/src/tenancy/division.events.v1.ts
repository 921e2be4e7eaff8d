import { z } from 'zod';
import { day, defineEvent } from '../kit';
import { divisionLevel } from './division.dto';

const facts = z.object({
  code: z.string(),
  name: z.string(),
  level: divisionLevel,
  parentCode: z.string().nullable(),
  validFrom: day,
  validTo: day.nullable().meta({ description: 'first day no longer in force' }),
});
const example = { code: '440310001001001', name: '第一网格', level: 'grid' as const, parentCode: '440310001001', validFrom: '2026-03-02', validTo: null };
const divisionEvent = { service: 'tenancy', aggregate: 'division', version: 1 } as const;

export const divisionEvents = {
  seeded: defineEvent({
    ...divisionEvent, event: 'seeded', summary: { zh: '区划已初始化', en: 'The tenant\'s divisions were taken from the national catalogue' },
    data: z.object({ rootCode: z.string(), counts: z.partialRecord(divisionLevel, z.number().int()) }),
    example: { rootCode: '440310000000', counts: { county: 1, street: 6, community: 30 } },
  }),
  added: defineEvent({
    ...divisionEvent, event: 'added', summary: { zh: '区划已新增', en: 'A division was added' },
    data: facts.extend({ predecessorCodes: z.array(z.string()).optional().meta({ description: '前身: from which it was made, by a split or merger' }) }), example,
  }),
  renamed: defineEvent({
    ...divisionEvent, event: 'renamed', summary: { zh: '区划已更名', en: 'A division was renamed' },
    data: facts.extend({ previousName: z.string() }), example: { ...example, previousName: '网格1' },
  }),
  retired: defineEvent({
    ...divisionEvent, event: 'retired', summary: { zh: '区划已停用', en: 'A division was retired' },
    data: facts.extend({ successorCodes: z.array(z.string()) }), example: { ...example, validTo: '2026-07-01', successorCodes: ['440310001001002'] },
  }),
};
