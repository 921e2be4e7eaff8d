import { knowledgeLifecycle, type Knowledge, type KnowledgeAction, type KnowledgeDetail, type KnowledgeKind, type KnowledgeRowDto, type KnowledgeState } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso, type Day } from '@anlan/domain';
import { holds, type TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';

/** One row of enforcement.knowledge: one version of an entry. */
export interface KnowledgeRow extends Row {
  id: string;
  entry_id: string;
  number: number;
  kind: KnowledgeKind;
  title: string;
  collection: string | null;
  article: string | null;
  category: string | null;
  text: string | null;
  source: string | null;
  /** days, YYYY-MM-DD */
  effective_from: Day | null;
  effective_to: Day | null;
  basis: string | null;
  penalty: string | null;
  cas: string | null;
  occurred_on: Day | null;
  library_key: string | null;
  status: KnowledgeState;
  status_reason: string | null;
  published_at: Date | null;
  created_by: string;
  created_by_name: string;
  created_at: Date;
  updated_by: string;
  updated_by_name: string;
  updated_at: Date;
  version: number;
  search_text: string;
}

export const knowledgeColumns = [
  'id', 'entry_id', 'number', 'kind', 'title', 'collection', 'article', 'category', 'text', 'source', 'effective_from', 'effective_to', 'basis', 'penalty', 'cas', 'occurred_on', 'library_key', 'status', 'status_reason',
  'published_at', 'created_by', 'created_by_name', 'created_at', 'updated_by', 'updated_by_name', 'updated_at', 'version', 'search_text',
] as const satisfies readonly (keyof KnowledgeRow)[];
/** What a list shows: all but the text. */
export const listColumns = knowledgeColumns.filter((c) => c !== 'text' && c !== 'search_text').join(', ');

type Held = Pick<KnowledgeRow, 'status' | 'effective_from' | 'effective_to'>;

/** Whether a version holds on the day. A version that another took the place of, without a day of its own, holds no longer. */
export function standingOn({ status, effective_from: from, effective_to: to }: Held, on: Day): Knowledge['standing'] {
  if (status === 'draft' || status === 'withdrawn') return null;
  if (from !== null && from > on) return 'upcoming';
  return to === null ? (status === 'superseded' ? 'ended' : 'in_force') : to < on ? 'ended' : 'in_force';
}

/** The same, of a table. */
export const IN_FORCE = `(status = 'published' or (status = 'superseded' and effective_to is not null)) and coalesce(effective_from, '') <= $ and coalesce(effective_to, '9999-12-31') >= $`;

function actionsFor(ctx: TenantContext, { status }: Held): KnowledgeAction[] {
  return ctx.actor.kind !== 'system' && !holds(ctx, 'knowledge.manage') ? [] : allowedActions(knowledgeLifecycle, status);
}

export function toListed(ctx: TenantContext, row: KnowledgeRow, on: Day): KnowledgeRowDto {
  return {
    id: row.id, entryId: row.entry_id, number: row.number, kind: row.kind, title: row.title, collection: row.collection, article: row.article, category: row.category, source: row.source,
    effectiveFrom: row.effective_from, effectiveTo: row.effective_to, basis: row.basis, penalty: row.penalty, cas: row.cas, occurredOn: row.occurred_on, libraryKey: row.library_key, status: row.status,
    statusReason: row.status_reason, standing: standingOn(row, on), publishedAt: row.published_at && toShanghaiIso(row.published_at), createdBy: { id: row.created_by, name: row.created_by_name },
    createdAt: toShanghaiIso(row.created_at), updatedBy: { id: row.updated_by, name: row.updated_by_name }, updatedAt: toShanghaiIso(row.updated_at), version: row.version, allowedActions: actionsFor(ctx, row),
  };
}

export const toDetail = (ctx: TenantContext, row: KnowledgeRow, all: readonly KnowledgeRow[], on: Day): KnowledgeDetail => ({
  ...toListed(ctx, row, on), text: row.text,
  versions: [...all].sort((a, b) => b.number - a.number).map((v) => ({ id: v.id, number: v.number, status: v.status, effectiveFrom: v.effective_from, effectiveTo: v.effective_to, standing: standingOn(v, on) })),
});
