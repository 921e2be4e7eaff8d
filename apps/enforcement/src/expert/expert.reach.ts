import { defineReach } from '@anlan/platform/ledger';

/** A task of an expert is of the division of the subject he is sent to; the roster itself is the whole district's. */
export const expertTaskReach = defineReach({ division: 'division_code', sql: { division_code: 't.division_code' } });
