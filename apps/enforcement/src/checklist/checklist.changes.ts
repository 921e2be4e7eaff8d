import { toHolders, type ChangeRules } from '@anlan/platform/changes';

/** Who is told at once that a checklist has changed: whoever may read them. */
export const checklistChanges: ChangeRules = { checklist: toHolders('checklist.read') };
