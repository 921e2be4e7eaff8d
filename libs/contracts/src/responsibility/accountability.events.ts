import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { accountabilityStates } from './accident.lifecycle';
import { accountabilityMeasures, accountabilitySourceKinds } from './accountability.dto';

/** Never who is held to account. */
const common = z.object({
  accountabilityId: uuid, source: z.object({ kind: z.enum(accountabilitySourceKinds), id: uuid.nullable() }), subject: z.enum(['unit', 'person']), measure: z.enum(accountabilityMeasures).nullable(), status: z.enum(accountabilityStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const id = '01980000-0000-7000-8000-0000000000e1';
const example = { accountabilityId: '01980000-0000-7000-8000-0000000000e6', subject: 'person', measure: null, status: 'lead', actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } };

const family = (version: number, data: z.ZodObject, base: object) => {
  const of = (event: string, zh: string, en: string, more: object = {}): EventSpec =>
    defineEvent({ service: 'responsibility', aggregate: 'accountability_case', event, version, summary: { zh, en }, data: data as z.ZodType, example: { ...base, ...more } }) as EventSpec;
  return {
    opened: of('opened', '追责问责线索已登记', 'A lead of accountability was recorded'),
    transferred: of('transferred', '追责问责已移送', 'A lead of accountability was transferred', { status: 'transferred' }),
    handled: of('handled', '追责问责已处理', 'A measure of accountability was decided', { status: 'handled', measure: 'government' }),
    fed_back: of('fed_back', '追责问责已反馈', 'Accountability was fed back', { status: 'fed_back', measure: 'government' }),
    dropped: of('dropped', '不予追责', 'Accountability was dropped', { status: 'dropped' }),
    exempted: of('exempted', '尽职免责', 'Who did his duty was exempted from accountability', { status: 'exempted' }),
  };
};

/** Of a case of an accident: its readers count on the accident. Each fact is told once, by one of the two versions. */
export const accountabilityEvents = family(1, common.extend({ accidentId: uuid }), { ...example, accidentId: id, source: { kind: 'accident', id } });
/** Of a case of anything else, which an old reader would take for one of an accident. */
export const accountabilityEventsV2 = family(2, common, { ...example, source: { kind: 'task', id } });
export type AccountabilityEvent = keyof typeof accountabilityEvents;
