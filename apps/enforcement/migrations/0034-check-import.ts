import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 历史检查: checks of the time before, by the numbers of their old records. They never say what only a check done here can. */
export class CheckImport1780000000034 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table enforcement.site_check add column source_record text collate "C";
      create unique index site_check_source on enforcement.site_check (tenant_id, kind, source_record) where source_record is not null;
      -- What was approved and signed in elsewhere was not approved and signed in here.
      do $$
      declare c record;
      begin
        for c in select conname from pg_constraint where conrelid = 'enforcement.site_check'::regclass and contype = 'c'
          and (pg_get_constraintdef(oid) like '%approved_by IS NOT NULL%' or pg_get_constraintdef(oid) like '%signed_in_at IS NOT NULL%' or pg_get_constraintdef(oid) like '%cause IS NOT NULL%')
        loop execute format('alter table enforcement.site_check drop constraint %I', c.conname); end loop;
      end $$;
      alter table enforcement.site_check
        add constraint site_check_planned check (kind <> 'inspection' or (planned_on is not null and (cause is not null or source_record is not null) and jsonb_array_length(participants) >= 2)),
        add constraint site_check_approved check (kind <> 'inspection' or source_record is not null or status in ('requested','refused','cancelled') or approved_by is not null),
        add constraint site_check_signed_in check (kind <> 'inspection' or source_record is not null or status not in ('on_site','recorded','closed') or signed_in_at is not null),
        add constraint site_check_brought_in check (source_record is null or (status = 'closed' and approved_by is null and signed_in_at is null and signatures = '[]' and answers = '[]' and evidence = '[]' and not exposed));
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      delete from enforcement.site_check_history h using enforcement.site_check c where c.tenant_id = h.tenant_id and c.id = h.check_id and c.source_record is not null;
      delete from enforcement.site_check where source_record is not null;
      drop index enforcement.site_check_source;
      alter table enforcement.site_check drop constraint site_check_planned, drop constraint site_check_approved, drop constraint site_check_signed_in, drop constraint site_check_brought_in, drop column source_record,
        add check (kind <> 'inspection' or (planned_on is not null and cause is not null and jsonb_array_length(participants) >= 2)),
        add check (kind <> 'inspection' or status in ('requested','refused','cancelled') or approved_by is not null),
        add check (kind <> 'inspection' or status not in ('on_site','recorded','closed') or signed_in_at is not null);
    `);
  }
}
