import { defineReach } from '@anlan/platform/ledger';

/** A hand-over is of the smallest division that holds all of it. */
export const handOverReach = defineReach({ division: 'division_code' });
