import { z } from 'zod';
import { day, defineEvent, uuid } from '../kit';

const data = z.object({
  assignmentId: uuid,
  memberId: uuid,
  role: z.string(),
  unitId: uuid.nullable(),
  divisionCode: z.string().nullable(),
  unitOnly: z.boolean().meta({ description: 'covers only records of the unit and of units below it' }),
  delegatedFrom: uuid.nullable().meta({ description: 'the assignment of which this is a delegation' }),
  validFrom: day,
  validTo: day.nullable().meta({ description: 'first day no longer in force' }),
});
const example = {
  assignmentId: '01980000-0000-7000-8000-00000000000a', memberId: '01980000-0000-7000-8000-000000000009', role: 'street-officer', unitId: null,
  divisionCode: '440310001000', unitOnly: false, delegatedFrom: null, validFrom: '2026-03-02', validTo: null as string | null,
};
const assignmentEvent = (event: string, zh: string, en: string, validTo: string | null) =>
  defineEvent({ service: 'tenancy', aggregate: 'assignment', event, version: 1, summary: { zh, en }, data, example: { ...example, validTo } });

export const assignmentEvents = {
  created: assignmentEvent('created', '已授予角色', 'A role was bound to a member', null),
  ended: assignmentEvent('ended', '已终止授权', 'An assignment ended', '2026-06-01'),
};
