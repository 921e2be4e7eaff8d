import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { dutyObjectReach } from './duty-object.reach';

/** Who is told at once that a duty object has changed: whoever sees it. */
export const dutyObjectChanges = (tx: TenantTx): ChangeRules => ({ duty_object: toReach({ tx, from: 'responsibility.duty_object', reach: dutyObjectReach, permission: 'duty-holder.read' }) });
