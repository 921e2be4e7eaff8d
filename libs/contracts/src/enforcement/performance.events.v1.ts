import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';

const common = z.object({ monthId: uuid, month: z.string(), schemeId: uuid, actor: z.object({ id: z.string(), name: z.string() }).nullable() });
const example = { monthId: '01980000-0000-7000-8000-000000000083', month: '2026-03', schemeId: '01980000-0000-7000-8000-000000000081', actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } };
const monthEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'enforcement', aggregate: 'performance_month', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, ...more } }) as EventSpec;

const street = { divisionCode: z.string(), total: z.number(), rank: z.number().int() };
export const performanceEvents = {
  frozen: monthEvent('frozen', '月度考评已冻结', 'The board of a month was frozen', { streets: z.array(z.object(street)) }, { streets: [{ divisionCode: '440310001000', total: 102.5, rank: 1 }] }),
  corrected: monthEvent('corrected', '已冻结的月度考评有更正', 'A frozen month was corrected', { divisionCode: z.string(), points: z.number(), reason: z.string() }, { divisionCode: '440310001000', points: -0.5, reason: '补录离线检查一次' }),
};
export type PerformanceEvent = keyof typeof performanceEvents;
