import { defineSearch, Searches } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';

/** An entry is found by whatever stands in it. */
export const knowledgeSearch = defineSearch({
  ledger: 'knowledge',
  table: 'enforcement.knowledge',
  fields: ['title', 'collection', 'article', 'category', 'cas', 'basis', 'penalty', 'source', 'text'],
});

/** Keeps what the search looks up. */
@Injectable()
export class KnowledgeSearchIndex {
  constructor(searches: Searches) {
    searches.keep(knowledgeSearch);
  }
}
