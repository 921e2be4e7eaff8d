import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Subjects found by their names however these are typed. */
export class SubjectNameKey1780000000030 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- A name as imports match it: in the words of nameKey of the domain.
      alter table enforcement.subject add column name_key text collate "C"
        generated always as (lower(translate(regexp_replace(normalize(name, NFKC), '\\s+', '', 'g'), '【】〔〕[]{}', '()()()()') collate "C")) stored;
      create index subject_name_key on enforcement.subject (tenant_id, name_key);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table enforcement.subject drop column name_key;');
  }
}
