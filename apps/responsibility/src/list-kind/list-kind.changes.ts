import { toHolders, type ChangeRules } from '@anlan/platform/changes';

/** Who is told at once that a kind of list has changed: whoever may read them. */
export const listKindChanges: ChangeRules = { list_kind: toHolders('list-kind.read') };
