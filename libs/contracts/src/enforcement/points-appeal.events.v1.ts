import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { pointsAppealStates, type PointsAppealState } from './points-appeal.lifecycle';

const data = z.object({
  appealId: uuid, month: z.string(), divisionCode: z.string(), points: z.number().meta({ description: 'that were asked for' }), granted: z.number().nullable(), status: z.enum(pointsAppealStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable(),
});
const appealEvent = (event: string, zh: string, en: string, status: PointsAppealState, granted: number | null = null): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'points_appeal', event, version: 1, summary: { zh, en }, data: data as z.ZodType,
    example: { appealId: '01980000-0000-7000-8000-000000000082', month: '2026-03', divisionCode: '440310001000', points: 2, granted, status, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } },
  }) as EventSpec;

export const pointsAppealEvents = {
  filed: appealEvent('filed', '街道已提出积分申诉', 'A street appealed against its points', 'filed'),
  decided: appealEvent('decided', '积分申诉已裁定', 'An appeal was decided', 'accepted', 1.5),
  withdrawn: appealEvent('withdrawn', '积分申诉已撤回', 'An appeal was withdrawn', 'withdrawn'),
};
export type PointsAppealEvent = keyof typeof pointsAppealEvents;
