import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 责任标签 of risk points, and subjects on a map. */
export class RiskLabel1780000000025 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table enforcement.risk_point
        add column label_unit_id uuid,
        add column label_post text,
        add column label_task text,
        add constraint risk_point_label check ((label_unit_id is null) = (label_post is null) and (label_post is null) = (label_task is null));
      create index risk_point_label_unit on enforcement.risk_point (tenant_id, label_unit_id, refreshed_at, id) where label_unit_id is not null;
      create index subject_cell on enforcement.subject (tenant_id, cell) where cell is not null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index enforcement.subject_cell; alter table enforcement.risk_point drop constraint risk_point_label, drop column label_unit_id, drop column label_post, drop column label_task;');
  }
}
