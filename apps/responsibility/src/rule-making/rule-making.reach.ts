import { defineReach } from '@anlan/platform/ledger';

/** An item is the whole bureau's to see, and its drafting unit's to move, wherever that is. */
export const ruleMakingReach = defineReach({ named: { unit: ['drafting_unit_id'] } });
