import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { dutyEditionReach, dutyHolderReach } from './duty-edition.reach';

/** Who is told at once that a table, or a holder in it, has changed: whoever sees it. */
export const dutyEditionChanges = (tx: TenantTx): ChangeRules => ({
  duty_edition: toReach({ tx, from: 'responsibility.duty_edition', reach: dutyEditionReach, permission: 'duty-holder.read' }),
  duty_holder: toReach({ tx, from: 'responsibility.duty_holder', reach: dutyHolderReach, permission: 'duty-holder.read' }),
});
