import { z } from 'zod';
import { defineEvent, instant, uuid, type EventSpec } from '../kit';
import { hazardLevel, hazardSource } from './hazard.dto';
import { hazardStates } from './hazard.lifecycle';
import { escalationLevels, listLevels, reopenCauses } from './hazard.parts.dto';

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

const side = z.enum(['enterprise', 'department']);
const department = z.object({ unitId: uuid, memberId: uuid.nullable(), name: z.string().nullable() });

export const hazardEvents = {
  reported: hazardEvent('reported', '隐患已上报', 'A hazard was reported', 'reported',
    {
      source: hazardSource, subjectName: z.string().nullable(), category: z.string().nullable(), dueAt: instant.nullable(),
      subjectId: uuid.nullish(), riskPointId: uuid.nullish(), checkId: uuid.nullish(), checkItem: z.string().nullish(), campaignIds: z.array(uuid).optional(), recurrenceOf: uuid.nullish(),
    },
    {
      source: 'patrol', subjectName: '深圳市某电子有限公司', category: '消防安全', dueAt: '2026-03-09T18:00:00+08:00', subjectId: '01980000-0000-7000-8000-000000000021', riskPointId: null, checkId: null,
      checkItem: 'XF-03', campaignIds: ['01980000-0000-7000-8000-000000000031'], recurrenceOf: null,
    }),
  assigned: hazardEvent('assigned', '隐患已交办', 'A hazard was assigned', 'assigned',
    { assignee: z.object({ unitId: uuid.nullable(), memberId: uuid.nullable(), name: z.string().nullable() }).nullable(), dueAt: instant.nullable() },
    { assignee: { unitId: null, memberId: '01980000-0000-7000-8000-000000000009', name: '李强' }, dueAt: '2026-03-09T18:00:00+08:00' }),
  started: hazardEvent('started', '已开始整改', 'Rectification started', 'rectifying', {}, {}),
  submitted: hazardEvent('submitted', '已申请验收', 'Rectification was submitted for verification', 'rectified', { evidenceCount: z.number().int() }, { evidenceCount: 2 }),
  rejected: hazardEvent('rejected', '复查不合格', 'Verification was rejected', 'rectifying', { reason: z.string() }, { reason: '通道仍有杂物' }),
  closed: hazardEvent('closed', '隐患已销号', 'A hazard was closed', 'closed', { closedAt: instant }, { closedAt: '2026-03-08T10:00:00+08:00' }),
  accepted: hazardEvent('accepted', '双重交办的一侧已闭环', 'One side of a dual assignment was accepted; the other is still open', 'rectified', { side }, { side: 'enterprise' }),
  department_assigned: hazardEvent('department_assigned', '已交办主管部门', 'A department was assigned as well', 'assigned', { department }, { department: { unitId: '01980000-0000-7000-8000-000000000011', memberId: null, name: '工业和信息化局' } }),
  department_submitted: hazardEvent('department_submitted', '部门已申请验收', 'The department submitted its side for verification', 'rectifying', { evidenceCount: z.number().int() }, { evidenceCount: 1 }),
  department_rejected: hazardEvent('department_rejected', '部门事项验收不通过', 'The department\'s side was rejected', 'rectifying', { reason: z.string() }, { reason: '未见督促记录' }),
  extension_requested: hazardEvent('extension_requested', '已申请延期', 'An extension was asked for', 'rectifying', { dueAt: instant, reason: z.string() }, { dueAt: '2026-03-16T18:00:00+08:00', reason: '配件未到货' }),
  extension_refused: hazardEvent('extension_refused', '延期申请未获同意', 'An extension was refused', 'rectifying', { dueAt: instant.nullable(), reason: z.string() }, { dueAt: '2026-03-09T18:00:00+08:00', reason: '配件可在本地购买' }),
  listed: hazardEvent('listed', '已挂牌督办', 'A hazard was listed for supervision, or its requirements were corrected', 'assigned', { responsibility: z.string() }, { responsibility: '张三（总经理）' }),
  opinion_given: hazardEvent('opinion_given', '专家意见已登记', 'An expert\'s opinion was recorded', 'rectified', { expert: z.string(), agrees: z.boolean() }, { expert: '王五（市专家库）', agrees: true }),
  unlisted: hazardEvent('unlisted', '已摘牌', 'A hazard was taken off the list of supervision', 'closed', { reason: z.string() }, { reason: '治理完成并验收合格' }),
  urged: hazardEvent('urged', '已催办', 'Who must rectify was urged', 'rectifying', { note: z.string().nullable() }, { note: '请于今日完成' }),
  reopened: hazardEvent('reopened', '隐患已重开', 'A closed hazard was re-opened', 'rectifying', { cause: z.enum(reopenCauses), reason: z.string(), dueAt: instant.nullable() }, { cause: 'sampling', reason: '抽查发现通道再次堆物', dueAt: '2026-03-20T18:00:00+08:00' }),
  retagged: hazardEvent('retagged', '专项行动已调整', 'The campaigns a hazard counts in were changed', 'closed', { added: z.array(uuid), removed: z.array(uuid), campaignIds: z.array(uuid), reason: z.string() },
    { added: ['01980000-0000-7000-8000-000000000031'], removed: [], campaignIds: ['01980000-0000-7000-8000-000000000031'], reason: '补记夜间行动' }),
  list_entered: hazardEvent('list_entered', '隐患已录入清单', 'A hazard was entered into a list, or raised to a higher level of it', 'assigned', { kind: z.string(), level: z.enum(listLevels) }, { kind: 'major_problems', level: 'city' as const }),
  struck_off: hazardEvent('struck_off', '隐患已从清单销号', 'A hazard was struck off a list', 'closed', { kind: z.string(), level: z.enum(listLevels), reason: z.string() }, { kind: 'major_problems', level: 'city' as const, reason: '市级验收通过' }),
  transferred: hazardEvent('transferred', '隐患已移送', 'A hazard was transferred to another unit', 'reported', { fromUnitId: uuid.nullable(), toUnitId: uuid, reason: z.string() }, { fromUnitId: null, toUnitId: '01980000-0000-7000-8000-000000000011', reason: '属燃气管理职责' }),
  escalated: hazardEvent('escalated', '超期提醒已升级', 'The reminder of an overdue hazard rose to the next level', 'rectifying', { to: z.enum(escalationLevels), dueAt: instant, daysOverdue: z.number().int() }, { to: 'street', dueAt: '2026-03-09T18:00:00+08:00', daysOverdue: 3 }),
  extended: hazardEvent('extended', '整改期限已延长', 'The deadline was extended', 'rectifying',
    { previousDueAt: instant.nullable(), dueAt: instant, reason: z.string() },
    { previousDueAt: '2026-03-09T18:00:00+08:00', dueAt: '2026-03-16T18:00:00+08:00', reason: '配件未到货' }),
  overdue: hazardEvent('overdue', '隐患已超期', 'A hazard passed its deadline', 'rectifying', { dueAt: instant }, { dueAt: '2026-03-09T18:00:00+08:00' }),
};
export type HazardEvent = keyof typeof hazardEvents;
