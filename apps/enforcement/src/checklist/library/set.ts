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
  /** days, YYYY-MM-DD; null: a mechanism that has none, and what is in force */
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly items: readonly ChecklistItem[];
}

export type Draft = z.input<typeof checklistItem>;

/** Items as they are kept, with the defaults that the contract gives. */
export const itemsOf = (drafts: readonly Draft[]): ChecklistItem[] => drafts.map((d) => checklistItem.parse(d));

/** 1–99 as articles are numbered in Chinese. */
export function numeral(n: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`}${digits[ones]}`;
}
