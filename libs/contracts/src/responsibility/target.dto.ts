import { z } from 'zod';
import { day, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { targetActions, targetComparisons, targetStates } from './target.lifecycle';
import { figureKey } from './report-period.dto';

const person = z.object({ id: z.string(), name: z.string() });
const amount = z.number().min(-1e12).max(1e12);
const facts = {
  name: text(200).meta({ description: '目标, e.g. 开展安全培训' }), comparison: z.enum(targetComparisons).meta({ description: 'at_least 不少于 ≥ | at_most 不超过 ≤ | equal 等于 =' }), value: amount.meta({ description: '目标值, e.g. 5000' }), unit: text(20).meta({ description: '单位, e.g. 人, 公里, %' }),
  year: z.number().int().min(2000).max(2099).meta({ description: '年度' }), dueOn: day.meta({ description: '完成时限' }), sourceDocument: text(500).meta({ description: '来源文件' }), ownerUnitId: uuid.meta({ description: '责任单位' }),
  ownerMemberId: uuid.nullable().default(null).meta({ description: '责任人' }), figureKey: figureKey.nullable().default(null).meta({ description: 'key of the figure of a report that says how far it is (`tasks.completion`); null: progress is reported by the owner' }),
};
export const setTargetBody = z.strictObject(facts).meta({ id: 'SetTarget' });
export type SetTargetBody = z.output<typeof setTargetBody>;
export const changeTargetBody = z.strictObject({ ...facts, ownerMemberId: uuid.nullable(), figureKey: figureKey.nullable() }).partial().meta({ id: 'ChangeTarget' });
export type ChangeTargetBody = z.output<typeof changeTargetBody>;
export const reportTargetBody = z
  .strictObject({ value: amount.meta({ description: '完成数, of the whole so far' }), asOf: day.meta({ description: '截至' }), note: text(2000).meta({ description: '进展情况' }), fileIds: z.array(uuid).max(20).default([]).meta({ description: '佐证附件' }) })
  .meta({ id: 'ReportTarget' });
export type ReportTargetBody = z.output<typeof reportTargetBody>;
export const measureTargetBody = z.strictObject({});
export const concludeTargetBody = z.strictObject({ note: text(1000).meta({ description: '认定意见' }) });
export const dropTargetBody = z.strictObject({ reason: text(500).meta({ description: '取消原因' }) });
export const carryTargetBody = z.strictObject({ value: amount, dueOn: day, sourceDocument: text(500) }).meta({ id: 'CarryTarget', description: 'the target of the next year' });
export type CarryTargetBody = z.output<typeof carryTargetBody>;
const progress = z.object({ value: z.number(), asOf: day, note: z.string(), fileIds: z.array(uuid), figureKey: z.string().nullable().meta({ description: 'read from this figure; null: entered by a person' }), by: person, at: instant });
export type TargetProgress = z.infer<typeof progress>;
export const target = z
  .object({
    id: uuid, number: z.string(), ...facts, ownerMemberId: uuid.nullable(), figureKey: z.string().nullable(), ownerUnitName: z.string(), ownerMemberName: z.string().nullable(), status: z.enum(targetStates).meta({ description: 'set 已设定 | in_progress 推进中 | reached 已完成 | missed 未完成 | dropped 已取消' }),
    current: z.number().nullable().meta({ description: '最近完成数' }), currentAsOf: day.nullable(), met: z.boolean().nullable().meta({ description: 'whether the current number meets it; null: there is none' }), overdue: z.boolean().meta({ description: '逾期: neither ended nor met by the day' }), progress: z.array(progress),
    conclusion: z.string().nullable().meta({ description: '认定意见、取消原因' }), concludedBy: person.nullable(), concludedAt: instant.nullable(), carriedFromId: uuid.nullable().meta({ description: 'the target of the year before' }), setBy: person, setAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(),
    allowedActions: z.array(z.enum(targetActions)),
  })
  .meta({ id: 'Target' });
export type Target = z.infer<typeof target>;
export const targetPage = page(target);
export const targetQuery = pageQuery.extend({ year: z.coerce.number().int().optional(), status: someOf(targetStates).optional(), ownerUnitId: uuid.optional(), overdue: flag.optional(), q: text(100).optional().meta({ description: 'words in number and name' }) });
export type TargetQuery = z.output<typeof targetQuery>;
const counted = z.object({ count: z.number().int(), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of targets gives exactly these rows' }) });
export const targetFiguresQuery = z.object({ year: z.coerce.number().int().min(2000).max(2099).optional() });
export type TargetFiguresQuery = z.output<typeof targetFiguresQuery>;
export const targetFigures = z
  .object({ asOf: instant, total: counted.meta({ description: 'all but what was dropped: denominator' }), open: counted, overdue: counted, missed: counted, reached: counted.meta({ description: 'numerator' }), rate: z.number().nullable().meta({ description: '目标完成率 = reached ÷ total; null where there is none' }) })
  .meta({ id: 'TargetFigures' });
export type TargetFigures = z.infer<typeof targetFigures>;
