import { defineReach } from '@anlan/platform/ledger';

/** A record is of where its place lies, and of the unit that it is about: that unit sees it wherever it is. */
export const mechanismRecordReach = defineReach({ division: 'division_code', units: ['unit_id'], named: { unit: ['unit_id'] } });
