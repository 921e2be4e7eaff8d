import { toHolders, toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { performanceReach } from './performance.reach';

/** Who is told at once: of the scheme and of months whoever sees the board, of an appeal who sees the street's part. */
export const performanceChanges = (tx: TenantTx): ChangeRules => ({
  points_scheme: toHolders('performance.read'),
  performance_month: toHolders('performance.read'),
  points_appeal: toReach({ tx, from: 'enforcement.points_appeal', reach: performanceReach, permission: 'performance-detail.read' }),
});
