import { dutyObjectErrors, dutyObjectEvents, dutyObjectLifecycle, type DutyHolderBrief, type DutyObject, type DutyObjectState, type DutyRole } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso, type Crs } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { dutyObjectReach } from './duty-object.reach';

/** One row of responsibility.duty_object. */
export interface DutyObjectRow extends LedgerRow {
  kind_id: string;
  kind_key: string;
  code: string;
  name: string;
  division_code: string;
  address: string | null;
  lng: number | null;
  lat: number | null;
  crs: Crs | null;
  unit_id: string;
  status: DutyObjectState;
  retire_reason: string | null;
  registered_by: string;
  registered_by_name: string;
  registered_at: Date;
}

/** The same with what its kind says, and who holds it in the year that is asked for. */
export interface ReadDutyObject extends DutyObjectRow {
  kind_name: string;
  roles: DutyRole[];
  holders: DutyHolderBrief[];
  filled: boolean;
}

export const dutyObjectLedger = defineLedger({
  name: 'duty-object', path: 'duty-objects', table: 'responsibility.duty_object', lifecycle: dutyObjectLifecycle, reach: dutyObjectReach, read: 'duty-holder.read', events: dutyObjectEvents, errors: dutyObjectErrors,
  columns: ['id', 'kind_id', 'kind_key', 'code', 'name', 'division_code', 'address', 'lng', 'lat', 'crs', 'unit_id', 'status', 'retire_reason', 'registered_by', 'registered_by_name', 'registered_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: DutyObjectRow) => ({ objectId: r.id, kindKey: r.kind_key, code: r.code, name: r.name, divisionCode: r.division_code, unitId: r.unit_id }),
});

export const toDutyObject = (ctx: TenantContext, r: ReadDutyObject, year: number, { divisions, units }: Reference): DutyObject => ({
  id: r.id, kindId: r.kind_id, kindName: r.kind_name, code: r.code, name: r.name, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, address: r.address,
  position: r.lng === null || r.lat === null || r.crs === null ? null : { lng: r.lng, lat: r.lat, crs: r.crs }, unitId: r.unit_id, unitName: units.get(r.unit_id)?.name ?? '', roles: r.roles, year, holders: r.holders, filled: r.filled, status: r.status, retireReason: r.retire_reason,
  registeredBy: { id: r.registered_by, name: r.registered_by_name }, registeredAt: toShanghaiIso(r.registered_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(dutyObjectLifecycle, r.status).filter((a) => dutyObjectReach.covers(ctx, dutyObjectLifecycle.actions[a].permission, r)),
});
