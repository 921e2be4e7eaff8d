import { z } from 'zod';
import { divisionCode, instant, page, pageQuery, text, uuid } from '../kit';
import { evidenceItem } from './hazard.dto';
import { month } from './month';
import { performanceFigures } from './performance.figures';
import { pointsAppealActions, pointsAppealStates } from './points-appeal.lifecycle';
import { points } from './points-scheme.dto';

const figure = z.enum(performanceFigures).nullable().meta({ description: 'whose points are disputed; null: the month as a whole' });
const asked = points.refine((n) => n !== 0, '分值不能为零 / Zero points ask for nothing');

export const lodgePointsAppealBody = z
  .strictObject({
    month, divisionCode: divisionCode.meta({ description: 'the street' }), figure: figure.default(null), points: asked.meta({ description: '申请调整分值: positive to be added, negative to be taken' }),
    reason: text(2000), evidence: z.array(evidenceItem).min(1).max(20),
  })
  .meta({ id: 'LodgePointsAppeal' });
export type LodgePointsAppealBody = z.output<typeof lodgePointsAppealBody>;
export const decidePointsAppealBody = z
  .strictObject({
    result: z.enum(['accepted', 'refused']), reason: text(2000).meta({ description: '裁定理由' }),
    points: asked.optional().meta({ description: '采纳分值: no more than was asked; left out: all of it' }),
  })
  .refine((b) => b.result === 'accepted' || b.points === undefined, { path: ['points'], message: '不采纳的申诉没有分值 / What is refused has no points' })
  .meta({ id: 'DecidePointsAppeal' });
export type DecidePointsAppealBody = z.output<typeof decidePointsAppealBody>;
export const withdrawPointsAppealBody = z.strictObject({ note: text(500).optional() });

const person = z.object({ id: z.string(), name: z.string() });
export const pointsAppeal = z
  .object({
    id: uuid, month: z.string(), divisionCode: z.string(), divisionName: z.string(), figure, points: z.number().meta({ description: '申请分值' }), reason: z.string(),
    evidence: z.array(z.object({ fileId: uuid.nullable(), description: z.string().nullable() })),
    status: z.enum(pointsAppealStates).meta({ description: 'filed 待裁定 | accepted 已采纳 | refused 不采纳 | withdrawn 已撤回' }),
    granted: z.number().nullable().meta({ description: '采纳分值' }), decision: z.string().nullable(), decidedBy: person.nullable(), decidedAt: instant.nullable(),
    filedBy: person, filedAt: instant, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(pointsAppealActions)),
  })
  .meta({ id: 'PointsAppeal' });
export type PointsAppeal = z.infer<typeof pointsAppeal>;
export const pointsAppealPage = page(pointsAppeal);
export const pointsAppealQuery = pageQuery.extend({ month: month.optional(), divisionCode: divisionCode.optional(), status: z.enum(pointsAppealStates).optional() });
export type PointsAppealQuery = z.output<typeof pointsAppealQuery>;
