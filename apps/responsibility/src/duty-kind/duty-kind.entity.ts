import { dutyKindErrors, dutyKindEvents, dutyKindLifecycle, type DutyKind, type DutyKindState, type DutyRole } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, wholeTenant, type LedgerRow } from '@anlan/platform/ledger';

/** One row of responsibility.duty_kind. */
export interface DutyKindRow extends LedgerRow {
  key: string;
  name: string;
  description: string | null;
  roles: DutyRole[];
  status: DutyKindState;
  created_by: string;
  created_by_name: string;
  created_at: Date;
}

export const dutyKindLedger = defineLedger({
  name: 'duty-kind', path: 'duty-kinds', table: 'responsibility.duty_kind', lifecycle: dutyKindLifecycle, reach: wholeTenant, read: 'duty-kind.read', events: dutyKindEvents, errors: { action_not_allowed: dutyKindErrors.action_not_allowed },
  columns: ['id', 'key', 'name', 'description', 'roles', 'status', 'created_by', 'created_by_name', 'created_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: DutyKindRow) => ({ kindId: r.id, key: r.key, name: r.name, roles: r.roles }),
});

export const toDutyKind = (ctx: TenantContext, r: DutyKindRow): DutyKind => ({
  id: r.id, key: r.key, name: r.name, description: r.description, roles: r.roles, status: r.status, createdBy: { id: r.created_by, name: r.created_by_name }, createdAt: toShanghaiIso(r.created_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: wholeTenant.covers(ctx, 'duty-kind.manage', {}) ? allowedActions(dutyKindLifecycle, r.status) : [],
});
