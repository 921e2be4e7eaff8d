import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports of the public. Nothing here leads to an anonymous reporter: no address, no trace, and of the follow code its hash alone. */
export class PublicReport1780000000007 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.public_report (
        tenant_id uuid not null,
        id uuid not null,
        number text not null,
        code_hash text not null,
        what text not null,
        place text not null,
        division_code text collate "C" not null,
        lng double precision,
        lat double precision,
        crs text,
        reporter_name text,
        reporter_phone text,
        state text not null check (state in ('received','accepted','declined','duplicate')),
        decline_reason text,
        hazard_id uuid,
        duplicate_of uuid,
        pictures jsonb not null default '[]',
        received_at timestamptz not null,
        handled_by text,
        handled_by_name text,
        handled_at timestamptz,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        foreign key (tenant_id, hazard_id) references enforcement.hazard (tenant_id, id),
        foreign key (tenant_id, duplicate_of) references enforcement.public_report (tenant_id, id),
        check ((reporter_name is null) = (reporter_phone is null)),
        check ((state = 'accepted') = (hazard_id is not null)),
        check ((state = 'duplicate') = (duplicate_of is not null))
      );
      create index public_report_division on enforcement.public_report (tenant_id, division_code, id);
      create index public_report_state on enforcement.public_report (tenant_id, state, id);
      create index public_report_hazard on enforcement.public_report (tenant_id, hazard_id) where hazard_id is not null;
      create index public_report_original on enforcement.public_report (tenant_id, duplicate_of) where duplicate_of is not null;
      call app.apply_tenant_policy('enforcement.public_report');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table enforcement.public_report');
  }
}
