import { defineReach } from '@anlan/platform/ledger';

/** A risk point is of its division, of the unit that controls it, and its owner's own. */
export const riskPointReach = defineReach({ division: 'division_code', units: ['owner_unit_id'], own: { member: ['owner_member_id'] } });
