import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { parkReach } from './park.reach';

/** Who is told at once that a park or one of its parties has changed: whoever sees it. */
export const parkChanges = (tx: TenantTx): ChangeRules => ({
  park: toReach({ tx, from: 'responsibility.park', reach: parkReach, permission: 'park.read' }),
  park_party: toReach({ tx, from: 'responsibility.park_party', reach: parkReach, permission: 'park.read' }),
});
