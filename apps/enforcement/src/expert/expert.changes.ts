import { toHolders, toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { expertTaskReach } from './expert.reach';

/** Who is told at once: of the roster whoever sees it, of a task who sees the subject's part. */
export const expertChanges = (tx: TenantTx): ChangeRules => ({
  expert: toHolders('expert.read'),
  expert_task: toReach({ tx, from: 'enforcement.expert_task t', reach: expertTaskReach, permission: 'service-contract.read' }),
});
