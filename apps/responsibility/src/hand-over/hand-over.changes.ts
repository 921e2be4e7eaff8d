import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { handOverReach } from './hand-over.reach';

/** Who is told at once of a hand-over: whoever may hand over there. */
export const handOverChanges = (tx: TenantTx): ChangeRules => ({ hand_over: toReach({ tx, from: 'responsibility.hand_over', reach: handOverReach, permission: 'hand-over.manage' }) });
