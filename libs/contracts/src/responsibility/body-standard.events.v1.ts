import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { bodyAssessmentStates, bodyStandardStates } from './body-standard.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const somebody = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const id = (n: number): string => `01980000-0000-7000-8000-0000000002${String(n).padStart(2, '0')}`;

const standard = z.object({ standardId: uuid, lineId: uuid, number: z.number().int(), name: z.string(), status: z.enum(bodyStandardStates), actor });
const standardEvent = (event: string, zh: string, en: string, more: object = {}): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'body_standard', event, version: 1, summary: { zh, en }, data: standard as z.ZodType, example: { standardId: id(1), lineId: id(1), number: 1, name: '应急机构“六有”标准', status: 'draft', actor: somebody, ...more } }) as EventSpec;
export const bodyStandardEvents = {
  drafted: standardEvent('drafted', '机构建设标准已起草', 'A version of a standard was drafted'),
  changed: standardEvent('changed', '机构建设标准已修改', 'A draft was changed'),
  published: standardEvent('published', '机构建设标准已发布', 'A standard was published', { status: 'published' }),
  revised: standardEvent('revised', '机构建设标准已开始修订', 'A revision of a standard was begun', { status: 'published' }),
  superseded: standardEvent('superseded', '机构建设标准已被替代', 'A standard was superseded', { status: 'superseded' }),
};
export type BodyStandardEvent = keyof typeof bodyStandardEvents;

const assessment = z.object({ assessmentId: uuid, standardId: uuid, divisionCode: z.string(), attempt: z.number().int(), selfScore: z.number().int(), score: z.number().int().nullable(), status: z.enum(bodyAssessmentStates), actor });
const assessmentEvent = (event: string, zh: string, en: string, more: object = {}): EventSpec =>
  defineEvent({
    service: 'responsibility', aggregate: 'body_assessment', event, version: 1, summary: { zh, en }, data: assessment as z.ZodType,
    example: { assessmentId: id(2), standardId: id(1), divisionCode: '440310001000', attempt: 1, selfScore: 96, score: null, status: 'self_checked', actor: somebody, ...more },
  }) as EventSpec;
export const bodyAssessmentEvents = {
  self_checked: assessmentEvent('self_checked', '机构已自评', 'A body was self-checked'),
  checked: assessmentEvent('checked', '机构初验已完成', 'The district checked a body', { score: 91, status: 'checked' }),
  passed: assessmentEvent('passed', '机构已达标', 'A body passed', { score: 91, status: 'passed' }),
  to_rectify: assessmentEvent('to_rectify', '市验收要求整改', 'The city wants rectification', { score: 91, status: 'to_rectify' }),
  retried: assessmentEvent('retried', '机构已再次申报', 'A body tries again', { score: 71, status: 'retried' }),
};
export type BodyAssessmentEvent = keyof typeof bodyAssessmentEvents;
