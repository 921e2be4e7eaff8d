import { defineReach } from '@anlan/platform/ledger';

/** A target is the whole bureau's, and to be reported on by the unit and the person it names. */
export const targetReach = defineReach({ named: { member: ['owner_member_id'], unit: ['owner_unit_id'] } });
