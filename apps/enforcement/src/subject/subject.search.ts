import { defineSearch, Searches } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';

/**
 * A subject is found by its name, its address and its credit code. Never by a contact, nor by a part of its premises code:
 * who may not see them could find them by asking.
 */
export const subjectSearch = defineSearch({
  ledger: 'subject',
  table: 'enforcement.subject',
  fields: ['name', 'address', 'credit_code'],
});

/** Keeps what the search looks up. */
@Injectable()
export class SubjectSearchIndex {
  constructor(searches: Searches) {
    searches.keep(subjectSearch);
  }
}
