import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hazards are found by the credit codes of their subjects: a park asks for those of hundreds of enterprises at once. */
export class HazardsByEnterprise1780000000036 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('create index hazard_credit_code on enforcement.hazard (tenant_id, subject_credit_code) include (status, division_code) where subject_credit_code is not null');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index enforcement.hazard_credit_code');
  }
}
