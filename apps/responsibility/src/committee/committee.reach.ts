import { defineReach } from '@anlan/platform/ledger';

/** Everybody on the staff may see every committee; the district's are the district's to change, a street's the street's. */
export const committeeReach = defineReach({ division: 'division_code', units: ['office_unit_id'] });
