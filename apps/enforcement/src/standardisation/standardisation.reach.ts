import { defineReach } from '@anlan/platform/ledger';

/** A grade is of its subject's division, and of the enterprise itself. */
export const standardisationReach = defineReach({ division: 'division_code', own: { unit: ['unit_id'] } });
