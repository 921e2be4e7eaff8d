import { knowledgeEvents, type KnowledgeEvent } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { newId, outboxColumns, outboxRow, type NewEvent, type Statement, type Tx } from '@anlan/platform/db';
import { copyRows } from '@anlan/platform/ledger';
import { knowledgeColumns, type KnowledgeRow } from './knowledge.entity';
import type { Content } from './knowledge.rules';
import { knowledgeSearch } from './knowledge.search';

type First = Content & Pick<KnowledgeRow, 'kind' | 'library_key'>;

/** A version that begins as a draft; without `of` it is the first of its entry. */
export function newVersion(ctx: TenantContext, content: First, now: Date, of?: { readonly entryId: string; readonly number: number }): KnowledgeRow {
  const id = newId();
  const by = { created_by: ctx.actor.id, created_by_name: ctx.actor.name, created_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, updated_at: now };
  return searched({ ...content, id, entry_id: of?.entryId ?? id, number: of?.number ?? 1, status: 'draft', status_reason: null, published_at: null, ...by, version: 1, search_text: '' });
}

export const searched = (row: KnowledgeRow): KnowledgeRow => ({ ...row, search_text: knowledgeSearch.textOf(row) });

/** One of a kind, title, collection and article: what an import and the library find again. */
export const keyOf = (row: Pick<KnowledgeRow, 'kind' | 'title' | 'collection' | 'article'>): string => [row.kind, row.title, row.collection ?? '', row.article ?? ''].join('\u0001');
/** The same, as Postgres writes it. No text of a person has the character between. */
export const KEY = "concat_ws(chr(1), kind, title, coalesce(collection, ''), coalesce(article, ''))";

/** Writers of the knowledge base come one after another: what is there once is not there twice. */
export const lockStatement = (tenantId: string): Statement => ({ name: 'knowledge-lock', sql: "select pg_advisory_xact_lock(hashtextextended('knowledge:' || $1::text, 26))", params: [tenantId] });

export async function insertRows(tx: Tx, ctx: TenantContext, rows: readonly KnowledgeRow[], events: (row: KnowledgeRow) => readonly NewEvent[]): Promise<void> {
  await copyRows(tx, { schema: 'enforcement', table: 'knowledge', columns: ['tenant_id', ...knowledgeColumns] }, rows.map((r) => [ctx.tenantId, ...knowledgeColumns.map((c) => r[c])]));
  tx.queue(knowledgeSearch.noteStatement(ctx.tenantId, rows.map((r) => r.id)));
  await copyRows(tx, { schema: 'enforcement', table: 'outbox', columns: outboxColumns }, rows.flatMap(events).map((event) => outboxRow(ctx, event)));
  tx.eventsWritten();
}

const mutable = knowledgeColumns.filter((c) => !['id', 'entry_id', 'number', 'kind', 'library_key', 'created_by', 'created_by_name', 'created_at'].includes(c));

export function updateStatement(tenantId: string, row: KnowledgeRow): Statement {
  return { name: 'knowledge-update', sql: `update enforcement.knowledge set ${mutable.map((c, i) => `${c} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`, params: [tenantId, row.id, ...mutable.map((c) => row[c])] };
}

/** What every event says of a version, besides its own facts. */
export function eventOf(ctx: TenantContext, row: KnowledgeRow, event: KnowledgeEvent, facts: Record<string, unknown> = {}): NewEvent {
  return {
    spec: knowledgeEvents[event], id: row.id, sequence: row.version,
    data: {
      knowledgeId: row.id, entryId: row.entry_id, number: row.number, kind: row.kind, title: row.title, collection: row.collection, article: row.article, effectiveFrom: row.effective_from, effectiveTo: row.effective_to,
      libraryKey: row.library_key, status: row.status, actor: ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name }, ...facts,
    },
  };
}
