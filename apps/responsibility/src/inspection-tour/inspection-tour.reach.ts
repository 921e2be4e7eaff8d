import { defineReach } from '@anlan/platform/ledger';

/** A tour is the whole bureau's; in sight of its group and the bodies that take part, and, once its plan is approved, of the units and divisions that it visits. */
export const inspectionTourReach = defineReach({ divisions: ['named_division_codes'], named: { members: ['named_member_ids'], units: ['named_unit_ids'] } });
