import type { KnowledgeLibraryKey } from '@anlan/contracts/enforcement';
import { commonChemicals } from './chemicals';
import { fireworks, hazardousChemicals, industryTrade, workSafetyLaw } from './from-checklists';
import type { KnowledgeSet } from './set';
import { workSafetyViolations } from './violations';

/** Every set, by its key. */
export const library: Readonly<Record<KnowledgeLibraryKey, KnowledgeSet>> = {
  'work-safety-law-2021': workSafetyLaw,
  'work-safety-violations': workSafetyViolations,
  'major-industry-trade': industryTrade,
  'major-hazardous-chemicals': hazardousChemicals,
  'major-fireworks': fireworks,
  'common-chemicals': commonChemicals,
};
export type { KnowledgeSet, LibraryEntry } from './set';
