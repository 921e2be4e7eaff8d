import { defineReach } from '@anlan/platform/ledger';

/** A campaign is of the smallest division that holds all it is about, and of the unit that leads it. Everybody who may read campaigns reads all. */
export const campaignReach = defineReach({ division: 'division_code', units: ['lead_unit_id'] });

/** A task, a measure, an action: of its place, of its unit, and a task of the person it was given to. */
export const itemReach = defineReach({ division: 'division_code', units: ['unit_id'], own: { member: ['member_id'] } });
