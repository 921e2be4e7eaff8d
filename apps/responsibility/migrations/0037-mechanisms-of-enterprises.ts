import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 企业自评: a place or an enterprise may have a unit of accounts, which record for it. */
export class MechanismsOfEnterprises1780000000037 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table responsibility.mechanism_record
        drop constraint mechanism_record_check,
        add constraint mechanism_record_subject_unit check (scope <> 'unit' or unit_id is not null),
        add constraint mechanism_record_subject_code check ((scope = 'enterprise') = (credit_code is not null));
      -- What waits to be recorded by its unit, and to be checked by others.
      create index mechanism_record_waiting on responsibility.mechanism_record (tenant_id, status, id) where status in ('listed','recorded','returned');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index responsibility.mechanism_record_waiting;
      -- The owner is held back by the tenants' policies as everybody is.
      alter table responsibility.mechanism_record no force row level security;
      update responsibility.mechanism_record set unit_id = null where scope <> 'unit';
      alter table responsibility.mechanism_record force row level security;
      alter table responsibility.mechanism_record
        drop constraint mechanism_record_subject_code,
        drop constraint mechanism_record_subject_unit,
        add constraint mechanism_record_check check ((scope = 'unit') = (unit_id is not null) and (scope = 'enterprise') = (credit_code is not null));
    `);
  }
}
