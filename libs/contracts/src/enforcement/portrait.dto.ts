import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { divisionLevels } from './hazard.statistics.dto';
import { portraitColours, portraitFactorKeys } from './portrait.factors';
import { portraitModelActions, portraitModelStates } from './portrait.lifecycle';

const points = z.number().positive().max(100);
export const portraitWeight = z
  .strictObject({
    factor: z.enum(portraitFactorKeys),
    points: points.meta({ description: '每一条、次、处的分值' }),
    most: points.meta({ description: '该因子的最高分值' }),
  })
  .meta({ id: 'PortraitWeight' });
export type PortraitWeight = z.output<typeof portraitWeight>;
export const portraitThresholds = z.strictObject({ red: points, orange: points, yellow: points }).meta({ id: 'PortraitThresholds', description: 'the score from which on a portrait has the colour; below yellow it is blue' });
export type PortraitThresholds = z.output<typeof portraitThresholds>;

const facts = {
  name: text(100).meta({ description: '模型名称及版次' }),
  source: text(200).nullable().meta({ description: '依据文件' }),
  effectiveOn: day.meta({ description: '施行日期: holds from that day on, until the next version' }),
  factors: z.array(portraitWeight).min(1).max(portraitFactorKeys.length).refine((all) => new Set(all.map((f) => f.factor)).size === all.length, '同一因子只能有一条 / Each factor stands once'),
  thresholds: portraitThresholds,
};
export const draftPortraitModelBody = z.strictObject({ ...facts, source: facts.source.default(null) }).meta({ id: 'DraftPortraitModel' });
export type DraftPortraitModelBody = z.output<typeof draftPortraitModelBody>;
export const changePortraitModelBody = z.strictObject(facts).partial().meta({ id: 'ChangePortraitModel' });
export type ChangePortraitModelBody = z.output<typeof changePortraitModelBody>;
export const publishPortraitModelBody = z.strictObject({ note: text(500).optional() });

const person = z.object({ id: z.string(), name: z.string() });
export const portraitModel = z
  .object({
    id: uuid, name: z.string(), source: z.string().nullable(), effectiveOn: day, factors: z.array(portraitWeight), thresholds: portraitThresholds, status: z.enum(portraitModelStates),
    inForce: z.boolean().meta({ description: 'today' }), draftedBy: person, draftedAt: instant, publishedBy: person.nullable(), publishedAt: instant.nullable(), updatedAt: instant, version: z.number().int(),
    allowedActions: z.array(z.enum(portraitModelActions)),
  })
  .meta({ id: 'PortraitModel' });
export type PortraitModel = z.infer<typeof portraitModel>;
export const portraitModelPage = page(portraitModel);
export const portraitModelQuery = pageQuery.extend({ status: z.enum(portraitModelStates).optional() });
export type PortraitModelQuery = z.output<typeof portraitModelQuery>;

/** One sub-score, with its reason and where its rows are. */
export const portraitPart = z
  .object({
    factor: z.enum(portraitFactorKeys), names: z.object({ zh: z.string(), en: z.string() }), value: z.number().int().meta({ description: 'as the ledgers have it now' }), each: z.number(), most: z.number(),
    score: z.number().meta({ description: 'value × each, at most `most`' }), advice: z.object({ zh: z.string(), en: z.string() }),
    list: z.enum(['hazards', 'checks', 'risk-points', 'subject']).meta({ description: 'the ledger whose rows these are' }), filter: z.record(z.string(), z.string()).meta({ description: 'parameters with which that list gives the rows; empty: the subject\'s own record' }),
  })
  .meta({ id: 'PortraitPart' });
export type PortraitPart = z.infer<typeof portraitPart>;

export const portrait = z
  .object({
    subjectId: uuid, subjectName: z.string(), divisionCode: z.string(), divisionName: z.string(),
    model: z.object({ id: uuid, name: z.string(), effectiveOn: day }),
    asOf: instant.meta({ description: 'it was computed now, from the ledgers' }),
    score: z.number(), colour: z.enum(portraitColours), thresholds: portraitThresholds,
    parts: z.array(portraitPart).meta({ description: 'gravest first' }),
    kept: z.object({ colour: z.enum(portraitColours), score: z.number(), since: instant, previous: z.enum(portraitColours).nullable(), asOf: instant }).nullable().meta({ description: 'as the distribution counts it, which is computed anew every hour; null: not yet' }),
    notice: z.object({ zh: z.string(), en: z.string() }),
  })
  .meta({ id: 'Portrait' });
export type Portrait = z.infer<typeof portrait>;

export const portraitChange = z.object({ id: uuid, at: instant, from: z.enum(portraitColours), to: z.enum(portraitColours), score: z.number(), modelId: uuid, reasons: z.array(z.object({ factor: z.enum(portraitFactorKeys), value: z.number().int(), score: z.number() })) }).meta({ id: 'PortraitChange' });
export const portraitHistory = z.object({ items: z.array(portraitChange) });
export type PortraitHistory = z.infer<typeof portraitHistory>;

export const portraitQuery = pageQuery.extend({
  colour: someOf(portraitColours).optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), divisionOnly: flag.optional(),
});
export type PortraitQuery = z.output<typeof portraitQuery>;
export const portraitRow = z
  .object({ subjectId: uuid, subjectName: z.string(), divisionCode: z.string(), divisionName: z.string(), colour: z.enum(portraitColours), score: z.number(), since: instant, previous: z.enum(portraitColours).nullable(), asOf: instant })
  .meta({ id: 'PortraitRow' });
export type PortraitRowDto = z.infer<typeof portraitRow>;
export const portraitPage = page(portraitRow);

export const portraitDistributionQuery = z.object({ divisionCode: divisionCode.optional(), divisionLevel: z.enum(divisionLevels).optional() });
export type PortraitDistributionQuery = z.output<typeof portraitDistributionQuery>;
export const portraitDistribution = z
  .object({
    asOf: instant.nullable().meta({ description: 'the oldest computation among them; null: there is none' }), total: z.number().int(),
    colours: z.record(z.enum(portraitColours), z.number().int()),
    items: z.array(z.object({ divisionCode: z.string(), name: z.string(), filter: z.record(z.string(), z.string()), total: z.number().int(), colours: z.record(z.enum(portraitColours), z.number().int()) })),
  })
  .meta({ id: 'PortraitDistribution' });
export type PortraitDistribution = z.infer<typeof portraitDistribution>;

export const refreshPortraitsBody = z.strictObject({ note: text(500).optional() });
export const portraitRefresh = z.object({ subjects: z.number().int(), changed: z.number().int().meta({ description: 'whose colour is another now' }), asOf: instant }).meta({ id: 'PortraitRefresh' });
export type PortraitRefresh = z.infer<typeof portraitRefresh>;
