import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { ruleMakingKinds, ruleMakingStates } from './rule-making.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const data = z.object({
  ruleMakingId: uuid, number: z.string(), kind: z.enum(ruleMakingKinds), year: z.number().int(), draftingUnitId: uuid, documentNumber: z.string().nullable(), effectiveOn: z.string().nullable(), reviewOn: z.string().nullable(), status: z.enum(ruleMakingStates),
  received: z.number().int().optional().meta({ description: 'of a consultation' }), taken: z.number().int().optional(), result: z.string().optional().meta({ description: 'of an evaluation' }), actor,
});
const event = (name: string, zh: string, en: string, status: string, more: object = {}): EventSpec =>
  defineEvent({
    service: 'responsibility', aggregate: 'rule_making', event: name, version: 1, summary: { zh, en }, data: data as z.ZodType,
    example: { ruleMakingId: '01980000-0000-7000-8000-000000000941', number: 'LF440310-2026-0001', kind: 'normative_document', year: 2026, draftingUnitId: '01980000-0000-7000-8000-000000000012', documentNumber: null, effectiveOn: null, reviewOn: null, status, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' }, ...more },
  }) as EventSpec;
const issued = { documentNumber: '深坪应急规〔2026〕1 号', effectiveOn: '2026-12-01', reviewOn: '2031-12-01' };
export const ruleMakingEvents = {
  listed: event('listed', '项目已立项', 'An item was put on the yearly plan', 'listed'),
  changed: event('changed', '项目已修改', 'An item was changed before it was drafted', 'listed'),
  drafting_begun: event('drafting_begun', '已开始起草', 'Drafting has begun', 'drafting'),
  consultation_opened: event('consultation_opened', '已公开征求意见', 'A consultation was opened', 'consulting'),
  consultation_closed: event('consultation_closed', '意见已汇总', 'A consultation was closed', 'drafting', { received: 36, taken: 21 }),
  submitted: event('submitted', '已送审', 'It was submitted for legality review', 'reviewing'),
  reviewed: event('reviewed', '审查通过', 'It passed the legality review of another unit', 'deliberating'),
  returned: event('returned', '退回修改', 'It was returned by the review, or by the deliberation', 'drafting'),
  adopted: event('adopted', '审议通过', 'It was adopted', 'adopted'),
  published: event('published', '已发布', 'It was published, with the day on which it takes effect', 'published', issued),
  evaluated: event('evaluated', '已评估', 'What is in force was evaluated', 'published', { ...issued, result: 'keep' }),
  repealed: event('repealed', '已废止', 'It was repealed', 'repealed', issued),
  withdrawn: event('withdrawn', '项目已撤回', 'The item was withdrawn before it was published', 'withdrawn'),
};
export type RuleMakingEvent = keyof typeof ruleMakingEvents;
