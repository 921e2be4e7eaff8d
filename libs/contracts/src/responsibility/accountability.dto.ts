import { z } from 'zod';
import { day, instant, page, pageQuery, personal, text, uuid } from '../kit';
import { performanceSubjects } from './duty-performance.dto';
import { accountabilityActions, accountabilityStates } from './accident.lifecycle';

export const accountabilityMeasures = ['party', 'government', 'organisational', 'administrative_penalty', 'judicial', 'other'] as const;
export const accountabilityMeasureNames = { party: '党纪处分', government: '政务处分', organisational: '组织处理', administrative_penalty: '行政处罚', judicial: '移送司法', other: '其他' } as const;
/** From what a case of accountability comes. */
export const accountabilitySourceKinds = ['accident', 'list_item', 'supervision', 'task', 'other'] as const;
export type AccountabilitySourceKind = (typeof accountabilitySourceKinds)[number];
export const accountabilitySourceNames = {
  accident: { zh: '生产安全事故', en: 'Accident' }, list_item: { zh: '清单事项', en: 'Item of a list' }, supervision: { zh: '督办文书', en: 'Supervision document' }, task: { zh: '任务', en: 'Task' }, other: { zh: '其他', en: 'Other' },
} as const satisfies Record<AccountabilitySourceKind, { zh: string; en: string }>;
const sourceKind = z.enum(accountabilitySourceKinds).meta({ description: 'accident 生产安全事故 | list_item 清单事项 | supervision 督办文书 | task 任务 | other 其他' });
const sourceBody = z
  .strictObject({
    kind: sourceKind, id: uuid.nullable().default(null).meta({ description: 'of the record, in sight of the caller; null of other, and of other only' }),
    label: text(200).nullable().default(null).meta({ description: 'of other: how people call it, e.g. a notice of the city; of a record it is filled from the record, and is not taken from here' }),
  })
  .refine((s) => (s.kind === 'other') === (s.id === null), { path: ['id'], message: '“其他”之外的来源须写明记录 / A record is named by every source but other, and by none of that' })
  .refine((s) => s.kind !== 'other' || s.label !== null, { path: ['label'], message: '请写明来源 / Say what the source is' })
  .meta({ description: '线索来源' });
export type AccountabilitySource = z.output<typeof sourceBody>;
export const openAccountabilityBody = z
  .strictObject({
    source: sourceBody, unit: text(200).meta({ description: '被问责单位, or that of the person' }), person: text(50).nullable().default(null).meta({ description: '被问责人员; null: 单位被问责' }), post: text(100).nullable().default(null).meta({ description: '职务' }),
    lead: text(2000).meta({ description: '问题线索' }),
  })
  .meta({ id: 'OpenAccountability' });
export type OpenAccountabilityBody = z.output<typeof openAccountabilityBody>;
export const transferAccountabilityBody = z.strictObject({ to: text(200).meta({ description: '移送至, e.g. 区纪委监委' }), on: day.meta({ description: '移送日期' }) });
export type TransferAccountabilityBody = z.output<typeof transferAccountabilityBody>;
export const handleAccountabilityBody = z.strictObject({ measure: z.enum(accountabilityMeasures).meta({ description: 'party 党纪 | government 政务 | organisational 组织处理 | administrative_penalty 行政处罚 | judicial 移送司法 | other 其他' }), decision: text(1000).meta({ description: '处理决定及文号' }), on: day.meta({ description: '处理日期' }) });
export type HandleAccountabilityBody = z.output<typeof handleAccountabilityBody>;
export const feedBackAccountabilityBody = z.strictObject({ feedback: text(2000).meta({ description: '反馈情况' }) });
export const dropAccountabilityBody = z.strictObject({ reason: text(500) });
/** 履职记录: of whom, and of which days. */
const performanceBody = z
  .strictObject({ subject: z.enum(performanceSubjects).meta({ description: 'member 人员 | post 岗位' }), id: uuid.meta({ description: '人员或岗位 of the tenant' }), from: day.meta({ description: '履职记录起' }), to: day.meta({ description: '履职记录止' }) })
  .refine((p) => p.from <= p.to, { path: ['to'], message: '结束日期不能早于开始日期 / The last day is not before the first' })
  .meta({ description: '履职记录 that shows the duties performed' });
