import { defineSearch, Searches } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';

/** A risk point is found by its code, name, place and description, and by the name of its subject. */
export const riskPointSearch = defineSearch({
  ledger: 'risk-point',
  table: 'enforcement.risk_point',
  fields: ['code', 'name', 'place', 'description', 'subject_name'],
});

/** Keeps what the search looks up. */
@Injectable()
export class RiskPointSearchIndex {
  constructor(searches: Searches) {
    searches.keep(riskPointSearch);
  }
}
