import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The unit of who reported a hazard, and the ways a unit's scope finds its records. What was reported before belongs to no unit. */
export class HazardUnits1780000000002 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table enforcement.hazard add column reporter_unit_id uuid;
      -- Partial: most records of a ledger have neither, and pay nothing for them.
      create index hazard_assignee_unit on enforcement.hazard (tenant_id, assignee_unit_id, id) where assignee_unit_id is not null;
      create index hazard_reporter_unit on enforcement.hazard (tenant_id, reporter_unit_id, id) where reporter_unit_id is not null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index enforcement.hazard_reporter_unit; drop index enforcement.hazard_assignee_unit; alter table enforcement.hazard drop column reporter_unit_id');
  }
}
