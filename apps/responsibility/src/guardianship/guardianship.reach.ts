import { defineReach } from '@anlan/platform/ledger';

/** A guardianship is of its street or community; and in sight of the guardian, wherever he is. */
export const guardianshipReach = defineReach({ division: 'division_code', named: { member: ['member_id'] } });

/** Of who gives, ends and hands over: to be a guardian gives no say over it. */
export const guardianshipHome = defineReach({ division: 'division_code' });
