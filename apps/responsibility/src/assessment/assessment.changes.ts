import { toHolders, toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { assessmentSheetReach } from './assessment.reach';

/** Who is told at once: of schemes and assessments everybody who reads them, of a sheet who sees it, of a veto who reads them. */
export const assessmentChanges = (tx: TenantTx): ChangeRules => ({
  assessment_scheme: toHolders('assessment-scheme.read'),
  assessment: toHolders('assessment.read'),
  assessment_sheet: toReach({ tx, from: 'responsibility.assessment_sheet', reach: assessmentSheetReach, permission: 'assessment-sheet.read' }),
  veto: toHolders('veto.read'),
});
