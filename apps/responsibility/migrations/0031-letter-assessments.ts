import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 责任书的考核: what came of each target, before the letter is put on file. */
export class LetterAssessments1780000000031 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table responsibility.letter
        add column assessment jsonb,
        drop constraint letter_status_check,
        add constraint letter_status_check check (status in ('draft','to_sign','signed','assessed','archived','voided')),
        add constraint letter_assessed check (case when status = 'assessed' then assessment is not null when status in ('draft','to_sign','signed') then assessment is null else true end);
      drop index responsibility.letter_figures;
      create index letter_figures on responsibility.letter (tenant_id, year, level) where status in ('to_sign','signed','assessed','archived');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index responsibility.letter_figures;
      alter table responsibility.letter drop constraint letter_assessed, drop constraint letter_status_check;
      alter table responsibility.letter drop column assessment, add constraint letter_status_check check (status in ('draft','to_sign','signed','archived','voided'));
      create index letter_figures on responsibility.letter (tenant_id, year, level) where status in ('to_sign','signed','archived');
    `);
  }
}
