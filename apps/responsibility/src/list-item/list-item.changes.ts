import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { listItemReach } from './list-item.reach';

/** Who is told at once that an item has changed: whoever sees it. */
export const listItemChanges = (tx: TenantTx): ChangeRules => ({ list_item: toReach({ tx, from: 'responsibility.list_item', reach: listItemReach, permission: 'responsibility-list.read' }) });
