import { defineReach } from '@anlan/platform/ledger';

/** A reward is of the division of its report. */
export const reportRewardReach = defineReach({ division: 'division_code' });
