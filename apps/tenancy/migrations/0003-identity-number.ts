import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The resident identity number of a member (公民身份号码), where the tenant keeps it. */
export class IdentityNumber1780000000003 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenancy.member add column identity_number text');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table tenancy.member drop column identity_number');
  }
}
