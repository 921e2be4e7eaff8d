import { mechanismRecordErrors } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { defineReach } from '@anlan/platform/ledger';

/** A record is of where its place lies, and of the unit that it is about, or whose accounts record for it: that unit sees it wherever it is. */
export const mechanismRecordReach = defineReach({ division: 'division_code', units: ['unit_id'], named: { unit: ['unit_id'] } });

/** Why he is not the one to check it, as an error; null where he may: neither who recorded it, nor anybody of the unit or enterprise itself. */
export function checkRefusal(ctx: TenantContext, r: { readonly recorded_by: string | null; readonly division_code: string; readonly unit_id: string | null }): string | null {
  if (r.recorded_by === ctx.actor.id) return mechanismRecordErrors.same_person;
  return mechanismRecordReach.isNamed(ctx, 'mechanism-record.check', r) ? mechanismRecordErrors.own_unit : null;
}
