import type { MigrationInterface, QueryRunner } from 'typeorm';

const DUE = "coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')";

/** What a desk looks at is mostly open, and most of a ledger is closed: the indexes of open records alone, each with all that its question reads. */
export class HazardOpenIndexes1780000000008 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index enforcement.hazard_open;
      drop index enforcement.hazard_open_division;
      create index hazard_open_due on enforcement.hazard (tenant_id, (${DUE}), id) where status <> 'closed';
      create index hazard_open_reported on enforcement.hazard (tenant_id, reported_at, id) where status <> 'closed';
      create index hazard_open_cell on enforcement.hazard (tenant_id, cell) include (map_lng, map_lat, level, status, due_at, division_code) where cell is not null and status <> 'closed';
      -- By state, then by deadline: one branch of the to-dos each. With every column that says whose a record is, and of which age: they are counted without the records.
      create index hazard_todo on enforcement.hazard (tenant_id, status, (${DUE}), id, division_code)
        include (due_at, reported_at, level, source, submitted_by, assignee_member_id, assignee_unit_id, reporter_unit_id, reported_by) where status <> 'closed';
      create index hazard_unplaced on enforcement.hazard (tenant_id, division_code, status, level) include (due_at, source) where cell is null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index enforcement.hazard_open_due; drop index enforcement.hazard_open_reported; drop index enforcement.hazard_open_cell; drop index enforcement.hazard_todo; drop index enforcement.hazard_unplaced;
      create index hazard_open on enforcement.hazard (tenant_id, (${DUE}), id, status, division_code) where status <> 'closed';
      create index hazard_open_division on enforcement.hazard (tenant_id, division_code, status) include (reported_at, due_at, level, source) where status <> 'closed';
    `);
  }
}
