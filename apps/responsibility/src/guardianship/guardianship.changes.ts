import { toHolders, toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { guardianshipReach } from './guardianship.reach';

/** Who is told at once: of tiers everybody who reads them, of a guardianship who sees it. */
export const guardianshipChanges = (tx: TenantTx): ChangeRules => ({
  guardianship_tier: toHolders('duty-kind.read'),
  guardianship: toReach({ tx, from: 'responsibility.guardianship', reach: guardianshipReach, permission: 'guardianship.read' }),
});
