import { checklistEvents, type ChecklistDetail, type ChecklistEvent } from '@anlan/contracts/enforcement';
import type { FieldChange } from '@anlan/contracts/kit';
import { itemChanges } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type NewEvent, type Statement } from '@anlan/platform/db';
import { fieldChanges } from '@anlan/platform/ledger';
import { checklistColumns, type ChecklistRow } from './checklist.entity';
import { derived } from './checklist.rules';

type Content = Pick<ChecklistRow, 'name' | 'category' | 'tags' | 'industry' | 'description' | 'source' | 'effective_from' | 'items' | 'library_key'>;

/** A version that begins as a draft; without `of` it is the first of its checklist. */
export function newVersion(ctx: TenantContext, content: Content, now: Date, of?: { readonly templateId: string; readonly number: number }): ChecklistRow {
  const id = newId();
  const by = { id: ctx.actor.id, name: ctx.actor.name };
  return derived({
    ...content, id, template_id: of?.templateId ?? id, number: of?.number ?? 1, status: 'draft', status_reason: null, frozen_at: null, published_at: null,
    created_by: by.id, created_by_name: by.name, created_at: now, updated_by: by.id, updated_by_name: by.name, updated_at: now, version: 1, item_count: 0, major_count: 0, points: 0, search_text: '',
  });
}

const fields = ['name', 'category', 'tags', 'industry', 'description', 'source', 'effectiveFrom', 'frozenAt'] as const satisfies readonly (keyof ChecklistDetail)[];

/** What changed, as its readers see it: each item by its code, and their order where that alone is another. */
export function changesOf(before: ChecklistDetail, after: ChecklistDetail): FieldChange[] {
  const items = itemChanges(before.items, after.items).map((c): FieldChange => ({ path: `items.${c.code}`, from: c.before, to: c.after }));
  const order = (of: ChecklistDetail): string[] => of.items.map((i) => i.code);
  const moved = items.length === 0 && order(before).join() !== order(after).join() ? [{ path: 'items', from: order(before), to: order(after) }] : [];
  return [...fieldChanges(before, after, fields), ...items, ...moved];
}

const stored = (row: ChecklistRow, c: (typeof checklistColumns)[number]): unknown => (c === 'items' ? JSON.stringify(row.items) : row[c]);

export function insertStatement(tenantId: string, row: ChecklistRow): Statement {
  return {
    name: 'checklist-insert',
    sql: `insert into enforcement.checklist (tenant_id, ${checklistColumns.join(', ')}) values (${Array.from({ length: checklistColumns.length + 1 }, (_, i) => `$${i + 1}`).join(', ')})`,
    params: [tenantId, ...checklistColumns.map((c) => stored(row, c))],
  };
}

const mutable = checklistColumns.filter((c) => !['id', 'template_id', 'number', 'library_key', 'created_by', 'created_by_name', 'created_at'].includes(c));

export function updateStatement(tenantId: string, row: ChecklistRow): Statement {
  return {
    name: 'checklist-update',
    sql: `update enforcement.checklist set ${mutable.map((c, i) => `${c} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`,
    params: [tenantId, row.id, ...mutable.map((c) => stored(row, c))],
  };
}

export function historyStatement(ctx: TenantContext, before: ChecklistRow, after: ChecklistRow, step: { action: string; note: string | null; changes: readonly FieldChange[] }): Statement {
  return {
    name: 'checklist-history',
    sql: `insert into enforcement.checklist_history (tenant_id, id, checklist_id, action, from_state, to_state, at, actor, actor_name, note, version, changes)
          values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
    params: [ctx.tenantId, newId(), after.id, step.action, before.status, after.status, after.updated_at, ctx.actor.id, ctx.actor.name, step.note, after.version, JSON.stringify(step.changes)],
  };
}

/** What every event says of a version, besides its own facts. */
export function eventOf(ctx: TenantContext, row: ChecklistRow, event: ChecklistEvent, facts: Record<string, unknown>): NewEvent {
  const actor = ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name };
  return {
    spec: checklistEvents[event], id: row.id, sequence: row.version,
    data: {
      checklistId: row.id, templateId: row.template_id, number: row.number, name: row.name, category: row.category, itemCount: row.item_count, libraryKey: row.library_key, status: row.status, actor, ...facts,
    },
  };
}
