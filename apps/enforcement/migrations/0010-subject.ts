import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 一企一档: enterprises and small premises, what was done to each, and the counts kept with each change. */
export class Subject1780000000010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.subject (
        tenant_id uuid not null,
        id uuid not null,
        code text collate "C" not null,
        kind text not null check (kind in ('enterprise','small_premises')),
        name text collate "C" not null,
        credit_code text collate "C",
        no_credit_code_reason text,
        address text not null,
        division_code text collate "C" not null,
        lng double precision,
        lat double precision,
        crs text,
        map_lng double precision,
        map_lat double precision,
        cell bigint,
        industry_code text collate "C",
        staff_count integer check (staff_count >= 0),
        is_key boolean not null default false,
        tags text[] not null default '{}',
        legal_representative text,
        contact_name text,
        contact_phone text,
        profile jsonb not null default '{}',
        profile_filled smallint not null default 0 check (profile_filled between 0 and 10),
        owner_member_id uuid,
        owner_unit_id uuid,
        status text not null check (status in ('active','suspended','closed','merged')),
        status_reason text,
        merged_into uuid,
        refreshed_at timestamptz,
        grade text check (grade in ('A','B','C','D')),
        grade_reason text,
        graded_at timestamptz,
        registered_by text not null,
        registered_by_name text not null,
        registered_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, code),
        foreign key (tenant_id, merged_into) references enforcement.subject (tenant_id, id),
        check ((status = 'merged') = (merged_into is not null)),
        check (merged_into <> id),
        check ((cell is null) = (lng is null)),
        check ((grade is null) = (graded_at is null)),
        check (kind <> 'enterprise' or credit_code is not null or no_credit_code_reason is not null)
      );
      -- A number that somebody has is somebody else's nowhere in the tenant; what was merged has left its number behind.
      create unique index subject_credit_code on enforcement.subject (tenant_id, credit_code) where credit_code is not null and status <> 'merged';
      create index subject_division on enforcement.subject (tenant_id, division_code, id);
      create index subject_registered on enforcement.subject (tenant_id, registered_at, id);
      create index subject_name on enforcement.subject (tenant_id, name, id);
      create index subject_refreshed on enforcement.subject (tenant_id, (coalesce(refreshed_at, timestamptz '1900-01-01 00:00:00+00')), id);
      -- What a census still has to look at, with all that it is counted by.
      create index subject_census on enforcement.subject (tenant_id, kind, (coalesce(refreshed_at, timestamptz '1900-01-01 00:00:00+00'))) include (division_code, status, grade, is_key) where status in ('active','suspended');
      create index subject_owner_member on enforcement.subject (tenant_id, owner_member_id, id) where owner_member_id is not null;
      create index subject_owner_unit on enforcement.subject (tenant_id, owner_unit_id, id) where owner_unit_id is not null;
      create index subject_ownerless on enforcement.subject (tenant_id, division_code, id) where owner_member_id is null and owner_unit_id is null;
      create index subject_merged on enforcement.subject (tenant_id, merged_into) where merged_into is not null;
      call app.apply_tenant_policy('enforcement.subject');

      create table enforcement.subject_history (
        tenant_id uuid not null,
        id uuid not null,
        subject_id uuid not null,
        action text not null,
        from_state text not null,
        to_state text not null,
        at timestamptz not null,
        actor text not null,
        actor_name text not null,
        note text,
        version integer not null,
        changes jsonb not null default '[]',
        primary key (tenant_id, id),
        foreign key (tenant_id, subject_id) references enforcement.subject (tenant_id, id)
      );
      create index subject_history_of on enforcement.subject_history (tenant_id, subject_id, id);
      call app.apply_tenant_policy('enforcement.subject_history');

      -- Counts kept in the writing transaction; grade '' is not graded. Four shards a key: writers of one street do not queue on one row.
      create table enforcement.subject_rollup (
        tenant_id uuid not null,
        division_code text collate "C" not null,
        status text not null,
        kind text not null,
        grade text not null,
        is_key boolean not null,
        shard smallint not null,
        count bigint not null,
        primary key (tenant_id, division_code, status, kind, grade, is_key, shard)
      ) with (fillfactor = 50);
      call app.apply_tenant_policy('enforcement.subject_rollup');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['subject_rollup', 'subject_history', 'subject']) await q.query(`drop table enforcement.${t}`);
  }
}
