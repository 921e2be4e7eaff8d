import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { standardisationReach } from './standardisation.reach';

/** Who is told at once that a grade has changed: whoever sees it. */
export const standardisationChanges = (tx: TenantTx): ChangeRules => ({ standardisation: toReach({ tx, from: 'enforcement.standardisation', reach: standardisationReach, permission: 'standardisation.read' }) });
