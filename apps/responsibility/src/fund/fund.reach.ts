import { defineReach } from '@anlan/platform/ledger';

/** A fund is the district's or a street's; its bulletins are of the same. */
export const fundReach = defineReach({ division: 'division_code' });
/** A project, and what was paid from it, are the fund's and the unit's that spends it: that unit sees them wherever it is. */
export const fundProjectReach = defineReach({ division: 'division_code', units: ['unit_id'], named: { unit: ['unit_id'] } });
