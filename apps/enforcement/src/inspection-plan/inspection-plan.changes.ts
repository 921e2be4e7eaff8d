import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { inspectionPlanReach } from './inspection-plan.reach';

/** Who is told at once that a plan has changed: whoever sees it. */
export const inspectionPlanChanges = (tx: TenantTx): ChangeRules => ({
  inspection_plan: toReach({ tx, from: 'enforcement.inspection_plan', reach: inspectionPlanReach, permission: 'inspection-plan.read' }),
});
