import { z } from 'zod';
import { day, defineEvent, uuid, type EventSpec } from '../kit';
import { standardisationGrades } from './standardisation.dto';
import { standardisationStates, type StandardisationState } from './standardisation.lifecycle';

const common = z.object({
  standardisationId: uuid, subjectId: uuid, divisionCode: z.string(), grade: z.enum(standardisationGrades), status: z.enum(standardisationStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  standardisationId: '01980000-0000-7000-8000-000000000091', subjectId: '01980000-0000-7000-8000-000000000041', divisionCode: '440310001001', grade: 'three', actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
} as const;
const event = <D extends z.ZodRawShape>(name: string, zh: string, en: string, status: StandardisationState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'enforcement', aggregate: 'standardisation', event: name, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;

export const standardisationEvents = {
  applied: event('applied', '标准化定级已申请', 'A standardisation grade was applied for', 'applied', {}, {}),
  reviewed: event('reviewed', '标准化评审通过', 'A standardisation review was passed', 'reviewed', {}, {}),
  failed: event('failed', '标准化评审未通过', 'A standardisation review was failed', 'failed', {}, {}),
  announced: event('announced', '标准化等级已公告', 'A standardisation grade was announced', 'announced', { expiresOn: day }, { expiresOn: '2029-02-28' }),
  renewal_requested: event('renewal_requested', '标准化复评已申请', 'A standardisation grade is applied for again', 'announced', { renewalId: uuid }, { renewalId: '01980000-0000-7000-8000-000000000092' }),
  renewed: event('renewed', '标准化等级已由复评取代', 'A standardisation grade was renewed by another', 'renewed', {}, {}),
  renewal_failed: event('renewal_failed', '标准化复评未通过', 'A standardisation grade was not renewed', 'announced', {}, {}),
  revoked: event('revoked', '标准化等级已撤销', 'A standardisation grade was revoked', 'revoked', { reason: z.string() }, { reason: '发生生产安全死亡事故' }),
};
export type StandardisationEvent = keyof typeof standardisationEvents;
