import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { checkReach } from './check.reach';

/** Who is told at once that a check has changed: whoever sees it. */
export const checkChanges = (tx: TenantTx): ChangeRules => ({ check: toReach({ tx, from: 'enforcement.site_check', reach: checkReach, permission: 'check.read' }) });
