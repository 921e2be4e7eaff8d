import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day of an assignment slip is its text, as in the other ledgers: a `date` is read as an instant, in the time zone of whoever reads it. */
export class SlipDays1780000000033 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table enforcement.assignment_slip alter column due_on type text collate "C" using to_char(due_on, 'YYYY-MM-DD')`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table enforcement.assignment_slip alter column due_on type date using due_on::date');
  }
}
