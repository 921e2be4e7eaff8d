import { defineReach } from '@anlan/platform/ledger';

/** Of a division and a unit as its meetings are: one of party meetings is seen over the whole tenant alone. */
export const standingMeetingReach = defineReach({ division: 'reach_division', units: ['reach_unit_id'] });
