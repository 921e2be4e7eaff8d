import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { riskPointReach } from './risk-point.reach';

/** Who is told at once that a risk point has changed: whoever sees it. */
export const riskPointChanges = (tx: TenantTx): ChangeRules => ({
  'risk-point': toReach({ tx, from: 'enforcement.risk_point', reach: riskPointReach, permission: 'risk-point.read' }),
});
