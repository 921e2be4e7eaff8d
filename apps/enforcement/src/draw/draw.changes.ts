import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { drawReach } from './draw.reach';

/** Who is told at once that a draw has changed: whoever sees it. */
export const drawChanges = (tx: TenantTx): ChangeRules => ({ draw: toReach({ tx, from: 'enforcement.draw', reach: drawReach, permission: 'draw.read' }) });
