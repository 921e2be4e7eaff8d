import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { assessmentSchemeStates } from './assessment-scheme.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const id = '01980000-0000-7000-8000-000000000901';
const data = z.object({ schemeId: uuid, lineId: uuid, number: z.number().int(), name: z.string(), status: z.enum(assessmentSchemeStates), actor });
const event = (name: string, zh: string, en: string, status = 'draft'): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'assessment_scheme', event: name, version: 1, summary: { zh, en }, data: data as z.ZodType, example: { schemeId: id, lineId: id, number: 1, name: '2026 年度街道安全生产考核', status, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } } }) as EventSpec;
export const assessmentSchemeEvents = {
  drafted: event('drafted', '考核方案已起草', 'A version of an assessment scheme was drafted'),
  changed: event('changed', '考核方案已修改', 'A draft of a scheme was changed'),
  approved: event('approved', '考核方案已批准施行', 'A scheme was approved and is in force', 'in_force'),
  revised: event('revised', '考核方案已开始修订', 'A revision of a scheme was begun', 'in_force'),
  superseded: event('superseded', '考核方案已被替代', 'A scheme was superseded', 'superseded'),
};
