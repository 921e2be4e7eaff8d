import { z } from 'zod';
import { day, divisionCode, instant, page, pageQuery, text, uuid } from '../kit';
import { month } from './month';
import { performanceCounts, performanceFigures, performanceRates } from './performance.figures';

const names = z.object({ zh: z.string(), en: z.string() });
const person = z.object({ id: z.string(), name: z.string() });

export const performanceParams = z.object({ month: month.meta({ description: '月份, such as 2026-03' }) });

const rateOf = z.object({ figure: z.enum(performanceRates), names, numerator: z.number().int(), denominator: z.number().int(), rate: z.string().meta({ description: 'numerator ÷ denominator, two decimals; — where the denominator is zero' }) });
export const pointsLine = z
  .object({
    figure: z.enum(performanceFigures), names, numerator: z.number().int().meta({ description: 'how many; of a rate, its numerator' }), denominator: z.number().int().nullable().meta({ description: 'of a rate; null for a count' }),
    points: z.number().meta({ description: 'negative where the rule deducts' }), capped: z.boolean().meta({ description: 'whether the cap of the rule was reached' }),
  })
  .meta({ id: 'PointsLine', description: '积分明细: its rows are those of its figure' });
export type PointsLine = z.infer<typeof pointsLine>;

const adjustment = z.object({ appealId: uuid, points: z.number(), reason: z.string().meta({ description: '裁定理由' }), at: instant });
const change = z.object({ figure: z.enum(performanceCounts), names, before: z.number().int(), after: z.number().int() });
const correction = z
  .object({
    kind: z.enum(['recount', 'appeal']).meta({ description: 'recount 复核更正: the ledgers say otherwise for the same as-of date | appeal 申诉更正: an appeal accepted after the freeze' }),
    at: instant, by: person, reason: z.string(), changes: z.array(change), points: z.number().nullable().meta({ description: 'what is added to the points, or taken' }), appealId: uuid.nullable(),
  })
  .meta({ id: 'PerformanceCorrection' });
export type PerformanceCorrection = z.infer<typeof correction>;

export const streetPerformance = z
  .object({
    divisionCode: z.string(), divisionName: z.string(),
    rank: z.number().int().nullable().meta({ description: '名次: who has as many points shares the rank; null where no scheme is in force' }),
    counts: z.record(z.enum(performanceCounts), z.number().int()), rates: z.array(rateOf), lines: z.array(pointsLine),
    points: z.number().nullable().meta({ description: 'base and lines; null where no scheme is in force' }),
    adjustments: z.array(adjustment).meta({ description: '申诉调整, each a line of its own' }),
    total: z.number().nullable().meta({ description: 'points and adjustments; of a frozen month as it was frozen' }),
  })
  .meta({ id: 'StreetPerformance' });
export type StreetPerformance = z.infer<typeof streetPerformance>;

export const performanceBoard = z
  .object({
    month: z.string(), asOf: instant.meta({ description: '统计截止: of a frozen month, when it was frozen' }),
    cohort: names.meta({ description: 'by which day records belong to the month' }),
    scheme: z.object({ id: uuid, name: z.string(), effectiveOn: day, base: z.number() }).nullable().meta({ description: 'the version in force on the first day of the month' }),
    frozen: z.object({ at: instant, by: person }).nullable(),
    streets: z.array(streetPerformance.extend({ corrections: z.array(correction), corrected: z.number().nullable().meta({ description: 'total and corrections: beside the frozen total, never in its place' }) })),
  })
  .meta({ id: 'PerformanceBoard' });
export type PerformanceBoard = z.infer<typeof performanceBoard>;

export const frozenMonth = z
  .object({
    month: z.string(), frozen: z.object({ at: instant, by: person }), schemeId: uuid, corrections: z.number().int().meta({ description: '复核更正次数 how often a street was counted anew since' }),
    streets: z.array(streetPerformance.pick({ divisionCode: true, divisionName: true, rank: true, total: true, rates: true })).meta({ description: 'as it was frozen, by rank' }),
  })
  .meta({ id: 'FrozenMonth', description: '已冻结的月份' });
export type FrozenMonth = z.infer<typeof frozenMonth>;
export const frozenMonths = page(frozenMonth);
export type FrozenMonthQuery = z.output<typeof pageQuery>;

export const performanceRowsQuery = pageQuery.extend({ divisionCode: divisionCode.meta({ description: 'the street' }), figure: z.enum(performanceCounts) });
export type PerformanceRowsQuery = z.output<typeof performanceRowsQuery>;
export const performanceRow = z
  .object({ kind: z.enum(['hazard', 'check', 'campaign_task', 'subject']), id: uuid, label: z.string().meta({ description: 'number, title or name' }), divisionCode: z.string(), at: instant.nullable().meta({ description: 'found, finished, done, first inspected' }) })
  .meta({ id: 'PerformanceRow' });
export type PerformanceRow = z.infer<typeof performanceRow>;
export const performanceRows = page(performanceRow);

export const freezeMonthBody = z.strictObject({ note: text(500).optional() });
export const correctMonthBody = z.strictObject({ divisionCode: divisionCode.meta({ description: 'the street' }), reason: text(2000).meta({ description: '更正理由' }) }).meta({ id: 'CorrectPerformance' });
export type CorrectMonthBody = z.output<typeof correctMonthBody>;
