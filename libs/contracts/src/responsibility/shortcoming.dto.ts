import { z } from 'zod';
import { instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { figureKey, reportFigure } from './report-period.dto';
import { shortcomingActions, shortcomingStates } from './shortcoming.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
const figureKeys = z.array(figureKey).max(10).refine((keys) => new Set(keys).size === keys.length, '指标重复 / A figure is named twice').meta({ description: '关联指标: keys of figures of that edition' });
export const proposedShortcomings = z
  .object({
    asOf: instant, reportPeriodId: uuid, rule: z.object({ zh: z.string(), en: z.string() }),
    items: z.array(z.object({ figure: reportFigure, gap: z.number().meta({ description: '差距: percentage points below the target' }), text: z.string().meta({ description: '措辞, of the numbers alone' }) })).max(3),
  })
  .meta({ id: 'ProposedShortcomings' });
export type ProposedShortcomings = z.infer<typeof proposedShortcomings>;
export const writeShortcomingBody = z.strictObject({ reportPeriodId: uuid.meta({ description: 'an edition that is compiled' }), text: text(2000).meta({ description: '问题和不足' }), figureKeys: figureKeys.default([]) }).meta({ id: 'WriteShortcoming' });
export type WriteShortcomingBody = z.output<typeof writeShortcomingBody>;
export const changeShortcomingBody = z.strictObject({ text: text(2000) }).meta({ id: 'ChangeShortcoming' });
export const counterShortcomingBody = z
  .strictObject({ measure: text(2000).meta({ description: '改进措施' }), taskId: uuid.nullable().default(null).meta({ description: '落实的任务' }), targetId: uuid.nullable().default(null).meta({ description: '落实的目标' }) })
  .meta({ id: 'CounterShortcoming', description: 'a task or a target carries it out' });
export type CounterShortcomingBody = z.output<typeof counterShortcomingBody>;
export const closeShortcomingBody = z.strictObject({ note: text(1000).meta({ description: '解决情况' }) });
export const shortcoming = z
  .object({
    id: uuid, number: z.string(), reportPeriodId: uuid, period: z.string(), text: z.string(), figures: z.array(reportFigure).meta({ description: 'as they were when it was written' }), status: z.enum(shortcomingStates).meta({ description: 'open 待定措施 | countered 已定措施 | closed 已解决' }),
    measure: z.string().nullable(), taskId: uuid.nullable(), targetId: uuid.nullable(), counteredBy: person.nullable(), counteredAt: instant.nullable(), closeNote: z.string().nullable(), closedBy: person.nullable(), closedAt: instant.nullable(),
    writtenBy: person, writtenAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(shortcomingActions)),
  })
  .meta({ id: 'Shortcoming' });
export type Shortcoming = z.infer<typeof shortcoming>;
export const shortcomingPage = page(shortcoming);
export const shortcomingQuery = pageQuery.extend({ reportPeriodId: uuid.optional(), period: text(20).optional(), status: someOf(shortcomingStates).optional(), q: text(100).optional().meta({ description: 'words in number and text' }) });
export type ShortcomingQuery = z.output<typeof shortcomingQuery>;
