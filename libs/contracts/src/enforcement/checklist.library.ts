import { z } from 'zod';
import { day, text, uuid } from '../kit';
import { checklistCategories, checklistItem } from './checklist.dto';

/** The sets of the library, by their keys, in the order in which it shows them. */
export const checklistLibraryKeys = [
  'work-safety-law-2021',
  'major-metallurgy', 'major-nonferrous', 'major-building-materials', 'major-machinery', 'major-light-industry', 'major-textile', 'major-tobacco', 'major-commerce',
  'major-combustible-dust', 'major-ammonia-refrigeration', 'major-confined-space', 'major-hazardous-chemicals', 'major-fireworks',
  'confined-space-seven-rules', 'one-line-three-steps', 'small-premises',
] as const;
export type ChecklistLibraryKey = (typeof checklistLibraryKeys)[number];
export const checklistLibraryKey = z.enum(checklistLibraryKeys);

/** One set of the library: content with dates and sources that a district copies and then owns. */
export const checklistLibrarySet = z
  .object({
    key: checklistLibraryKey,
    name: z.string(),
    category: z.enum(checklistCategories),
    industry: z.string().nullable(),
    tags: z.array(z.string()),
    description: z.string().nullable(),
    source: z.string().meta({ description: '来源: issued by whom, under which number' }),
    effectiveFrom: day.nullable().meta({ description: '施行日期; null: of a mechanism that has none' }),
    effectiveTo: day.nullable().meta({ description: '失效日期; null: in force' }),
    itemCount: z.number().int(),
    majorCount: z.number().int(),
    copied: z.array(uuid).meta({ description: 'checklists of this district that were copied from it and are not withdrawn, newest first' }),
  })
  .meta({ id: 'ChecklistLibrarySet' });
export type ChecklistLibrarySet = z.infer<typeof checklistLibrarySet>;
export const checklistLibrary = z.object({ items: z.array(checklistLibrarySet) });
export const checklistLibraryDetail = checklistLibrarySet.extend({ items: z.array(checklistItem) }).meta({ id: 'ChecklistLibraryDetail' });
export type ChecklistLibraryDetail = z.infer<typeof checklistLibraryDetail>;

export const copyFromLibraryBody = z.strictObject({ name: text(200).optional().meta({ description: 'left out: as the set is called' }) }).meta({ id: 'CopyFromLibrary' });
