import { z } from 'zod';
import { day, defineEvent, uuid, type EventSpec } from '../kit';
import { committeeKindNames, committeeStates, type CommitteeState } from './committee.lifecycle';

const common = z.object({
  committeeId: uuid, kind: z.enum(committeeKindNames), name: z.string(), divisionCode: z.string(), parentCommitteeId: uuid.nullable(), status: z.enum(committeeStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = { committeeId: '01980000-0000-7000-8000-000000000401', kind: 'special_committee', name: '建筑施工专业安全生产委员会', divisionCode: '440310000000', parentCommitteeId: '01980000-0000-7000-8000-000000000400', actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } };
const committeeEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: CommitteeState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'committee', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;

export const committeeEvents = {
  established: committeeEvent('established', '委员会已设立', 'A committee was set up', 'established', { seats: z.number().int().meta({ description: 'how many' }) }, { seats: 24 }),
  adjusted: committeeEvent('adjusted', '委员会已调整', 'A committee was adjusted', 'adjusted', { number: z.number().int(), on: day, documentNumber: z.string(), came: z.number().int(), left: z.number().int() }, { number: 1, on: '2026-03-02', documentNumber: '深坪安〔2026〕2号', came: 2, left: 1 }),
  dissolved: committeeEvent('dissolved', '委员会已撤销', 'A committee was dissolved', 'dissolved', { on: day, reason: z.string() }, { on: '2026-12-31', reason: '任务完成' }),
};
export type CommitteeEvent = keyof typeof committeeEvents;
