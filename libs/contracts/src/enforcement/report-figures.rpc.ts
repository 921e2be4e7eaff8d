import { z } from 'zod';
import { day, instant } from '../kit';

/**
 * Request–reply between services: what a report of another service says of enforcement. Asked in the name of who compiles the
 * report: his token travels with the question and is verified again.
 */
export const REPORT_FIGURES_RPC = 'enforcement.report-figures';
export const reportFiguresRequest = z.strictObject({ authorization: z.string().min(1), from: day, to: day });

const n = z.number().int();
const filter = z.record(z.string(), z.string());
export const enforcementFigureGroups = ['checks', 'hazards'] as const;
const figure = z.object({
  key: z.string().startsWith('enforcement.'), group: z.enum(enforcementFigureGroups), name: z.string(), nameEn: z.string(), unit: z.string(), basis: z.enum(['period', 'standing']), asOf: instant,
  /** a count, or numerator and denominator of a rate */
  count: n.nullable(), numerator: n.nullable(), denominator: n.nullable(),
  /** whether the rate should be as high as can be */
  wanted: z.boolean(), path: z.string(), filter, wholeFilter: filter.nullable(),
});
export type EnforcementFigure = z.infer<typeof figure>;
/** `missing`: permissions that the asker does not hold over the whole tenant; then there is no figure. */
export const reportFiguresAnswer = z.object({ figures: z.array(figure), missing: z.array(z.string()) });
export type ReportFiguresAnswer = z.infer<typeof reportFiguresAnswer>;
