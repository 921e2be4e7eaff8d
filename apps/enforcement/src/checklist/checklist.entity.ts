import { checklistLifecycle, type Checklist, type ChecklistAction, type ChecklistDetail, type ChecklistItem, type ChecklistState } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import { holds, type TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';

/** One row of enforcement.checklist: one version. */
export interface ChecklistRow extends Row {
  id: string;
  template_id: string;
  number: number;
  name: string;
  category: Checklist['category'];
  tags: string[];
  industry: string | null;
  description: string | null;
  source: string | null;
  /** a day, YYYY-MM-DD */
  effective_from: string | null;
  items: ChecklistItem[];
  item_count: number;
  major_count: number;
  points: number;
  library_key: string | null;
  status: ChecklistState;
  status_reason: string | null;
  frozen_at: Date | null;
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

export const checklistColumns = [
  'id', 'template_id', 'number', 'name', 'category', 'tags', 'industry', 'description', 'source', 'effective_from', 'items', 'item_count', 'major_count', 'points', 'library_key', 'status',
  'status_reason', 'frozen_at', 'published_at', 'created_by', 'created_by_name', 'created_at', 'updated_by', 'updated_by_name', 'updated_at', 'version', 'search_text',
] as const satisfies readonly (keyof ChecklistRow)[];

/** A day comes as text: a date would be a moment of somebody's time zone. */
const read = (c: string): string => (c === 'effective_from' ? 'effective_from::text as effective_from' : c);
export const detailColumns = checklistColumns.map(read).join(', ');
/** What a list shows: all but the items. */
export const listColumns = checklistColumns.filter((c) => c !== 'items' && c !== 'search_text').map(read).join(', ');

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);

/** The verbs that state, use and the actor's permissions allow together. */
function actionsFor(ctx: TenantContext, row: Pick<ChecklistRow, 'status' | 'frozen_at'>): ChecklistAction[] {
  if (ctx.actor.kind !== 'system' && !holds(ctx, 'checklist.manage')) return [];
  return allowedActions(checklistLifecycle, row.status).filter((a) => a !== 'recall' || row.frozen_at === null);
}

export function toChecklist(ctx: TenantContext, row: ChecklistRow): Checklist {
  return {
    id: row.id, templateId: row.template_id, number: row.number, name: row.name, category: row.category, tags: row.tags, industry: row.industry, description: row.description, source: row.source,
    effectiveFrom: row.effective_from, itemCount: row.item_count, majorCount: row.major_count, points: row.points, libraryKey: row.library_key, status: row.status, statusReason: row.status_reason,
    frozenAt: iso(row.frozen_at), publishedAt: iso(row.published_at), createdBy: { id: row.created_by, name: row.created_by_name }, createdAt: toShanghaiIso(row.created_at),
    updatedBy: { id: row.updated_by, name: row.updated_by_name }, updatedAt: toShanghaiIso(row.updated_at), version: row.version, allowedActions: actionsFor(ctx, row),
  };
}

export const toDetail = (ctx: TenantContext, row: ChecklistRow): ChecklistDetail => ({ ...toChecklist(ctx, row), items: row.items });