export const exemptAccountabilityBody = z
  .strictObject({ reason: text(1000).meta({ description: '免责理由: which duties were performed, and how' }), performance: performanceBody.nullable().default(null).meta({ description: '所依据的履职记录; null: the reason alone' }) })
  .meta({ id: 'ExemptAccountability', description: '尽职照单免责' });
export type ExemptAccountabilityBody = z.output<typeof exemptAccountabilityBody>;
export const revealAccountabilityBody = z.strictObject({ reason: text(200, 2).meta({ description: '事由; stands in the audit log' }) });
const someone = z.object({ id: z.string(), name: z.string() });
export const accountability = z
  .object({
    id: uuid, source: z.object({ kind: sourceKind, id: uuid.nullable(), label: z.string().meta({ description: 'number and name of the record as it was then' }) }), accidentId: uuid.nullable().meta({ description: 'of kind accident: its id' }), unit: z.string(), subject: z.enum(['unit', 'person']), person: personal('name', z.string().nullable().meta({ description: '姓名; masked, the reveal action shows it' })), post: z.string().nullable(), lead: z.string(),
    status: z.enum(accountabilityStates).meta({ description: 'lead 线索 | transferred 已移送 | handled 已处理 | fed_back 已反馈 | dropped 不予追责 | exempted 尽职免责' }), transferredTo: z.string().nullable(), transferredOn: day.nullable(), measure: z.enum(accountabilityMeasures).nullable(), decision: z.string().nullable(), handledOn: day.nullable(), feedback: z.string().nullable(), reason: z.string().nullable().meta({ description: '不予追责、免责的理由' }),
    performance: z.object({ subject: z.enum(performanceSubjects), id: uuid.nullable().meta({ description: 'of a post; of a person null here, as it says who it is: the reveal action gives it' }), from: day, to: day }).nullable().meta({ description: '免责所依据的履职记录' }),
    openedBy: someone, openedAt: instant, updatedBy: someone, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(accountabilityActions)),
  })
  .meta({ id: 'Accountability' });
export type Accountability = z.infer<typeof accountability>;
export const accountabilityPage = page(accountability);
export const revealedAccountability = z.object({ id: uuid, person: personal('name', z.string().nullable()), performanceId: uuid.nullable().meta({ description: '履职记录 of the person or post on whom the exemption rests' }) }).meta({ id: 'RevealedAccountability', description: 'in full' });
export type RevealedAccountability = z.infer<typeof revealedAccountability>;
const sourceFilters = { accidentId: uuid.optional().meta({ description: 'cases of this accident' }), sourceKind: sourceKind.optional(), sourceId: uuid.optional().meta({ description: 'cases of this record' }) };
export const accountabilityQuery = pageQuery.extend({ ...sourceFilters, status: z.enum(accountabilityStates).optional(), subject: z.enum(['unit', 'person']).optional(), measure: z.enum(accountabilityMeasures).optional(), decided: z.enum(['true', 'false']).transform((v) => v === 'true').optional().meta({ description: 'true: a measure was decided' }) });
export type AccountabilityQuery = z.output<typeof accountabilityQuery>;
export const accountabilityFiguresQuery = z.object(sourceFilters);
export type AccountabilityFiguresQuery = z.output<typeof accountabilityFiguresQuery>;
const n = z.number().int();
const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' });
export const accountabilityFigures = z
  .object({ asOf: instant, units: n.meta({ description: '问责单位: different units, whether themselves or by their people, of those for whom a measure was decided' }), persons: n.meta({ description: '问责人数: different persons, by name, unit and source, for whom a measure was decided' }), filter,
    bySource: z.array(z.object({ kind: sourceKind, units: n, persons: n, cases: n.meta({ description: 'cases in which a measure was decided: the rows' }), filter })).meta({ description: '按来源: a unit or person with cases of two kinds counts in both' }),
    exempted: z.object({ count: n.meta({ description: '尽职免责: cases that ended so; they are in none of the other numbers' }), filter }), items: z.array(z.object({ measure: z.enum(accountabilityMeasures), count: n, filter })) })
  .meta({ id: 'AccountabilityFigures' });
export type AccountabilityFigures = z.infer<typeof accountabilityFigures>;
