import { defineReach } from '@anlan/platform/ledger';

/** A subject is of its division, and of the department that looks after its industry. No enterprise's own account reaches it yet. */
export const subjectReach = defineReach({ division: 'division_code', units: ['owner_unit_id'] });
