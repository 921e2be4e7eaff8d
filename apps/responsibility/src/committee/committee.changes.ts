import { toHolders, type ChangeRules } from '@anlan/platform/changes';

/** Committees are every member's of the staff to know. */
export const committeeChanges: ChangeRules = { committee: toHolders('committee.read') };
