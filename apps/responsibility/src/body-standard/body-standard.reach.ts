import { defineReach } from '@anlan/platform/ledger';

/** An assessment is of the street or community whose body it is. */
export const bodyAssessmentReach = defineReach({ division: 'division_code' });
