import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { recheckReach } from './recheck.reach';

export const recheckChanges = (tx: TenantTx): ChangeRules => ({
  recheck: toReach({ tx, from: 'enforcement.recheck', reach: recheckReach, permission: 'hazard.read' }),
});
