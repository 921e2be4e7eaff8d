import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { hazardReach } from './hazard.reach';

/** Who is told at once that a hazard has changed: whoever sees it. */
export const hazardChanges = (tx: TenantTx): ChangeRules => ({
  hazard: toReach({ tx, from: 'enforcement.hazard', reach: hazardReach, permission: 'hazard.read' }),
});
