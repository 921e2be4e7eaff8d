import { defineReach } from '@anlan/platform/ledger';

/** A list is of the district or street whose it is, and of the unit that keeps it. */
export const responsibilityListReach = defineReach({ division: 'division_code', units: ['unit_id'] });
