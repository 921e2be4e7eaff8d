import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { recordedAsKinds } from './duty-act.lifecycle';
import { promotionLevels } from './list-item.dto';
import { listItemStates, type ListItemState } from './list-item.lifecycle';

const common = z.object({
  itemId: uuid, number: z.string(), listId: uuid, kindKey: z.string(), divisionCode: z.string(), ownerUnitId: uuid.nullable(), ownerMemberId: uuid.nullable(), dueDay: z.string().nullable(), status: z.enum(listItemStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  itemId: '01980000-0000-7000-8000-0000000000a5', number: 'QD440310-2026-0001-003', listId: '01980000-0000-7000-8000-0000000000a2', kindKey: 'yearly-key-tasks', divisionCode: '440310000000', ownerUnitId: '01980000-0000-7000-8000-0000000000a3', ownerMemberId: null,
  dueDay: '2026-12-31', actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};
const itemEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: ListItemState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'list_item', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;
const reason = { reason: z.string() };
const act = { actId: uuid, day: z.string().meta({ description: 'on which it was done' }) };
const level = { level: z.enum(promotionLevels) };

export const listItemEvents = {
  drafted: itemEvent('drafted', '清单事项已拟定', 'An item was drafted', 'draft', {}, {}),
  changed: itemEvent('changed', '清单事项已修改', 'An item was changed in its draft', 'draft', {}, {}),
  entered: itemEvent('entered', '事项已列入在用清单', 'An item is in force', 'open', {}, {}),
  instructed: itemEvent('instructed', '事项已研判并下达指令', 'An item was judged, and an instruction issued', 'open', { instruction: z.string() }, { instruction: '立即封控低洼路段并撤离人员' }),
  submitted: itemEvent('submitted', '事项已报送办结', 'An item was reported as done', 'submitted', {}, {}),
  closed: itemEvent('closed', '事项已销号', 'An item was verified and closed', 'closed', {}, {}),
  returned: itemEvent('returned', '事项已退回', 'An item was returned', 'open', reason, { reason: '佐证不全' }),
  reassigned: itemEvent('reassigned', '事项责任主体已调整', 'An item was given to another owner', 'open', reason, { reason: '职能调整' }),
  disputed: itemEvent('disputed', '事项的边界争议已提出', 'Who holds an item is disputed', 'open', { ground: z.string(), withUnitId: uuid.nullable() }, { ground: '该路段已移交街道管理', withUnitId: '01980000-0000-7000-8000-0000000000a3' }),
  dispute_settled: itemEvent('dispute_settled', '事项的边界争议已裁定', 'A dispute was settled: the owner is who holds it now', 'open', { note: z.string() }, { note: '按职责清单由区级牵头' }),
  promoted: itemEvent('promoted', '事项已上报', 'An item was promoted', 'open', level, { level: 'city' }),
  promotion_answered: itemEvent('promotion_answered', '上级已答复', 'A promotion was answered', 'open', { ...level, accepted: z.boolean() }, { level: 'city', accepted: true }),
  act_recorded: itemEvent('act_recorded', '常态职责已记录履职', 'What was done of a standing duty is on record', 'open', { ...act, recordedAs: z.enum(recordedAsKinds).optional().meta({ description: 'as whose it is, or for him by who keeps the list; left out in events of before this was kept' }) }, { actId: '01980000-0000-7000-8000-0000000000ac', day: '2026-03-02', recordedAs: 'member' }),
  act_withdrawn: itemEvent('act_withdrawn', '履职记录已撤回', 'A record of what was done was withdrawn', 'open', { ...act, ...reason }, { actId: '01980000-0000-7000-8000-0000000000ac', day: '2026-03-02', reason: '日期登记有误' }),
  removed: itemEvent('removed', '事项已删除', 'An item was taken out of its draft', 'removed', {}, {}),
};
export type ListItemEvent = keyof typeof listItemEvents;
