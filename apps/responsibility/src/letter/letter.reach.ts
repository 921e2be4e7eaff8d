import { defineReach } from '@anlan/platform/ledger';

/** A letter is of who keeps it, and in sight of both parties wherever they are. */
export const letterReach = defineReach({ division: 'division_code', units: ['a_unit_id', 'b_unit_id'], named: { member: ['a_member_id', 'b_member_id'], unit: ['a_unit_id', 'b_unit_id'] } });

/** A template is of the district, or of a street. */
export const letterTemplateReach = defineReach({ division: 'division_code' });
