import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { inspectionTourReach } from './inspection-tour.reach';

/** Who is told at once that a tour has changed: whoever sees it. */
export const inspectionTourChanges = (tx: TenantTx): ChangeRules => ({ inspection_tour: toReach({ tx, from: 'responsibility.inspection_tour', reach: inspectionTourReach, permission: 'inspection-tour.read' }) });
