import { defineReach } from '@anlan/platform/ledger';

/** A report is of its division alone: who made it is nobody to the tenant. */
export const publicReportReach = defineReach({ division: 'division_code', sql: { division_code: 'r.division_code' } });
