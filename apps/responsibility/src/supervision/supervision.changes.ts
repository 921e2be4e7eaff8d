import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { supervisionReach } from './supervision.reach';

/** Who is told at once that a supervision document has changed: whoever sees it. */
export const supervisionChanges = (tx: TenantTx): ChangeRules => ({ supervision: toReach({ tx, from: 'responsibility.supervision', reach: supervisionReach, permission: 'supervision.read' }) });
