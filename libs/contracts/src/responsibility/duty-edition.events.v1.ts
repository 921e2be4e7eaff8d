import { z } from 'zod';
import { day, defineEvent, uuid, type EventSpec } from '../kit';
import { dutyRole } from './duty-kind.dto';
import { dutyEditionStates, dutyHolderStates, type DutyEditionState } from './duty-edition.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const somebody = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const common = z.object({ editionId: uuid, number: z.string(), year: z.number().int(), divisionCode: z.string(), status: z.enum(dutyEditionStates), actor });
const example = { editionId: '01980000-0000-7000-8000-000000000904', number: 'SF440310-2026-0001', year: 2026, divisionCode: '440310000000', actor: somebody };
const editionEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: DutyEditionState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'duty_edition', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;
const reason = { reason: z.string() };

export const dutyEditionEvents = {
  drafted: editionEvent('drafted', '三防责任人名录已拟定', 'A table of duty holders was drafted', 'draft', {}, {}),
  named: editionEvent('named', '责任人已拟定', 'Holders were named in a draft', 'draft', { holders: z.number().int() }, { holders: 12 }),
  submitted: editionEvent('submitted', '名录已送审', 'A table was submitted', 'submitted', {}, {}),
  approved: editionEvent('approved', '名录已审定', 'A table was approved', 'approved', {}, {}),
  returned: editionEvent('returned', '名录已退回', 'A table was returned', 'draft', reason, { reason: '缺技术责任人' }),
  published: editionEvent('published', '名录已公布', 'A table was published', 'published', { documentNumber: z.string(), publishedOn: day, holders: z.number().int() }, { documentNumber: '深坪三防〔2026〕3号', publishedOn: '2026-03-31', holders: 186 }),
  adjusted: editionEvent('adjusted', '名录已调整', 'A published table was adjusted', 'published', { adjustment: z.number().int(), on: day, came: z.number().int(), left: z.number().int(), ...reason }, { adjustment: 1, on: '2026-06-01', came: 1, left: 1, reason: '人事变动' }),
  withdrawn: editionEvent('withdrawn', '名录已撤回', 'A table was withdrawn', 'withdrawn', {}, {}),
};
export type DutyEditionEvent = keyof typeof dutyEditionEvents;

const holder = z.object({ holderId: uuid, editionId: uuid, objectId: uuid, role: dutyRole, year: z.number().int(), divisionCode: z.string(), memberId: uuid.nullable(), status: z.enum(dutyHolderStates), actor });
const held = { holderId: '01980000-0000-7000-8000-000000000905', editionId: example.editionId, objectId: '01980000-0000-7000-8000-000000000902', role: 'administrative', year: 2026, divisionCode: '440310001001', memberId: '01980000-0000-7000-8000-000000000906', actor: somebody };
export const dutyHolderEvents = {
  handed_over: defineEvent({ service: 'responsibility', aggregate: 'duty_holder', event: 'handed_over', version: 1, summary: { zh: '三防责任已交接', en: 'A duty was handed over' }, data: holder.extend({ successorId: uuid, handOverId: uuid, on: day }) as z.ZodType, example: { ...held, status: 'ended', successorId: '01980000-0000-7000-8000-000000000907', handOverId: '01980000-0000-7000-8000-000000000908', on: '2026-06-01' } }) as EventSpec,
  kept: defineEvent({ service: 'responsibility', aggregate: 'duty_holder', event: 'kept', version: 1, summary: { zh: '三防责任人已确认续任', en: 'A holder who moved keeps the duty' }, data: holder.extend(reason) as z.ZodType, example: { ...held, status: 'standing', reason: '仍分管水务' } }) as EventSpec,
};
export type DutyHolderEvent = keyof typeof dutyHolderEvents;
