import { toHolders, type ChangeRules } from '@anlan/platform/changes';

export const shortcomingChanges: ChangeRules = { shortcoming: toHolders('shortcoming.read') };
