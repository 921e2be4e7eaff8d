import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { drawStates, type DrawState } from './draw.lifecycle';

/** Never who was drawn before it is published: a subscriber that may know asks for the record. */
const common = z.object({
  drawId: uuid,
  number: z.string(),
  name: z.string(),
  divisionCode: z.string(),
  status: z.enum(drawStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  drawId: '01980000-0000-7000-8000-000000000061', number: 'SJ440310-2026-0001', name: '2026 年第二季度双随机抽查', divisionCode: '440310000000',
  actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};
const digest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const drawEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: DrawState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'enforcement', aggregate: 'draw', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;

export const drawEvents = {
  prepared: drawEvent('prepared', '双随机抽查已起草', 'A double-random draw was prepared', 'draft', {}, {}),
  changed: drawEvent('changed', '双随机抽查方案已修改', 'A double-random draw was changed', 'draft', {}, {}),
  frozen: drawEvent('frozen', '双随机两库已锁定', 'The pools of a draw are fixed', 'frozen', { poolSize: z.number().int(), poolDigest: z.string() }, { poolSize: 3860, poolDigest: digest }),
  drawn: drawEvent('drawn', '双随机已抽取', 'A draw was made', 'drawn', { poolDigest: z.string(), seed: z.string(), drawn: z.number().int() }, { poolDigest: digest, seed: '2026-04-01 福彩3D 5 0 8', drawn: 193 }),
  published: drawEvent('published', '双随机抽查已公示', 'A draw was published', 'published', { drawn: z.number().int() }, { drawn: 193 }),
  voided: drawEvent('voided', '双随机抽查已作废', 'A draw was voided', 'voided', { reason: z.string() }, { reason: '人员名录有误' }),
};
export type DrawEvent = keyof typeof drawEvents;
