import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { listKindStates, type ListKindState } from './list-kind.lifecycle';

const data = z.object({
  kindId: uuid, key: z.string(), name: z.string(), status: z.enum(listKindStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = { kindId: '01980000-0000-7000-8000-0000000000a1', key: 'yearly-key-tasks', name: '年度安全生产重点工作清单', actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } };
const kindEvent = (event: string, zh: string, en: string, status: ListKindState): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'list_kind', event, version: 1, summary: { zh, en }, data: data as z.ZodType, example: { ...example, status } }) as EventSpec;

export const listKindEvents = {
  created: kindEvent('created', '清单种类已建立', 'A kind of list was made, or adopted', 'active'),
  changed: kindEvent('changed', '清单种类已修改', 'A kind of list was changed', 'active'),
  retired: kindEvent('retired', '清单种类已停用', 'A kind of list was retired', 'retired'),
  restored: kindEvent('restored', '清单种类已恢复', 'A kind of list was restored', 'active'),
};
export type ListKindEvent = keyof typeof listKindEvents;
