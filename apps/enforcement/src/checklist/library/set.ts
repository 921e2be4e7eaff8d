import { checklistItem, type ChecklistCategory, type ChecklistItem } from '@anlan/contracts/enforcement';
import type { z } from 'zod';

/** One set of the library. Law is dated data: a set that the law has left behind stays, with its last day. */
export interface LibrarySet {
  readonly name: string;
  readonly category: ChecklistCategory;
  readonly industry: string | null;
  /** codes of the default setting riskTags */
  readonly tags: readonly string[];
  readonly description: string | null;
  /** who issued it, under which number */
  readonly source: string;
  /** days, YYYY-MM-DD */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly items: readonly ChecklistItem[];
}

export type Draft = z.input<typeof checklistItem>;

/** Items as they are kept, with the defaults that the contract gives. */
export const itemsOf = (drafts: readonly Draft[]): ChecklistItem[] => drafts.map((d) => checklistItem.parse(d));
