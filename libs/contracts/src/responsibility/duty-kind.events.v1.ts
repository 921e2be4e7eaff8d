import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { dutyRole } from './duty-kind.dto';
import { dutyKindStates, type DutyKindState } from './duty-kind.lifecycle';

const data = z.object({ kindId: uuid, key: z.string(), name: z.string(), roles: z.array(dutyRole), status: z.enum(dutyKindStates), actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }) });
const example = { kindId: '01980000-0000-7000-8000-000000000901', key: 'waterlogging-point', name: '易涝点', roles: ['administrative', 'inspection'], actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } };
const kindEvent = (event: string, zh: string, en: string, status: DutyKindState): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'duty_kind', event, version: 1, summary: { zh, en }, data: data as z.ZodType, example: { ...example, status } }) as EventSpec;

export const dutyKindEvents = {
  created: kindEvent('created', '三防对象种类已建立', 'A kind of duty object was made, or adopted', 'active'),
  changed: kindEvent('changed', '三防对象种类已修改', 'A kind of duty object was changed', 'active'),
  retired: kindEvent('retired', '三防对象种类已停用', 'A kind of duty object was retired', 'retired'),
  restored: kindEvent('restored', '三防对象种类已恢复', 'A kind of duty object was restored', 'active'),
};
export type DutyKindEvent = keyof typeof dutyKindEvents;
