import { z } from 'zod';
import { defineEvent, instant, uuid, type EventSpec } from '../kit';
import { hazardLevel, hazardSource } from './hazard.dto';
import { hazardStates } from './hazard.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() });
const common = z.object({
  hazardId: uuid,
  number: z.string(),
  title: z.string(),
  divisionCode: z.string(),
  level: hazardLevel,
  status: z.enum(hazardStates),
  actor: actor.nullable().meta({ description: 'null where a clock, not a person, caused it' }),
});
const example = {
  hazardId: '01980000-0000-7000-8000-000000000001', number: 'YH-440310-2026-000001', title: '疏散通道堆放杂物', divisionCode: '440310001001',
  level: 'general' as const, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};

const hazardEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: (typeof hazardStates)[number], data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'hazard', event, version: 1, summary: { zh, en },
    data: common.extend(data) as z.ZodType, example: { ...example, status, ...more },
  }) as EventSpec;

export const hazardEvents = {
  reported: hazardEvent('reported', '隐患已上报', 'A hazard was reported', 'reported',
    {
      source: hazardSource, subjectName: z.string().nullable(), category: z.string().nullable(), dueAt: instant.nullable(),
      subjectId: uuid.nullish(), riskPointId: uuid.nullish(), checkId: uuid.nullish(), checkItem: z.string().nullish(), campaignIds: z.array(uuid).optional(),
    },
    {
      source: 'patrol', subjectName: '深圳市某电子有限公司', category: '消防安全', dueAt: '2026-03-09T18:00:00+08:00', subjectId: '01980000-0000-7000-8000-000000000021', riskPointId: null, checkId: null,
      checkItem: 'XF-03', campaignIds: ['01980000-0000-7000-8000-000000000031'],
    }),
  assigned: hazardEvent('assigned', '隐患已交办', 'A hazard was assigned', 'assigned',
    { assignee: z.object({ unitId: uuid.nullable(), memberId: uuid.nullable(), name: z.string().nullable() }).nullable(), dueAt: instant.nullable() },
    { assignee: { unitId: null, memberId: '01980000-0000-7000-8000-000000000009', name: '李强' }, dueAt: '2026-03-09T18:00:00+08:00' }),
  started: hazardEvent('started', '已开始整改', 'Rectification started', 'rectifying', {}, {}),
  submitted: hazardEvent('submitted', '已申请验收', 'Rectification was submitted for verification', 'rectified', { evidenceCount: z.number().int() }, { evidenceCount: 2 }),
  rejected: hazardEvent('rejected', '复查不合格', 'Verification was rejected', 'rectifying', { reason: z.string() }, { reason: '通道仍有杂物' }),
  closed: hazardEvent('closed', '隐患已销号', 'A hazard was closed', 'closed', { closedAt: instant }, { closedAt: '2026-03-08T10:00:00+08:00' }),
  extended: hazardEvent('extended', '整改期限已延长', 'The deadline was extended', 'rectifying',
    { previousDueAt: instant.nullable(), dueAt: instant, reason: z.string() },
    { previousDueAt: '2026-03-09T18:00:00+08:00', dueAt: '2026-03-16T18:00:00+08:00', reason: '配件未到货' }),
  overdue: hazardEvent('overdue', '隐患已超期', 'A hazard passed its deadline', 'rectifying', { dueAt: instant }, { dueAt: '2026-03-09T18:00:00+08:00' }),
};
export type HazardEvent = keyof typeof hazardEvents;
