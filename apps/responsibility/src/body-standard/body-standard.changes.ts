import { toHolders, toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { bodyAssessmentReach } from './body-standard.reach';

/** Who is told at once: of standards everybody who reads them, of an assessment who sees it. */
export const bodyStandardChanges = (tx: TenantTx): ChangeRules => ({
  body_standard: toHolders('body-standard.read'),
  body_assessment: toReach({ tx, from: 'responsibility.body_assessment', reach: bodyAssessmentReach, permission: 'body-assessment.read' }),
});
