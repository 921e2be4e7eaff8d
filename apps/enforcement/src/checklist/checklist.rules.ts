import { checklistErrors as e, checklistLifecycle, type ChangeChecklistBody, type ChecklistAction, type ChecklistItem, type ChecklistState, type CreateChecklistBody } from '@anlan/contracts/enforcement';
import { checkItemFaults, pointsOfItems } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { assertAllowed, searchText } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import type { ChecklistRow } from './checklist.entity';

/** Throws where the state does not allow the action, or the version was used. */
export function assertStep({ status: state, frozen_at: frozen }: Pick<ChecklistRow, 'status' | 'frozen_at'>, action: ChecklistAction): void {
  assertAllowed(checklistLifecycle, state, action, e.action_not_allowed);
  if (action === 'recall' && frozen) throw new ProblemError(e.frozen);
}

export function assertDraft(state: ChecklistState): void {
  if (state !== 'draft') throw new ProblemError(e.not_draft, { state: checklistLifecycle.states[state].zh }, [], { state });
}

/** Codes each once, conditions on what stands before; throws a problem at the place of the first fault. */
export function checkItems(items: readonly ChecklistItem[], path = 'body.items'): void {
  const [fault] = checkItemFaults(items);
  const item = fault && items[fault.index];
  if (!fault || !item) return;
  if (fault.reason === 'duplicate') throw invalidField(`${path}[${fault.index}].code`, e.duplicate_item, { code: item.code });
  throw invalidField(`${path}[${fault.index}].showIf`, e.condition, { code: item.showIf?.item ?? '' });
}

/** Each once, and of the district's setting; those the record has already may stay. */
export function checkTags(reference: Reference, tags: readonly string[], kept: readonly string[] = []): string[] {
  const known = new Set([...reference.setting('riskTags').map((t) => t.code), ...kept]);
  for (const [i, tag] of tags.entries()) if (!known.has(tag)) throw invalidField(`body.tags[${i}]`, e.unknown_tag, { tag });
  return [...new Set(tags)];
}

/** What follows from the content of a version, and is kept with it. */
export function derived<R extends Pick<ChecklistRow, 'name' | 'industry' | 'description' | 'source' | 'items'>>(row: R): R & Pick<ChecklistRow, 'item_count' | 'major_count' | 'points' | 'search_text'> {
  return {
    ...row, item_count: row.items.length, major_count: row.items.filter((i) => i.hazardLevel === 'major').length, points: pointsOfItems(row.items),
    search_text: searchText([row.name, row.industry, row.description, row.source, ...row.items.flatMap((i) => [i.code, i.text])]),
  };
}

type Content = Pick<ChecklistRow, 'name' | 'category' | 'tags' | 'industry' | 'description' | 'source' | 'effective_from' | 'items'>;

export function newContent(body: CreateChecklistBody, reference: Reference): Content {
  checkItems(body.items);
  return {
    name: body.name, category: body.category, tags: checkTags(reference, body.tags), industry: body.industry, description: body.description, source: body.source,
    effective_from: body.effectiveFrom, items: body.items,
  };
}

/** A draft after a change of its fields. */
export function changed(row: ChecklistRow, body: ChangeChecklistBody, reference: Reference): ChecklistRow {
  if (body.items) checkItems(body.items);
  const next: ChecklistRow = { ...row };
  if (body.name !== undefined) next.name = body.name;
  if (body.category !== undefined) next.category = body.category;
  if (body.tags !== undefined) next.tags = checkTags(reference, body.tags, row.tags);
  if (body.industry !== undefined) next.industry = body.industry;
  if (body.description !== undefined) next.description = body.description;
  if (body.source !== undefined) next.source = body.source;
  if (body.effectiveFrom !== undefined) next.effective_from = body.effectiveFrom;
  if (body.items !== undefined) next.items = body.items;
  return derived(next);
}
