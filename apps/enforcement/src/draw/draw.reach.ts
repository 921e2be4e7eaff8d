import { defineReach } from '@anlan/platform/ledger';

/** A draw is its organizer's: of the district, or of a street. */
export const drawReach = defineReach({ division: 'division_code' });
