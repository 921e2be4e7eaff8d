import { toHolders, type ChangeRules } from '@anlan/platform/changes';

/** Everybody on the staff reads honours, and is told of them. */
export const honourChanges: ChangeRules = { honour: toHolders('honour.read') };
