import { toHolders, type ChangeRules } from '@anlan/platform/changes';

/** Everybody on the staff reads targets, and is told of them. */
export const targetChanges: ChangeRules = { target: toHolders('target.read') };
