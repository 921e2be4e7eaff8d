import { z } from 'zod';
import { text } from '../kit';
import { knowledgeKinds } from './knowledge.dto';

/** What the knowledge base ships with, by set. Articles and criteria are those of the library of checklists: one text for both. */
export const knowledgeLibraryKeys = ['work-safety-law-2021', 'work-safety-violations', 'major-industry-trade', 'major-hazardous-chemicals', 'major-fireworks', 'common-chemicals'] as const;
export type KnowledgeLibraryKey = (typeof knowledgeLibraryKeys)[number];
export const knowledgeLibraryKey = z.enum(knowledgeLibraryKeys);

export const knowledgeLibrarySet = z
  .object({
    key: knowledgeLibraryKey,
    kind: z.enum(knowledgeKinds),
    name: z.string(),
    note: z.string().meta({ description: 'what it is, and what it is not' }),
    source: z.string(),
    items: z.number().int(),
    adopted: z.number().int().meta({ description: 'of them, in this district\'s knowledge base' }),
  })
  .meta({ id: 'KnowledgeLibrarySet' });
export type KnowledgeLibrarySet = z.infer<typeof knowledgeLibrarySet>;
export const knowledgeLibrary = z.object({ items: z.array(knowledgeLibrarySet) });
export const adoptKnowledgeBody = z.strictObject({ note: text(500).optional() });
