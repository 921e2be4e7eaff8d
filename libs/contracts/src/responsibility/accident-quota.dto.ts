import { z } from 'zod';
import { day, instant, page, pageQuery, text, uuid } from '../kit';
import { industrySections } from './accident.dto';
import { accidentBaseStates, accidentQuotaStates } from './accident.lifecycle';

const count = z.number().int().min(0).max(100_000);
const year = z.number().int().min(2000).max(2099).meta({ description: '年度' });
const industry = z.enum(industrySections).nullable().meta({ description: '行业门类 GB/T 4754; null: 全部行业' });
const facts = { year, industry, accidents: count.meta({ description: '事故起数控制指标' }), deaths: count.meta({ description: '死亡人数控制指标' }), source: text(200).meta({ description: '下达文件 document by which the city gave it' }) };
export const proposeQuotaBody = z.strictObject({ ...facts, industry: industry.default(null) }).meta({ id: 'ProposeAccidentQuota', description: 'approved, it takes the place of the one in force for the year and the industry' });
export type ProposeQuotaBody = z.output<typeof proposeQuotaBody>;
export const decideQuotaBody = z.strictObject({ note: text(500).meta({ description: '审批意见' }) });
const person = z.object({ id: z.string(), name: z.string() });
export const accidentQuota = z
  .object({
    id: uuid, ...facts, status: z.enum(accidentQuotaStates).meta({ description: 'proposed 待审批 | in_force 执行中 | replaced 已调整 | refused 未批准' }), decision: z.string().nullable(), decidedBy: person.nullable(), decidedAt: instant.nullable(),
    proposedBy: person, proposedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(['approve', 'refuse'])),
  })
  .meta({ id: 'AccidentQuota' });
export type AccidentQuota = z.infer<typeof accidentQuota>;
export const accidentQuotaPage = page(accidentQuota);
export const accidentQuotaQuery = pageQuery.extend({ year: z.coerce.number().int().min(2000).max(2099).optional(), status: z.enum(accidentQuotaStates).optional() });
export type AccidentQuotaQuery = z.output<typeof accidentQuotaQuery>;
export const quotaUseQuery = z.object({ year: z.coerce.number().int().min(2000).max(2099) });
const pair = z.object({ accidents: z.number().int(), deaths: z.number().int() });
export const quotaUse = z
  .object({
    asOf: instant, year: z.number().int(),
    items: z.array(z.object({ quotaId: uuid, industry, industryName: z.string(), source: z.string(), quota: pair, used: pair.meta({ description: 'of the ledger: what counts as a work-safety accident, by the day on which it happened' }), remaining: pair.meta({ description: '余量 quota − used; below zero where it is exceeded' }), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of accidents gives exactly these rows' }) })),
  })
  .meta({ id: 'AccidentQuotaUse' });
export type QuotaUse = z.infer<typeof quotaUse>;

export const recordBaseBody = z
  .strictObject({ from: day, to: day, accidents: count, deaths: count, source: text(200).meta({ description: '数据来源 where the figures stand' }) })
  .refine((b) => b.from <= b.to, { path: ['to'], message: '结束日期不能早于开始日期 / The last day is not before the first' })
  .meta({ id: 'RecordAccidentBase' });
export type RecordBaseBody = z.output<typeof recordBaseBody>;
export const withdrawBaseBody = z.strictObject({ reason: text(500) });
export const accidentBase = z
  .object({ id: uuid, from: day, to: day, accidents: count, deaths: count, source: z.string(), status: z.enum(accidentBaseStates), reason: z.string().nullable(), recordedBy: person, recordedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.literal('withdraw')) })
  .meta({ id: 'AccidentBase' });
export type AccidentBase = z.infer<typeof accidentBase>;
export const accidentBasePage = page(accidentBase);
export const accidentBaseQuery = pageQuery.extend({ status: z.enum(accidentBaseStates).optional() });
export type AccidentBaseQuery = z.output<typeof accidentBaseQuery>;

export const paragraphQuery = z
  .object({ from: day, to: day, measure: z.enum(['起', '宗', '件']).default('起').meta({ description: '量词, as the bureau says it' }), assessment: text(100).optional().meta({ description: '形势评价, in the writer\'s own words, e.g. 辖区安全形势总体平稳可控: no figure says it' }) })
  .refine((q) => q.from <= q.to, { path: ['to'], message: '结束日期不能早于开始日期 / The last day is not before the first' });
export type ParagraphQuery = z.output<typeof paragraphQuery>;
export const baseOrigins = ['ledger', 'recorded', 'none'] as const;
const filter = z.record(z.string(), z.string());
export const accidentParagraph = z
  .object({
    asOf: instant, text: z.string().meta({ description: '报告段落' }),
    current: z.object({ from: day, to: day, accidents: z.number().int(), deaths: z.number().int(), seriousGrades: z.number().int().meta({ description: '较大及以上, of those that count' }), filter: filter.meta({ description: 'query parameters with which the list of accidents gives exactly these rows' }) }),
    previous: z.object({ from: day, to: day, origin: z.enum(baseOrigins).meta({ description: 'ledger: counted in the ledger; recorded: a base that was recorded for exactly this period; none: neither' }), baseId: uuid.nullable(), source: z.string().nullable(), accidents: z.number().int().nullable(), deaths: z.number().int().nullable(), filter: filter.nullable() }),
    change: z.object({ accidents: z.string().meta({ description: '(本期 − 上年同期) ÷ 上年同期; — without a base' }), deaths: z.string(), bothFall: z.boolean() }),
  })
  .meta({ id: 'AccidentParagraph' });
export type AccidentParagraph = z.infer<typeof accidentParagraph>;
