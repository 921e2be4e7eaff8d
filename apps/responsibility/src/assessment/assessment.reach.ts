import { defineReach } from '@anlan/platform/ledger';

/** A sheet is of the unit that is assessed, and of its street. */
export const assessmentSheetReach = defineReach({ division: 'division_code', units: ['unit_id'], named: { unit: ['unit_id'] } });
