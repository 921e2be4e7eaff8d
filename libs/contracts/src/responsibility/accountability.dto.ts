import { z } from 'zod';
import { day, instant, page, pageQuery, personal, text, uuid } from '../kit';
import { accountabilityActions, accountabilityStates } from './accident.lifecycle';

export const accountabilityMeasures = ['party', 'government', 'organisational', 'administrative_penalty', 'judicial', 'other'] as const;
export const accountabilityMeasureNames = { party: '党纪处分', government: '政务处分', organisational: '组织处理', administrative_penalty: '行政处罚', judicial: '移送司法', other: '其他' } as const;
export const openAccountabilityBody = z
  .strictObject({
    accidentId: uuid.meta({ description: '所属事故' }), unit: text(200).meta({ description: '被问责单位, or that of the person' }), person: text(50).nullable().default(null).meta({ description: '被问责人员; null: 单位被问责' }), post: text(100).nullable().default(null).meta({ description: '职务' }),
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
export const revealAccountabilityBody = z.strictObject({ reason: text(200, 2).meta({ description: '事由; stands in the audit log' }) });
const someone = z.object({ id: z.string(), name: z.string() });
export const accountability = z
  .object({
    id: uuid, accident: z.object({ id: uuid, number: z.string(), name: z.string() }), unit: z.string(), subject: z.enum(['unit', 'person']), person: personal('name', z.string().nullable().meta({ description: '姓名; masked, the reveal action shows it' })), post: z.string().nullable(), lead: z.string(),
    status: z.enum(accountabilityStates).meta({ description: 'lead 线索 | transferred 已移送 | handled 已处理 | fed_back 已反馈 | dropped 不予追责' }), transferredTo: z.string().nullable(), transferredOn: day.nullable(), measure: z.enum(accountabilityMeasures).nullable(), decision: z.string().nullable(), handledOn: day.nullable(), feedback: z.string().nullable(), reason: z.string().nullable(),
    openedBy: someone, openedAt: instant, updatedBy: someone, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(accountabilityActions)),
  })
  .meta({ id: 'Accountability' });
export type Accountability = z.infer<typeof accountability>;
export const accountabilityPage = page(accountability);
export const revealedAccountability = z.object({ id: uuid, person: personal('name', z.string().nullable()) }).meta({ id: 'RevealedAccountability', description: 'in full' });
export type RevealedAccountability = z.infer<typeof revealedAccountability>;
export const accountabilityQuery = pageQuery.extend({ accidentId: uuid.optional(), status: z.enum(accountabilityStates).optional(), subject: z.enum(['unit', 'person']).optional(), measure: z.enum(accountabilityMeasures).optional(), decided: z.enum(['true', 'false']).transform((v) => v === 'true').optional().meta({ description: 'true: a measure was decided' }) });
export type AccountabilityQuery = z.output<typeof accountabilityQuery>;
export const accountabilityFiguresQuery = z.object({ accidentId: uuid.optional() });
const n = z.number().int();
export const accountabilityFigures = z
  .object({ asOf: instant, units: n.meta({ description: '问责单位: different units, whether themselves or by their people, of those for whom a measure was decided' }), persons: n.meta({ description: '问责人数: different persons, by name, unit and accident, for whom a measure was decided' }), filter: z.record(z.string(), z.string()), items: z.array(z.object({ measure: z.enum(accountabilityMeasures), count: n, filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' }) })) })
  .meta({ id: 'AccountabilityFigures' });
export type AccountabilityFigures = z.infer<typeof accountabilityFigures>;
