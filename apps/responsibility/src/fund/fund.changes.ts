import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { fundProjectReach, fundReach } from './fund.reach';

/** Who is told at once of a change in a fund, or in what belongs to it: whoever sees it. */
export const fundChanges = (tx: TenantTx): ChangeRules => ({
  fund: toReach({ tx, from: 'responsibility.fund', reach: fundReach, permission: 'fund.read' }),
  fund_project: toReach({ tx, from: 'responsibility.fund_project', reach: fundProjectReach, permission: 'fund.read' }),
  fund_payment: toReach({ tx, from: 'responsibility.fund_payment', reach: fundProjectReach, permission: 'fund.read' }),
  fund_adjustment: toReach({ tx, from: 'responsibility.fund_adjustment', reach: fundReach, permission: 'fund.read' }),
  fund_bulletin: toReach({ tx, from: 'responsibility.fund_bulletin', reach: fundReach, permission: 'fund.read' }),
});
