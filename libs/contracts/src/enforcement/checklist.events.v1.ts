import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { checklistCategories } from './checklist.dto';
import { checklistStates, type ChecklistState } from './checklist.lifecycle';

const common = z.object({
  checklistId: uuid.meta({ description: 'of the version' }),
  templateId: uuid.meta({ description: 'the same in all versions' }),
  number: z.number().int().meta({ description: '版次' }),
  name: z.string(),
  category: z.enum(checklistCategories),
  itemCount: z.number().int(),
  libraryKey: z.string().nullable(),
  status: z.enum(checklistStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  checklistId: '01980000-0000-7000-8000-000000000041', templateId: '01980000-0000-7000-8000-000000000040', number: 1, name: '有限空间作业检查表', category: 'special_risk' as const, itemCount: 12,
  libraryKey: null, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};

const checklistEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: ChecklistState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'checklist', event, version: 1, summary: { zh, en },
    data: common.extend(data) as z.ZodType, example: { ...example, status, ...more },
  }) as EventSpec;

const fields = z.array(z.string()).meta({ description: 'what has another value now; an item as items.<code>' });

export const checklistEvents = {
  created: checklistEvent('created', '检查表版本已建立', 'A version of a checklist was started', 'draft', { revises: uuid.nullable().meta({ description: 'the version it began as a copy of' }) }, { revises: null }),
  changed: checklistEvent('changed', '检查表草稿已修改', 'A draft of a checklist was changed', 'draft', { fields }, { fields: ['name', 'items.2.1'] }),
  published: checklistEvent('published', '检查表已发布', 'A version of a checklist was published', 'published', {}, {}),
  superseded: checklistEvent('superseded', '检查表版本已被取代', 'A newer version took the place of this one', 'superseded', { by: uuid }, { by: '01980000-0000-7000-8000-000000000042' }),
  recalled: checklistEvent('recalled', '检查表已撤回为草稿', 'A published version was taken back before any check used it', 'draft', { reason: z.string() }, { reason: '条款有误' }),
  frozen: checklistEvent('frozen', '检查表版本已冻结', 'A check used this version for the first time; it stays as it is', 'published', {}, {}),
  withdrawn: checklistEvent('withdrawn', '检查表已作废', 'A version of a checklist was withdrawn', 'withdrawn', { reason: z.string() }, { reason: '标准已废止' }),
};
export type ChecklistEvent = keyof typeof checklistEvents;
