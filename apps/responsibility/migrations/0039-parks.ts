import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 工业园区 and their 三方: landlords, property managers, tenants, with their agreements. */
export class Parks1780000000039 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.park (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        name text not null,
        division_code text collate "C" not null,
        address text,
        buildings text[] not null,
        list_ids uuid[] not null,
        named_unit_ids uuid[] not null,
        status text not null check (status in ('in_use','retired')),
        retire_reason text,
        registered_by text not null,
        registered_by_name text not null,
        registered_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        check ((status = 'retired') = (retire_reason is not null))
      );
      create unique index park_name on responsibility.park (tenant_id, division_code, md5(name)) where status = 'in_use';
      create index park_division on responsibility.park (tenant_id, division_code, id);
      call app.apply_tenant_policy('responsibility.park');

      create table responsibility.park_party (
        tenant_id uuid not null,
        id uuid not null,
        park_id uuid not null,
        division_code text collate "C" not null,
        role text not null check (role in ('landlord','property','tenant')),
        name text not null,
        credit_code text collate "C",
        subject_key text generated always as (coalesce(credit_code, name)) stored,
        unit_id uuid,
        named_unit_ids uuid[] not null,
        buildings text[] not null,
        note text,
        signed_on text collate "C",
        ends_on text collate "C",
        agreements jsonb not null check (jsonb_typeof(agreements) = 'array'),
        status text not null check (status in ('present','left')),
        left_on text collate "C",
        leave_note text,
        registered_by text not null,
        registered_by_name text not null,
        registered_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, park_id) references responsibility.park (tenant_id, id),
        -- Who lets the place is the other side of everybody else's agreement; and there is none without its document.
        check (role <> 'landlord' or signed_on is null),
        check ((signed_on is null) = (jsonb_array_length(agreements) = 0)),
        check (ends_on is null or (signed_on is not null and signed_on <= ends_on)),
        check ((status = 'left') = (left_on is not null))
      );
      create unique index park_party_once on responsibility.park_party (tenant_id, park_id, role, md5(subject_key)) where status = 'present';
      create index park_party_park on responsibility.park_party (tenant_id, park_id, id);
      create index park_party_ending on responsibility.park_party (tenant_id, ends_on, id) where status = 'present' and ends_on is not null;
      call app.apply_tenant_policy('responsibility.park_party');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table responsibility.park_party; drop table responsibility.park');
  }
}
