import { defineReach } from '@anlan/platform/ledger';

/** A sample is of the division whose hazards were drawn; who answers for one of these sees the hazard, not the sample. */
export const recheckReach = defineReach({ division: 'division_code' });
