import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rows that imports refused lie in the table that every service has. */
export class ImportRefused1780000000006 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      insert into enforcement.import (tenant_id, id, kind, actor, name, header, total, mapping, created_at)
        select tenant_id, id, kind, actor, input ->> 'name', input -> 'header', total, '{}', created_at from enforcement.operation where kind = 'hazard.import' on conflict do nothing;
      insert into enforcement.import_refused (tenant_id, import_id, row_number, cells, reasons)
        select tenant_id, operation_id, row_number, cells,
          (select jsonb_agg(jsonb_build_object('field', r ->> 'column', 'code', r ->> 'code', 'zh', r ->> 'message', 'en', r ->> 'message')) from jsonb_array_elements(reasons) r)
        from enforcement.hazard_import_refused on conflict do nothing;
      drop table enforcement.hazard_import_refused;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.hazard_import_refused (
        tenant_id uuid not null,
        operation_id uuid not null,
        row_number integer not null,
        cells jsonb not null,
        reasons jsonb not null,
        primary key (tenant_id, operation_id, row_number),
        foreign key (tenant_id, operation_id) references enforcement.operation (tenant_id, id)
      );
      call app.apply_tenant_policy('enforcement.hazard_import_refused');
    `);
  }
}
