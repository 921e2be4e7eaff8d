import { defineReach } from '@anlan/platform/ledger';

/** A contract is of who commissioned it: the district, or a street. */
export const serviceContractReach = defineReach({ division: 'division_code' });
