import { toHolders, toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { accidentClockReach, accidentMeasureReach, accidentReach } from './accident.reach';

/** Who is told at once that something of an accident has changed: whoever sees it. */
export const accidentChanges = (tx: TenantTx): ChangeRules => ({
  accident: toReach({ tx, from: 'responsibility.accident', reach: accidentReach, permission: 'accident.read' }),
  accident_clock: toReach({ tx, from: 'responsibility.accident_clock c', reach: accidentClockReach, permission: 'accident.read' }),
  accident_measure: toReach({ tx, from: 'responsibility.accident_measure', reach: accidentMeasureReach, permission: 'accident.read' }),
  accident_quota: toHolders('quota.read'),
  accident_base: toHolders('quota.read'),
  accountability_case: toHolders('accountability.read'),
});
