import { z } from 'zod';
import { day, defineEvent, instant, uuid, type EventSpec } from '../kit';
import { checkKinds, checkStates, type CheckState } from './check.lifecycle';

const common = z.object({
  checkId: uuid, number: z.string(), kind: z.enum(checkKinds), subjectId: uuid, divisionCode: z.string(), unitId: uuid.nullable(), campaignIds: z.array(uuid), status: z.enum(checkStates),
  actor: z.object({ id: z.string(), name: z.string() }),
});
const example = {
  checkId: '01980000-0000-7000-8000-000000000051', number: 'JC440310-2026-000001', kind: 'inspection' as const, subjectId: '01980000-0000-7000-8000-000000000031', divisionCode: '440310001001',
  unitId: '01980000-0000-7000-8000-000000000005', campaignIds: [], actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};
const checkEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: CheckState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'enforcement', aggregate: 'check', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;

export const checkEvents = {
  opened: checkEvent('opened', '检查已开始（行政检查：已申请）', 'A check was opened; an inspection was asked for', 'requested', { plannedOn: day.nullable() }, { plannedOn: '2026-03-10' }),
  approved: checkEvent('approved', '行政检查已批准', 'An inspection was approved', 'approved', {}, {}),
  refused: checkEvent('refused', '行政检查不予批准', 'An inspection was refused', 'refused', { reason: z.string() }, { reason: '与消防部门合并检查' }),
  signed_in: checkEvent('signed_in', '已扫码入企', 'The officers signed in on site', 'on_site', { signedInAt: instant }, { signedInAt: '2026-03-10T09:30:00+08:00' }),
  finished: checkEvent('finished', '检查已完成', 'A check was finished; these hazards were found', 'recorded',
    { finishedAt: instant, hazardIds: z.array(uuid), exposed: z.boolean() }, { finishedAt: '2026-03-10T11:00:00+08:00', hazardIds: ['01980000-0000-7000-8000-000000000001'], exposed: false }),
  confirmed: checkEvent('confirmed', '自查已确认、检查报告已验收', 'A self-check was confirmed, or an agency\'s report accepted', 'closed', {}, {}),
  closed: checkEvent('closed', '检查已归档', 'An inspection was closed', 'closed', {}, {}),
  imported: checkEvent('imported', '历史检查已导入', 'A finished check of the time before was brought in', 'closed', { finishedAt: instant, sourceRecord: z.string(), hazards: z.number().int() }, { finishedAt: '2025-03-10T00:00:00+08:00', sourceRecord: '坪安检〔2025〕118号', hazards: 2 }),
  cancelled: checkEvent('cancelled', '检查已取消', 'A check was cancelled', 'cancelled', { reason: z.string() }, { reason: '企业停产' }),
};
export type CheckEvent = keyof typeof checkEvents;
