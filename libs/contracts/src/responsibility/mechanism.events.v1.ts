import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { mechanismScopes } from './mechanism.dto';
import { mechanismRecordStates, mechanismTemplateStates } from './mechanism.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const somebody = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const id = (n: number): string => `01980000-0000-7000-8000-0000000003${String(n).padStart(2, '0')}`;

const template = z.object({ templateId: uuid, lineId: uuid, number: z.number().int(), name: z.string(), scope: z.enum(mechanismScopes), status: z.enum(mechanismTemplateStates), actor });
const templateEvent = (event: string, zh: string, en: string, more: object = {}): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'mechanism_template', event, version: 1, summary: { zh, en }, data: template as z.ZodType, example: { templateId: id(1), lineId: id(1), number: 1, name: '工地“六个百分百”', scope: 'place', status: 'in_force', actor: somebody, ...more } }) as EventSpec;
export const mechanismTemplateEvents = {
  defined: templateEvent('defined', '机制模板已定义', 'A version of a mechanism template was defined'),
  changed: templateEvent('changed', '机制模板已修改', 'A mechanism template was changed'),
  superseded: templateEvent('superseded', '机制模板已被替代', 'A mechanism template was superseded', { status: 'superseded' }),
  retired: templateEvent('retired', '机制模板已停用', 'A mechanism template was retired', { status: 'retired' }),
};
export type MechanismTemplateEvent = keyof typeof mechanismTemplateEvents;

const record = z.object({ recordId: uuid, templateId: uuid, divisionCode: z.string(), attained: z.boolean(), attainedItems: z.number().int(), wantedItems: z.number().int(), status: z.enum(mechanismRecordStates), actor });
const recordEvent = (event: string, zh: string, en: string, more: object = {}): EventSpec =>
  defineEvent({
    service: 'responsibility', aggregate: 'mechanism_record', event, version: 1, summary: { zh, en }, data: record as z.ZodType,
    example: { recordId: id(2), templateId: id(1), divisionCode: '440310001001', attained: false, attainedItems: 4, wantedItems: 6, status: 'recorded', actor: somebody, ...more },
  }) as EventSpec;
export const mechanismRecordEvents = {
  listed: recordEvent('listed', '已列入机制落实', 'A place, unit or enterprise was listed under a template', { status: 'listed', attainedItems: 0 }),
  unit_named: recordEvent('unit_named', '已指定账号所在单位', 'The unit was named whose accounts record for the place or enterprise', { status: 'listed', attainedItems: 0 }),
  recorded: recordEvent('recorded', '机制落实已填报', 'What is attained was recorded'),
  confirmed: recordEvent('confirmed', '机制落实已核查', 'What was recorded was confirmed', { status: 'confirmed' }),
  returned: recordEvent('returned', '机制落实已退回', 'What was recorded was returned', { status: 'returned' }),
  closed: recordEvent('closed', '已移出机制落实', 'A record was taken off', { status: 'closed' }),
};
export type MechanismRecordEvent = keyof typeof mechanismRecordEvents;
