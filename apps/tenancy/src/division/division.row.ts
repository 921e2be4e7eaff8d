import type { DivisionDto } from '@anlan/contracts/tenancy';
import type { DivisionLevel } from '@anlan/domain';
import type { Row } from '@anlan/platform/db';

export interface DivisionRow extends Row {
  code: string;
  name: string;
  level: DivisionLevel;
  parent_code: string | null;
  valid_from: string;
  valid_to: string | null;
  successor_codes: string[];
  version: number;
}

/** Days as text: the driver would make instants of them, in the zone of the process. */
export const divisionColumns = 'code, name, level, parent_code, valid_from::text, valid_to::text, successor_codes, version';

export const toDivision = (r: DivisionRow): DivisionDto => ({
  code: r.code, name: r.name, level: r.level, parentCode: r.parent_code, validFrom: r.valid_from, validTo: r.valid_to,
  successorCodes: r.successor_codes, version: r.version,
});

/** What the division's events say of it. */
export const divisionFacts = (r: DivisionRow) => ({ code: r.code, name: r.name, level: r.level, parentCode: r.parent_code, validFrom: r.valid_from, validTo: r.valid_to });
