import type { KnowledgeFacts, KnowledgeKind } from '@anlan/contracts/enforcement';

/** One entry as it ships: complete, so that it can be published as it is. */
export type LibraryEntry = KnowledgeFacts & {
  /** within its set, and the same for ever: by it the district's entry is found again */
  readonly key: string;
};

/** One set of the library. */
export interface KnowledgeSet {
  readonly kind: KnowledgeKind;
  readonly name: string;
  readonly note: string;
  readonly source: string;
  readonly entries: readonly LibraryEntry[];
}

const none: KnowledgeFacts = { title: '', collection: null, article: null, category: null, text: null, source: null, effectiveFrom: null, effectiveTo: null, basis: null, penalty: null, cas: null, occurredOn: null };
export const entry = (facts: Partial<KnowledgeFacts> & Pick<LibraryEntry, 'key' | 'title'>): LibraryEntry => ({ ...none, ...facts });
