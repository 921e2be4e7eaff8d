import { z } from 'zod';
import { day, instant, page, pageQuery, text, uuid } from '../kit';
import { performanceFigures } from './performance.figures';
import { pointsSchemeActions, pointsSchemeStates } from './points-scheme.lifecycle';

/** 分值: at most two decimals, as bureaus print them. */
const decimals = (n: number): boolean => Math.abs(n * 100 - Math.round(n * 100)) < 1e-6;
const twoDecimals = '最多两位小数 / At most two decimals';
export const points = z.number().min(-10_000).max(10_000).refine(decimals, twoDecimals).meta({ description: '分值 points, at most two decimals' });
const positive = z.number().positive().max(10_000).refine(decimals, twoDecimals);

export const pointsDirections = ['award', 'deduct'] as const;

export const pointsRule = z
  .strictObject({
    figure: z.enum(performanceFigures).meta({ description: 'a count: points for each one; a rate (handling_rate, progress): points × rate' }),
    direction: z.enum(pointsDirections).meta({ description: 'award 加分 | deduct 扣分' }),
    points: positive.meta({ description: '每件分值；比率为满分值' }),
    cap: positive.nullable().default(null).meta({ description: '每月上限 the most that the rule gives or takes in a month; null: none' }),
  })
  .meta({ id: 'PointsRule' });
export type PointsRule = z.output<typeof pointsRule>;

const facts = {
  name: text(100).meta({ description: '办法名称及版次' }),
  source: text(200).nullable().meta({ description: '依据文件' }),
  effectiveOn: day.meta({ description: '施行日期: holds for months that begin on that day or later, until the next version' }),
  base: points.min(0).meta({ description: '基础分 what each street has to begin with' }),
  rules: z.array(pointsRule).min(1).max(40).refine((rules) => new Set(rules.map((r) => r.figure)).size === rules.length, '同一指标只能有一条规则 / Each figure has one rule'),
};
export const draftPointsSchemeBody = z.strictObject({ ...facts, source: facts.source.default(null), base: facts.base.default(0) }).meta({ id: 'DraftPointsScheme' });
export type DraftPointsSchemeBody = z.output<typeof draftPointsSchemeBody>;
export const changePointsSchemeBody = z.strictObject(facts).partial().meta({ id: 'ChangePointsScheme' });
export type ChangePointsSchemeBody = z.output<typeof changePointsSchemeBody>;
export const publishPointsSchemeBody = z.strictObject({ note: text(500).optional() });

const person = z.object({ id: z.string(), name: z.string() });
export const pointsScheme = z
  .object({
    id: uuid, name: z.string(), source: z.string().nullable(), effectiveOn: day, base: z.number(), rules: z.array(pointsRule),
    status: z.enum(pointsSchemeStates).meta({ description: 'draft 起草中 | published 已发布' }),
    draftedBy: person, draftedAt: instant, publishedBy: person.nullable(), publishedAt: instant.nullable(), updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(pointsSchemeActions)),
  })
  .meta({ id: 'PointsScheme' });
export type PointsScheme = z.infer<typeof pointsScheme>;
export const pointsSchemePage = page(pointsScheme);
export const pointsSchemeQuery = pageQuery.extend({ status: z.enum(pointsSchemeStates).optional() });
export type PointsSchemeQuery = z.output<typeof pointsSchemeQuery>;
