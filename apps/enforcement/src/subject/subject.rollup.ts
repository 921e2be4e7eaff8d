import type { Statement } from '@anlan/platform/db';
import { defineRollup, Rollups, type Facts } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import type { SubjectRow } from './subject.entity';

export type Counted = Pick<SubjectRow, 'division_code' | 'status' | 'kind' | 'grade' | 'is_key' | 'tags' | 'owner_member_id' | 'owner_unit_id'>;

/** In the place of a tag: every subject, once. */
export const ALL = '*';

/** A subject counts, at each depth of its division, among all and under each of its tags, behind '=' (`subject_rollup_cells`). Tags are never added up. */
export const subjectRollup = defineRollup({
  table: 'enforcement.subject_rollup',
  facts: { division_code: 'text', status: 'text', kind: 'text', grade: 'text', is_key: 'boolean', has_owner: 'boolean', tags: 'text[]' },
  given: ['division_code', 'tags'],
  gives: ['depth', 'tag', 'division_code'],
  key: ['depth', 'tag', 'division_code', 'status', 'kind', 'grade', 'is_key', 'has_owner'],
});

function factsOf(row: Counted): Facts<'division_code' | 'status' | 'kind' | 'grade' | 'is_key' | 'has_owner' | 'tags'> {
  return {
    division_code: row.division_code, status: row.status, kind: row.kind, grade: row.grade ?? '', is_key: row.is_key,
    has_owner: row.owner_member_id !== null || row.owner_unit_id !== null, tags: [...new Set(row.tags)].sort(),
  };
}

/** A record that was not there before. */
export const countStatements = (tenantId: string, row: Counted): Statement[] => countManyStatements(tenantId, [row]);

/** A record that is counted elsewhere now; nothing where it is not. */
export const moveStatements = (tenantId: string, before: Counted, after: Counted): Statement[] => subjectRollup.statements(tenantId, [[factsOf(before), factsOf(after)]]);

/** The counts of many new rows at once. */
export const countManyStatements = (tenantId: string, rows: readonly Counted[]): Statement[] => subjectRollup.statements(tenantId, rows.map((row) => [null, factsOf(row)]));

/** Has the counts of subjects folded. */
@Injectable()
export class SubjectCounts {
  constructor(rollups: Rollups) {
    rollups.keep(subjectRollup);
  }
}
