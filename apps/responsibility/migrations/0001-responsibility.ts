import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Says what the schema is for; the tables that every service has are made by the migrator itself. */
export class Responsibility1780000000001 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`comment on schema responsibility is '责任 responsibility'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('comment on schema responsibility is null');
  }
}
