import { defineReach } from '@anlan/platform/ledger';

/** A document is of who issues it; and, once it was delivered, in sight of the department it is addressed to. */
export const supervisionReach = defineReach({ division: 'division_code', named: { unit: ['addressee_unit_id'] } });

/** Of who drafts, approves, delivers and releases: to be addressed by a document gives no say over it. */
export const supervisionHome = defineReach({ division: 'division_code' });
