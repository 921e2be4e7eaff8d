import type { ChecklistLibraryKey } from '@anlan/contracts/enforcement';
import { fireworks, hazardousChemicals } from './hazardous-goods';
import { byIndustry, byRisk } from './industry-trade';
import { oneLineThreeSteps, sevenRules } from './mechanisms';
import type { LibrarySet } from './set';
import { smallPremises } from './small-premises';
import { workSafetyLaw } from './work-safety-law';

/** Every set, by its key. */
export const library: Readonly<Record<ChecklistLibraryKey, LibrarySet>> = {
  'work-safety-law-2021': workSafetyLaw,
  ...byIndustry,
  ...byRisk,
  'major-hazardous-chemicals': hazardousChemicals,
  'major-fireworks': fireworks,
  'confined-space-seven-rules': sevenRules,
  'one-line-three-steps': oneLineThreeSteps,
  'small-premises': smallPremises,
};
export type { LibrarySet } from './set';
