import { defineSearch, Searches } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';

/** A hazard is found by its number, name and description, and by the name and the code of its subject. */
export const hazardSearch = defineSearch({
  ledger: 'hazard',
  table: 'enforcement.hazard',
  fields: ['number', 'title', 'description', 'subject_name', 'subject_credit_code'],
  newest: 'reported_at',
});

/** Keeps what the search looks up. */
@Injectable()
export class HazardSearchIndex {
  constructor(searches: Searches) {
    searches.keep(hazardSearch);
  }
}
