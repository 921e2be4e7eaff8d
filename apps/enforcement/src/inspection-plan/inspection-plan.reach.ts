import { defineReach } from '@anlan/platform/ledger';

/** A plan is its planner's, and of the unit that carries it out. */
export const inspectionPlanReach = defineReach({ division: 'division_code', units: ['unit_id'] });

/** The same where a statement reads it as `p`. */
export const joinedPlanReach = defineReach({ division: 'division_code', units: ['unit_id'], sql: { division_code: 'p.division_code', unit_id: 'p.unit_id' } });
