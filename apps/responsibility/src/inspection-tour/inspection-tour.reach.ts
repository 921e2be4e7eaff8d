import { defineReach } from '@anlan/platform/ledger';

/** A tour is the whole bureau's; in sight of its group, of the bodies that take part, and of the units and divisions that it visits. */
export const inspectionTourReach = defineReach({ divisions: ['target_division_codes'], named: { members: ['named_member_ids'], units: ['named_unit_ids'] } });
