import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['supervision', 'task', 'inspection_tour'] as const;

/** 以委员会名义: documents, tasks and tours name the committee for which they are, by what it was called then. */
export class InTheNameOfCommittees1780000000040 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const t of TABLES) {
      await q.query(`
        alter table responsibility.${t}
          add column committee_id uuid,
          add column committee_name text,
          add constraint ${t}_committee_fkey foreign key (tenant_id, committee_id) references responsibility.committee (tenant_id, id),
          add constraint ${t}_committee_check check ((committee_id is null) = (committee_name is null));
        create index ${t}_committee on responsibility.${t} (tenant_id, committee_id, id) where committee_id is not null;
      `);
    }
    await q.query("alter table responsibility.inspection_tour add constraint inspection_tour_city_check check (committee_id is null or level = 'district')");
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table responsibility.inspection_tour drop constraint inspection_tour_city_check');
    for (const t of TABLES) await q.query(`alter table responsibility.${t} drop column committee_id, drop column committee_name`);
  }
}
