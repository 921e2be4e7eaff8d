import { toHolders, type ChangeRules } from '@anlan/platform/changes';

/** Everybody on the staff reads what is in the making, and is told of it. */
export const ruleMakingChanges: ChangeRules = { rule_making: toHolders('rule-making.read') };
