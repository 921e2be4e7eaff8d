import { defineReach } from '@anlan/platform/ledger';

/** What explains a street's figures, and its appeals, is the street's own. */
export const performanceReach = defineReach({ division: 'division_code' });
