import { defineReach } from '@anlan/platform/ledger';

/** A slip is of the division of the place it was made out for, and of the unit it is addressed to. */
export const slipReach = defineReach({ division: 'division_code', units: ['unit_id'] });
