import { toHolders, type ChangeRules } from '@anlan/platform/changes';

/** Everybody on the staff reads plans and their projects, and is told of them. */
export const planProjectChanges: ChangeRules = { development_plan: toHolders('plan-project.read'), plan_project: toHolders('plan-project.read') };
