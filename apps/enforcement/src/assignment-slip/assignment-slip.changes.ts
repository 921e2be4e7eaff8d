import { toHolders, toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { slipReach } from './assignment-slip.reach';

/** Who is told at once that a slip or a month has changed: whoever sees it. */
export const slipChanges = (tx: TenantTx): ChangeRules => ({ assignment_slip: toReach({ tx, from: 'enforcement.assignment_slip', reach: slipReach, permission: 'check.read' }), monthly_theme: toHolders('check.read') });
