import { allowedActions } from '@anlan/contracts/kit';
import { parkPartyErrors, parkPartyEvents, parkPartyLifecycle, type ParkAgreement, type ParkParty, type ParkPartyState, type ParkRole, type ParkState } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { parkReach } from './park.reach';
import { agreementOf, isAsked } from './park.rules';

export interface ParkPartyRow extends LedgerRow {
  park_id: string;
  division_code: string;
  role: ParkRole;
  name: string;
  credit_code: string | null;
  unit_id: string | null;
  /** its own unit, and those that let or manage the park */
  named_unit_ids: string[];
  buildings: string[];
  note: string | null;
  signed_on: string | null;
  ends_on: string | null;
  agreements: ParkAgreement[];
  status: ParkPartyState;
  left_on: string | null;
  leave_note: string | null;
  registered_by: string;
  registered_by_name: string;
  registered_at: Date;
}
export interface ReadParkParty extends ParkPartyRow {
  park_name: string;
  park_status: ParkState;
}
export const parkPartyLedger = defineLedger({
  name: 'park-party', path: 'park-parties', table: 'responsibility.park_party', lifecycle: parkPartyLifecycle, reach: parkReach, read: 'park.read', events: parkPartyEvents, errors: { action_not_allowed: parkPartyErrors.action_not_allowed, out_of_scope: parkPartyErrors.out_of_scope }, json: ['agreements'],
  columns: ['id', 'park_id', 'division_code', 'role', 'name', 'credit_code', 'unit_id', 'named_unit_ids', 'buildings', 'note', 'signed_on', 'ends_on', 'agreements', 'status', 'left_on', 'leave_note', 'registered_by', 'registered_by_name', 'registered_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: ParkPartyRow) => ({ partyId: r.id, parkId: r.park_id, role: r.role, name: r.name, creditCode: r.credit_code, divisionCode: r.division_code, signedOn: r.signed_on, endsOn: r.ends_on }),
});

export const toParkParty = (ctx: TenantContext, r: ReadParkParty, { divisions, units }: Reference): ParkParty => ({
  id: r.id, parkId: r.park_id, parkName: r.park_name, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, role: r.role, name: r.name, creditCode: r.credit_code, unitId: r.unit_id, unitName: r.unit_id === null ? null : (units.get(r.unit_id)?.name ?? r.unit_id),
  buildings: r.buildings, note: r.note, agreement: agreementOf(r, shanghaiDay(new Date())), signedOn: r.signed_on, endsOn: r.ends_on, agreements: r.agreements, status: r.status, leftOn: r.left_on, leaveNote: r.leave_note,
  registeredBy: { id: r.registered_by, name: r.registered_by_name }, registeredAt: toShanghaiIso(r.registered_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(parkPartyLifecycle, r.status).filter((a) => parkReach.covers(ctx, parkPartyLifecycle.actions[a].permission, r) && (a !== 'sign' || (isAsked(r.role) && r.park_status === 'in_use'))),
});
