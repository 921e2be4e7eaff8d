import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 佐证附件 of accidents and of their measures: which file came with which step. */
export class AccidentFiles1780000000030 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const table of ['accident', 'accident_measure']) await q.query(`alter table responsibility.${table} add column attachments jsonb not null default '[]' check (jsonb_typeof(attachments) = 'array')`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['accident', 'accident_measure']) await q.query(`alter table responsibility.${table} drop column attachments`);
  }
}
