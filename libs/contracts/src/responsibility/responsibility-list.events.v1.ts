import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { responsibilityListStates, type ResponsibilityListState } from './responsibility-list.lifecycle';

const common = z.object({
  listId: uuid, number: z.string(), title: z.string(), kindKey: z.string(), year: z.number().int(), edition: z.number().int(), divisionCode: z.string(), unitId: uuid, status: z.enum(responsibilityListStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  listId: '01980000-0000-7000-8000-0000000000a2', number: 'QD440310-2026-0001', title: '2026年度安全生产重点工作清单', kindKey: 'yearly-key-tasks', year: 2026, edition: 1, divisionCode: '440310000000', unitId: '01980000-0000-7000-8000-0000000000a3',
  actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};
const listEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: ResponsibilityListState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'responsibility_list', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;
const other = { revisionId: uuid };
const successor = { revisionId: '01980000-0000-7000-8000-0000000000a4' };

export const responsibilityListEvents = {
  drafted: listEvent('drafted', '责任清单已拟定', 'A list was drafted', 'draft', {}, {}),
  changed: listEvent('changed', '责任清单已修改', 'A draft was changed', 'draft', {}, {}),
  submitted: listEvent('submitted', '责任清单已送审', 'A list was submitted', 'submitted', { items: z.number().int() }, { items: 12 }),
  approved: listEvent('approved', '责任清单已审定', 'A list was approved', 'approved', {}, {}),
  returned: listEvent('returned', '责任清单已退回', 'A list was returned', 'draft', { reason: z.string() }, { reason: '第3项依据有误' }),
  issued: listEvent('issued', '责任清单已印发', 'A list was issued: its items are in force', 'issued', { documentNumber: z.string(), issuedOn: z.string(), items: z.number().int() }, { documentNumber: '深坪安〔2026〕3号', issuedOn: '2026-03-02', items: 12 }),
  published: listEvent('published', '责任清单已公示', 'A list was published', 'published', {}, {}),
  revised: listEvent('revised', '责任清单开始修订', 'A revision of a list was begun', 'issued', other, successor),
  superseded: listEvent('superseded', '责任清单已由新版取代', 'A list was superseded by its revision', 'superseded', other, successor),
  repealed: listEvent('repealed', '责任清单已废止', 'A list was repealed', 'repealed', { reason: z.string() }, { reason: '机构改革' }),
  withdrawn: listEvent('withdrawn', '责任清单草稿已撤回', 'A draft was withdrawn', 'withdrawn', {}, {}),
};
export type ResponsibilityListEvent = keyof typeof responsibilityListEvents;
