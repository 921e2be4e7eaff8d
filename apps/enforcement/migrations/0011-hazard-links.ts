import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a hazard is linked to: its subject, risk point, check and campaigns. The other ledgers come and go: no foreign keys. */
export class HazardLinks1780000000011 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table enforcement.hazard
        add column subject_id uuid,
        add column risk_point_id uuid,
        add column check_id uuid,
        add column check_item text,
        add column campaign_ids uuid[] not null default '{}';
      create index hazard_subject on enforcement.hazard (tenant_id, subject_id, id) where subject_id is not null;
      create index hazard_risk_point on enforcement.hazard (tenant_id, risk_point_id, id) where risk_point_id is not null;
      create index hazard_check on enforcement.hazard (tenant_id, check_id, id) where check_id is not null;
      -- Those of campaigns: an index of the array is not used under row-level security.
      create index hazard_campaigns on enforcement.hazard (tenant_id, reported_at, id) where campaign_ids <> '{}';
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index enforcement.hazard_subject; drop index enforcement.hazard_risk_point; drop index enforcement.hazard_check; drop index enforcement.hazard_campaigns;
      alter table enforcement.hazard drop column subject_id, drop column risk_point_id, drop column check_id, drop column check_item, drop column campaign_ids;
    `);
  }
}
