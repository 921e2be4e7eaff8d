import { defineReach } from '@anlan/platform/ledger';

/** A project is the whole bureau's, and to be reported on by its lead unit, wherever that is. */
export const planProjectReach = defineReach({ named: { unit: ['lead_unit_id'] } });
