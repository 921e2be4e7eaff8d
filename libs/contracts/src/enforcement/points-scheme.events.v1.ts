import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { pointsSchemeStates, type PointsSchemeState } from './points-scheme.lifecycle';

const data = z.object({
  schemeId: uuid, name: z.string(), effectiveOn: z.string(), rules: z.number().int().meta({ description: 'how many rules' }), status: z.enum(pointsSchemeStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable(),
});
const schemeEvent = (event: string, zh: string, en: string, status: PointsSchemeState): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'points_scheme', event, version: 1, summary: { zh, en }, data: data as z.ZodType,
    example: { schemeId: '01980000-0000-7000-8000-000000000081', name: '街道执法考评积分办法（2026 年版）', effectiveOn: '2026-01-01', rules: 6, status, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } },
  }) as EventSpec;

export const pointsSchemeEvents = {
  drafted: schemeEvent('drafted', '积分办法已起草', 'A points scheme was drafted', 'draft'),
  changed: schemeEvent('changed', '积分办法已修改', 'A points scheme was changed', 'draft'),
  published: schemeEvent('published', '积分办法已发布', 'A points scheme was published', 'published'),
};
export type PointsSchemeEvent = keyof typeof pointsSchemeEvents;
