import {
  guardianshipErrors, guardianshipEvents, guardianshipLifecycle, guardianshipTierErrors, guardianshipTierEvents, guardianshipTierLifecycle, type Guardianship, type GuardianshipLevel, type GuardianshipState, type GuardianshipTier, type GuardianshipTierState,
} from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, wholeTenant, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { gapOf } from '../duty-edition/holder-gap';
import { guardianshipHome, guardianshipReach } from './guardianship.reach';

/** One row of responsibility.guardianship_tier. */
export interface GuardianshipTierRow extends LedgerRow {
  key: string;
  name: string;
  guardian: string;
  level: GuardianshipLevel;
  place: number;
  status: GuardianshipTierState;
  created_by: string;
  created_by_name: string;
  created_at: Date;
}
export const guardianshipTierLedger = defineLedger({
  name: 'guardianship-tier', path: 'guardianship-tiers', table: 'responsibility.guardianship_tier', lifecycle: guardianshipTierLifecycle, reach: wholeTenant, read: 'duty-kind.read', events: guardianshipTierEvents, errors: { action_not_allowed: guardianshipTierErrors.action_not_allowed },
  columns: ['id', 'key', 'name', 'guardian', 'level', 'place', 'status', 'created_by', 'created_by_name', 'created_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: GuardianshipTierRow) => ({ tierId: r.id, key: r.key, name: r.name, level: r.level, place: r.place }),
});
export const toTier = (ctx: TenantContext, r: GuardianshipTierRow): GuardianshipTier => ({
  id: r.id, key: r.key, name: r.name, guardian: r.guardian, level: r.level, place: r.place, status: r.status, createdBy: { id: r.created_by, name: r.created_by_name }, createdAt: toShanghaiIso(r.created_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: wholeTenant.covers(ctx, 'duty-kind.manage', {}) ? allowedActions(guardianshipTierLifecycle, r.status) : [],
});

/** One row of responsibility.guardianship. */
export interface GuardianshipRow extends LedgerRow {
  tier_id: string;
  tier_key: string;
  tier_name: string;
  level: GuardianshipLevel;
  member_id: string | null;
  /** the unit he was of when it was given to him, or confirmed */
  member_unit_id: string | null;
  person_name: string;
  post: string | null;
  phone: string | null;
  division_code: string;
  household: string | null;
  households: number | null;
  address: string | null;
  household_phone: string | null;
  from_day: string;
  until_day: string | null;
  end_reason: string | null;
  predecessor_id: string | null;
  hand_over_id: string | null;
  status: GuardianshipState;
  entrusted_by: string;
  entrusted_by_name: string;
  entrusted_at: Date;
}
export const guardianshipLedger = defineLedger({
  name: 'guardianship', path: 'guardianships', table: 'responsibility.guardianship', lifecycle: guardianshipLifecycle, reach: guardianshipReach, read: 'guardianship.read', events: guardianshipEvents, errors: guardianshipErrors,
  columns: [
    'id', 'tier_id', 'tier_key', 'tier_name', 'level', 'member_id', 'member_unit_id', 'person_name', 'post', 'phone', 'division_code', 'household', 'households', 'address', 'household_phone', 'from_day', 'until_day', 'end_reason', 'predecessor_id', 'hand_over_id', 'status',
    'entrusted_by', 'entrusted_by_name', 'entrusted_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  // Neither names nor phones: who it is, and whose household, stands in the record.
  data: (r: GuardianshipRow) => ({ guardianshipId: r.id, tierKey: r.tier_key, level: r.level, divisionCode: r.division_code, memberId: r.member_id }),
});
export function toGuardianship(ctx: TenantContext, r: GuardianshipRow, reference: Reference): Guardianship {
  const gap = r.status === 'active' ? gapOf(r, reference) : null;
  return {
    id: r.id, tierId: r.tier_id, tierName: r.tier_name, level: r.level, memberId: r.member_id, personName: r.person_name, post: r.post, phone: r.phone, divisionCode: r.division_code, divisionName: reference.divisions.get(r.division_code)?.name ?? r.division_code, household: r.household, households: r.households, address: r.address,
    householdPhone: r.household_phone, from: r.from_day, until: r.until_day, endReason: r.end_reason, predecessorId: r.predecessor_id, handOverId: r.hand_over_id, status: r.status, gap, entrustedBy: { id: r.entrusted_by, name: r.entrusted_by_name }, entrustedAt: toShanghaiIso(r.entrusted_at),
    updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(guardianshipLifecycle, r.status).filter((a) => guardianshipHome.covers(ctx, guardianshipLifecycle.actions[a].permission, r) && (a !== 'keep' || gap === 'moved')),
  };
}
