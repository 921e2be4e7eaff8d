import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which row of a list became whom, and his first password, sealed, until it is handed out. */
export class MemberImport1780000000006 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table tenancy.member_import_row (
        tenant_id uuid not null,
        import_id uuid not null,
        row_number integer not null,
        member_id uuid not null,
        password bytea,
        primary key (tenant_id, import_id, row_number),
        foreign key (tenant_id, import_id) references tenancy.import (tenant_id, id) on delete cascade,
        foreign key (tenant_id, member_id) references tenancy.member (tenant_id, id)
      );
      call app.apply_tenant_policy('tenancy.member_import_row');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table tenancy.member_import_row');
  }
}
