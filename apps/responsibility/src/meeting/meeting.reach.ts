import { defineReach } from '@anlan/platform/ledger';

/** Who sees a meeting: the division and the unit that hold it, and whom it names. A party meeting or a talk is of no division and no unit. */
export const meetingReach = defineReach({ division: 'reach_division', units: ['reach_unit_id'], named: { members: ['named_member_ids'], units: ['named_unit_ids'] } });

/** Who works on one: the division and the unit that hold it. To be asked to come is no right to write the minutes. */
export const meetingWorkReach = defineReach({ division: 'division_code', units: ['unit_id'] });
