import { z } from 'zod';
import { defineEvent, instant, uuid, type EventSpec } from '../kit';
import { subjectGrade, subjectKind } from './subject.dto';
import { subjectStates, type SubjectState } from './subject.lifecycle';

/** Never a contact, nor the premises code: a subscriber that may know them asks for the record. */
const common = z.object({
  subjectId: uuid,
  kind: subjectKind,
  name: z.string(),
  creditCode: z.string().nullable(),
  divisionCode: z.string(),
  status: z.enum(subjectStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  subjectId: '01980000-0000-7000-8000-000000000031', kind: 'enterprise' as const, name: '深圳市某电子有限公司', creditCode: '91440300708461136T', divisionCode: '440310001001',
  actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};
const fields = z.array(z.string()).meta({ description: 'the fields that have another value now' });

const subjectEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: SubjectState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'subject', event, version: 1, summary: { zh, en },
    data: common.extend(data) as z.ZodType, example: { ...example, status, ...more },
  }) as EventSpec;

export const subjectEvents = {
  registered: subjectEvent('registered', '监管对象已登记', 'A subject was registered', 'active', { isKey: z.boolean(), tags: z.array(z.string()) }, { isKey: true, tags: ['confined_space'] }),
  changed: subjectEvent('changed', '监管对象信息已变更', 'A subject was changed', 'active', { fields }, { fields: ['address', 'staffCount'] }),
  suspended: subjectEvent('suspended', '监管对象已停业', 'A subject suspended its business', 'suspended', { reason: z.string() }, { reason: '停产检修' }),
  resumed: subjectEvent('resumed', '监管对象已恢复在营', 'A subject resumed its business', 'active', {}, {}),
  closed: subjectEvent('closed', '监管对象已注销', 'A subject was closed', 'closed', { reason: z.string() }, { reason: '已搬离本区' }),
  reopened: subjectEvent('reopened', '监管对象已重新启用', 'A subject was re-opened', 'active', { reason: z.string() }, { reason: '注销有误' }),
  merged: subjectEvent('merged', '监管对象已合并', 'A subject was merged into another', 'merged', { intoId: uuid, reason: z.string() }, { intoId: '01980000-0000-7000-8000-000000000030', reason: '重复登记' }),
  graded: subjectEvent('graded', '监管对象已分级', 'A subject was graded', 'active', { grade: subjectGrade, previous: subjectGrade.nullable(), reason: z.string() }, { grade: 'B', previous: 'A', reason: '年度内有重大事故隐患' }),
  refreshed: subjectEvent('refreshed', '监管对象信息已核实', 'What is on file of a subject was confirmed', 'active', { refreshedAt: instant, fields }, { refreshedAt: '2026-03-08T10:00:00+08:00', fields: [] }),
  owner_assigned: subjectEvent('owner_assigned', '监管对象责任人已明确', 'A subject has another owner', 'active',
    { ownerMemberId: uuid.nullable(), ownerUnitId: uuid.nullable() }, { ownerMemberId: '01980000-0000-7000-8000-000000000009', ownerUnitId: null }),
};
export type SubjectEvent = keyof typeof subjectEvents;
