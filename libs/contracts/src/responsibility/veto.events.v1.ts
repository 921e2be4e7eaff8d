import { z } from 'zod';
import { day, defineEvent, uuid, type EventSpec } from '../kit';
import { vetoTrigger } from './assessment-scheme.dto';
import { vetoStates } from './veto.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const data = z.object({ vetoId: uuid, trigger: vetoTrigger, unitId: uuid.nullable(), memberId: uuid.nullable(), from: day, to: day, status: z.enum(vetoStates), actor });
const event = (name: string, zh: string, en: string, status: string): EventSpec =>
  defineEvent({
    service: 'responsibility', aggregate: 'veto', event: name, version: 1, summary: { zh, en }, data: data as z.ZodType,
    example: { vetoId: '01980000-0000-7000-8000-000000000911', trigger: 'fatal_accident', unitId: '01980000-0000-7000-8000-000000000912', memberId: null, from: '2026-01-01', to: '2026-12-31', status, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } },
  }) as EventSpec;
export const vetoEvents = {
  proposed: event('proposed', '一票否决已提请', 'A veto was proposed', 'proposed'),
  reviewed: event('reviewed', '一票否决已审核通过', 'A veto passed its review', 'reviewed'),
  refused: event('refused', '一票否决审核不通过', 'A veto was refused', 'refused'),
  put_in_effect: event('put_in_effect', '一票否决已生效', 'A veto is in effect', 'in_effect'),
  lifted: event('lifted', '一票否决已解除', 'A veto was lifted', 'lifted'),
};
