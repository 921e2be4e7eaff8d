import { listKindErrors, listKindEvents, listKindLifecycle, type ItemWant, type ListKind, type ListKindState } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, wholeTenant, type LedgerRow } from '@anlan/platform/ledger';

/** One row of responsibility.list_kind. */
export interface ListKindRow extends LedgerRow {
  key: string;
  name: string;
  description: string | null;
  item_name: string;
  wants: ItemWant[];
  groups: { key: string; name: string }[];
  performed: boolean;
  published: boolean;
  rolling: boolean;
  instructed: boolean;
  promotion_name: string | null;
  status: ListKindState;
  created_by: string;
  created_by_name: string;
  created_at: Date;
}

export const listKindLedger = defineLedger({
  name: 'list-kind', path: 'list-kinds', table: 'responsibility.list_kind', lifecycle: listKindLifecycle, reach: wholeTenant, read: 'list-kind.read', events: listKindEvents, errors: listKindErrors, json: ['groups'],
  columns: ['id', 'key', 'name', 'description', 'item_name', 'wants', 'groups', 'performed', 'published', 'rolling', 'instructed', 'promotion_name', 'status', 'created_by', 'created_by_name', 'created_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: ListKindRow) => ({ kindId: r.id, key: r.key, name: r.name }),
});

export function toListKind(ctx: TenantContext, r: ListKindRow): ListKind {
  return {
    id: r.id, key: r.key, name: r.name, description: r.description, itemName: r.item_name, wants: r.wants, groups: r.groups, performed: r.performed, published: r.published, rolling: r.rolling, instructed: r.instructed, promotionName: r.promotion_name, status: r.status,
    createdBy: { id: r.created_by, name: r.created_by_name }, createdAt: toShanghaiIso(r.created_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: wholeTenant.covers(ctx, 'list-kind.manage', {}) ? allowedActions(listKindLifecycle, r.status) : [],
  };
}
