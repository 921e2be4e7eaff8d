import { defineReach } from '@anlan/platform/ledger';

/** A table is of the district, or of one of its streets. */
export const dutyEditionReach = defineReach({ division: 'division_code' });

/** A holder is of where the object lies and of its unit in charge; and sees what he holds, wherever he is. */
export const dutyHolderReach = defineReach({ division: 'division_code', units: ['unit_id'], named: { member: ['member_id'], unit: ['unit_id'] } });

/** Of who keeps the tables and hands duties over: to hold one gives no say over it. */
export const dutyHolderHome = defineReach({ division: 'division_code', units: ['unit_id'], named: { unit: ['unit_id'] } });
