import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Boundaries of divisions: as they were uploaded, in the system they were drawn in, and in WGS84 where that is another. */
export class Boundary1780000000010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table tenancy.boundary (
        tenant_id uuid not null,
        code text collate "C" not null,
        crs text not null check (crs in ('WGS84','GCJ02','BD09','CGCS2000')),
        -- json and not jsonb: it is never searched, and is answered as the text it is
        geometry json not null,
        wgs84 json,
        vertices integer not null,
        bbox double precision[] not null,
        uploaded_by text not null,
        uploaded_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (tenant_id, code),
        foreign key (tenant_id, code) references tenancy.division (tenant_id, code)
      );
      call app.apply_tenant_policy('tenancy.boundary');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table tenancy.boundary');
  }
}
