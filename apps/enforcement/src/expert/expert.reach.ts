import { defineReach } from '@anlan/platform/ledger';

/** An expert is kept by the district or by a street; everybody who sees the roster sees all of it. */
export const expertReach = defineReach({ division: 'division_code' });

/** A task of an expert is of the division of the subject he is sent to. */
export const expertTaskReach = defineReach({ division: 'division_code', sql: { division_code: 't.division_code' } });
