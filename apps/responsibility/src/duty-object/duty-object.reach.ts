import { defineReach } from '@anlan/platform/ledger';

/** An object is of where it lies, and of the unit in charge, wherever that unit is. */
export const dutyObjectReach = defineReach({ division: 'division_code', units: ['unit_id'], named: { unit: ['unit_id'] } });

/** The same of an object that a statement calls `o`, beside tables that have such columns too. */
export const objectReach = defineReach({ division: 'division_code', units: ['unit_id'], named: { unit: ['unit_id'] }, sql: { division_code: 'o.division_code', unit_id: 'o.unit_id' } });
