import { knowledgeErrors as e, knowledgeLifecycle, type ChangeKnowledgeBody, type KnowledgeFacts, type KnowledgeKind, type KnowledgeState } from '@anlan/contracts/enforcement';
import { addCalendarDays, type Day } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { KnowledgeRow } from './knowledge.entity';

export type Content = Pick<KnowledgeRow, 'title' | 'collection' | 'article' | 'category' | 'text' | 'source' | 'effective_from' | 'effective_to' | 'basis' | 'penalty' | 'cas' | 'occurred_on'>;

/** What an entry of the kind says before anybody may rely on it: column → its name. */
const wanted: Readonly<Record<KnowledgeKind, Partial<Record<keyof Content, string>>>> = {
  law_article: { collection: '所属法规', article: '条款', text: '正文', source: '来源', effective_from: '施行日期' },
  violation: { basis: '违反条款', penalty: '处罚条款', source: '来源', effective_from: '施行日期' },
  chemical: { category: '类别', source: '来源', effective_from: '施行日期' },
  accident_case: { text: '正文', source: '来源', occurred_on: '事故发生日期' },
};

/** The names of what is missing still. */
export const missingOf = (row: Pick<KnowledgeRow, 'kind'> & Content): string[] =>
  Object.entries(wanted[row.kind]).filter(([column]) => row[column as keyof Content] === null).map(([, name]) => name);

export function assertComplete(row: Pick<KnowledgeRow, 'kind'> & Content): void {
  const missing = missingOf(row);
  if (missing.length > 0) throw new ProblemError(e.incomplete, { missing: missing.join('、') }, [], { missing });
}

export function assertDraft(state: KnowledgeState): void {
  if (state !== 'draft') throw new ProblemError(e.not_draft, { state: knowledgeLifecycle.states[state].zh }, [], { state });
}

export function assertDays({ effective_from: from, effective_to: to }: Pick<KnowledgeRow, 'effective_from' | 'effective_to'>): void {
  if (from !== null && to !== null && to < from) throw invalidField('body.effectiveTo', e.days);
}

/** The version before, once `next` is published: it ends on the day before that one begins, or sooner where it has a last day already. */
export function endedBy(before: KnowledgeRow, next: KnowledgeRow): KnowledgeRow {
  const { effective_from: from } = next;
  if (from === null) return { ...before, status: 'superseded' };
  if (before.effective_from !== null && from <= before.effective_from) throw new ProblemError(e.day_order, { day: before.effective_from });
  const last: Day = addCalendarDays(from, -1);
  return { ...before, status: 'superseded', effective_to: before.effective_to !== null && before.effective_to < last ? before.effective_to : last };
}

const columns = {
  title: 'title', collection: 'collection', article: 'article', category: 'category', text: 'text', source: 'source', effectiveFrom: 'effective_from', effectiveTo: 'effective_to', basis: 'basis', penalty: 'penalty', cas: 'cas', occurredOn: 'occurred_on',
} as const satisfies Record<keyof KnowledgeFacts, keyof Content>;

export function newContent(body: KnowledgeFacts): Content {
  const content = Object.fromEntries(Object.entries(columns).map(([field, column]) => [column, body[field as keyof KnowledgeFacts]])) as unknown as Content;
  assertDays(content);
  return content;
}

/** A draft after a change of its fields, and which of them have another value now. */
export function changed(row: KnowledgeRow, body: ChangeKnowledgeBody): { readonly next: KnowledgeRow; readonly fields: string[] } {
  const fields = Object.entries(columns).filter(([field, column]) => {
    const value = body[field as keyof KnowledgeFacts];
    return value !== undefined && value !== row[column];
  });
  const next: KnowledgeRow = { ...row, ...Object.fromEntries(fields.map(([field, column]) => [column, body[field as keyof KnowledgeFacts]])) };
  assertDays(next);
  return { next, fields: fields.map(([field]) => field) };
}
