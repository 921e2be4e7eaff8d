import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { responsibilityListReach } from './responsibility-list.reach';

/** Who is told at once that a list has changed: whoever sees it. */
export const responsibilityListChanges = (tx: TenantTx): ChangeRules => ({ responsibility_list: toReach({ tx, from: 'responsibility.responsibility_list', reach: responsibilityListReach, permission: 'responsibility-list.read' }) });
