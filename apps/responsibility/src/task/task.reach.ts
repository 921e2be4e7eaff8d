import { defineReach } from '@anlan/platform/ledger';

/** A task is of its division and its lead unit; and in sight of whom it names, wherever they are. */
export const taskReach = defineReach({ division: 'division_code', units: ['lead_unit_id'], named: { member: ['lead_member_id'], unit: ['lead_unit_id'], units: ['support_unit_ids'] } });

/** Of who gives tasks out, decides and verifies: to be named in a task gives no say over it. */
export const taskHome = defineReach({ division: 'division_code', units: ['lead_unit_id'] });

/** Who answers for a task: the lead unit, and the lead. */
export const taskLead = defineReach({ named: { member: ['lead_member_id'], unit: ['lead_unit_id'] } });

/** A bulletin is of the district or street whose tasks it tells of. */
export const taskBulletinReach = defineReach({ division: 'division_code' });
