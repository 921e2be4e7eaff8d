import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { knowledgeKinds } from './knowledge.dto';
import { knowledgeStates, type KnowledgeState } from './knowledge.lifecycle';

const person = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const common = z.object({
  knowledgeId: uuid.meta({ description: 'of the version' }),
  entryId: uuid.meta({ description: 'the same in all versions' }),
  number: z.number().int().meta({ description: '版次' }),
  kind: z.enum(knowledgeKinds),
  title: z.string(), collection: z.string().nullable(), article: z.string().nullable(),
  effectiveFrom: z.string().nullable(), effectiveTo: z.string().nullable(), libraryKey: z.string().nullable(),
  status: z.enum(knowledgeStates),
  actor: person,
});
const actor = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const example = {
  knowledgeId: '01980000-0000-7000-8000-0000000000a1', entryId: '01980000-0000-7000-8000-0000000000a0', number: 2, kind: 'law_article' as const, title: '安全生产法 第四十一条', collection: '中华人民共和国安全生产法（2021年修正）', article: '第四十一条',
  effectiveFrom: '2021-09-01', effectiveTo: null, libraryKey: null, actor,
};

const knowledgeEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: KnowledgeState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'enforcement', aggregate: 'knowledge', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;

export const knowledgeEvents = {
  created: knowledgeEvent('created', '知识条目版本已建立', 'A version of an entry was started', 'draft', { revises: uuid.nullable() }, { revises: null }),
  changed: knowledgeEvent('changed', '知识条目草稿已修改', 'A draft of an entry was changed', 'draft', { fields: z.array(z.string()) }, { fields: ['text'] }),
  published: knowledgeEvent('published', '知识条目已发布', 'A version of an entry was published', 'published', {}, {}),
  superseded: knowledgeEvent('superseded', '知识条目版本已被取代', 'A newer version takes the place of this one', 'superseded', { by: uuid }, { by: '01980000-0000-7000-8000-0000000000a2' }),
  repealed: knowledgeEvent('repealed', '知识条目已废止', 'A version has a last day', 'published', { reason: z.string() }, { reason: '标准已废止' }),
  withdrawn: knowledgeEvent('withdrawn', '知识条目已作废', 'A version was withdrawn', 'withdrawn', { reason: z.string() }, { reason: '录入有误' }),
};
export type KnowledgeEvent = keyof typeof knowledgeEvents;

const basis = z.object({ basisId: uuid, hazardId: uuid, knowledgeId: uuid, entryId: uuid, title: z.string(), divisionCode: z.string().meta({ description: 'of the hazard' }), actor: person });
const basisEvent = (event: string, zh: string, en: string): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'hazard_basis', event, version: 1, summary: { zh, en }, data: basis as z.ZodType,
    example: { basisId: '01980000-0000-7000-8000-0000000000a3', hazardId: '01980000-0000-7000-8000-000000000001', knowledgeId: example.knowledgeId, entryId: example.entryId, title: example.title, divisionCode: '440310001001', actor },
  }) as EventSpec;
export const hazardBasisEvents = {
  cited: basisEvent('cited', '隐患已引用法律依据', 'A hazard cites an entry of the knowledge base'),
  released: basisEvent('released', '隐患已取消引用', 'A hazard cites an entry no longer'),
};
export type HazardBasisEvent = keyof typeof hazardBasisEvents;
