import { z } from 'zod';
import { defineEvent, instant, uuid, type EventSpec } from '../kit';
import { riskKind, riskLevel } from './risk-point.dto';
import { riskPointStates, type RiskPointState } from './risk-point.lifecycle';

const common = z.object({
  riskPointId: uuid,
  code: z.string(),
  kind: riskKind,
  name: z.string(),
  subjectId: uuid.nullable(),
  divisionCode: z.string(),
  level: riskLevel.nullable(),
  status: z.enum(riskPointStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  riskPointId: '01980000-0000-7000-8000-000000000051', code: '7K2M-Q9XD', kind: 'point' as const, name: '污水处理池', subjectId: '01980000-0000-7000-8000-000000000031', divisionCode: '440310001001', level: 'orange' as const,
  actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};

const riskPointEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: RiskPointState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'risk-point', event, version: 1, summary: { zh, en },
    data: common.extend(data) as z.ZodType, example: { ...example, status, ...more },
  }) as EventSpec;

const due = { reviewDueAt: instant.nullable() };
const dueExample = { reviewDueAt: '2026-06-06T23:59:59+08:00' };

export const riskPointEvents = {
  collected: riskPointEvent('collected', '风险点已采集', 'A risk point was collected', 'collected', { tags: z.array(z.string()) }, { tags: ['confined_space'] }),
  changed: riskPointEvent('changed', '风险点信息已变更', 'A risk point was changed', 'controlled', { fields: z.array(z.string()) }, { fields: ['place'] }),
  assessed: riskPointEvent('assessed', '风险点已评估', 'A risk point was assessed', 'assessed', { suggestedLevel: riskLevel, conclusion: z.string() }, { suggestedLevel: 'orange', conclusion: '可能发生中毒和窒息' }),
  graded: riskPointEvent('graded', '风险点已定级', 'A risk point was graded', 'graded', { previous: riskLevel.nullable(), reason: z.string() }, { previous: null, reason: '按风险矩阵判定' }),
  controlled: riskPointEvent('controlled', '风险点已落实管控', 'Measures and an owner were set for a risk point', 'controlled',
    { ownerMemberId: uuid.nullable(), ownerUnitId: uuid.nullable(), measures: z.number().int(), ...due }, { ownerMemberId: '01980000-0000-7000-8000-000000000009', ownerUnitId: null, measures: 3, ...dueExample }),
  reviewed: riskPointEvent('reviewed', '风险点已复评', 'A risk point was reviewed', 'controlled', { previous: riskLevel.nullable(), conclusion: z.string(), ...due }, { previous: 'orange', conclusion: '措施有效，维持原等级', ...dueExample }),
  closed: riskPointEvent('closed', '风险点已销除', 'A risk point was closed', 'closed', { reason: z.string() }, { reason: '设施已拆除' }),
  reopened: riskPointEvent('reopened', '风险点重新采集', 'A risk point was re-opened', 'collected', { reason: z.string() }, { reason: '设施恢复使用' }),
};
export type RiskPointEvent = keyof typeof riskPointEvents;
