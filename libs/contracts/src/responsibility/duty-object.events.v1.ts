import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { dutyObjectStates, type DutyObjectState } from './duty-object.lifecycle';

const data = z.object({ objectId: uuid, kindKey: z.string(), code: z.string(), name: z.string(), divisionCode: z.string(), unitId: uuid, status: z.enum(dutyObjectStates), actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }) });
const example = { objectId: '01980000-0000-7000-8000-000000000902', kindKey: 'dike', code: 'DF-001', name: '坪山河堤防', divisionCode: '440310001001', unitId: '01980000-0000-7000-8000-000000000903', actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } };
const objectEvent = (event: string, zh: string, en: string, status: DutyObjectState): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'duty_object', event, version: 1, summary: { zh, en }, data: data as z.ZodType, example: { ...example, status } }) as EventSpec;

export const dutyObjectEvents = {
  registered: objectEvent('registered', '三防对象已登记', 'A duty object was registered', 'in_use'),
  changed: objectEvent('changed', '三防对象已修改', 'A duty object was changed', 'in_use'),
  retired: objectEvent('retired', '三防对象已停用', 'A duty object was retired', 'retired'),
  restored: objectEvent('restored', '三防对象已恢复', 'A duty object was restored', 'in_use'),
};
export type DutyObjectEvent = keyof typeof dutyObjectEvents;
