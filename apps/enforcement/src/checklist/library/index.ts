import type { ChecklistLibraryKey } from '@anlan/contracts/enforcement';
import type { LibrarySet } from './set';
import { workSafetyLaw } from './work-safety-law';

/** Every set, by its key. */
export const library: Readonly<Record<ChecklistLibraryKey, LibrarySet>> = {
  'work-safety-law-2021': workSafetyLaw,
};
export type { LibrarySet } from './set';
