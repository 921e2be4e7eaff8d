import { toHolders, type ChangeRules } from '@anlan/platform/changes';

/** Who is told at once that a kind of duty object has changed: whoever may read them. */
export const dutyKindChanges: ChangeRules = { duty_kind: toHolders('duty-kind.read') };
