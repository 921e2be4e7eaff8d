import { allowedActions } from '@anlan/contracts/kit';
import { parkErrors, parkEvents, parkLifecycle, type Park, type ParkList, type ParkParties, type ParkState } from '@anlan/contracts/responsibility';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { parkReach } from './park.reach';

export interface ParkRow extends LedgerRow {
  number: string;
  name: string;
  division_code: string;
  address: string | null;
  buildings: string[];
  list_ids: string[];
  /** the units of its parties that are present */
  named_unit_ids: string[];
  status: ParkState;
  retire_reason: string | null;
  registered_by: string;
  registered_by_name: string;
  registered_at: Date;
}
/** The same with its lists, and its parties as far as one sees them. */
export interface ReadPark extends ParkRow {
  lists: ParkList[];
  parties: ParkParties;
}
export const parkLedger = defineLedger({
  name: 'park', path: 'parks', table: 'responsibility.park', lifecycle: parkLifecycle, reach: parkReach, read: 'park.read', events: parkEvents, errors: { action_not_allowed: parkErrors.action_not_allowed, out_of_scope: parkErrors.out_of_scope },
  columns: ['id', 'number', 'name', 'division_code', 'address', 'buildings', 'list_ids', 'named_unit_ids', 'status', 'retire_reason', 'registered_by', 'registered_by_name', 'registered_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: ParkRow) => ({ parkId: r.id, number: r.number, name: r.name, divisionCode: r.division_code, listIds: r.list_ids }),
});

export const toPark = (ctx: TenantContext, r: ReadPark, { divisions }: Reference): Park => ({
  id: r.id, number: r.number, name: r.name, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, address: r.address, buildings: r.buildings, parties: r.parties, lists: r.lists, status: r.status, retireReason: r.retire_reason,
  registeredBy: { id: r.registered_by, name: r.registered_by_name }, registeredAt: toShanghaiIso(r.registered_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(parkLifecycle, r.status).filter((a) => parkReach.covers(ctx, parkLifecycle.actions[a].permission, r)),
});
