import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 街道考评: versions of the points scheme, frozen months with what was corrected later, and appeals. Points are stored in hundredths. */
export class Performance1780000000020 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.points_scheme (
        tenant_id uuid not null,
        id uuid not null,
        name text not null,
        source text,
        effective_on text collate "C" not null,
        base integer not null check (base >= 0),
        rules jsonb not null,
        status text not null check (status in ('draft','published')),
        drafted_by text not null,
        drafted_by_name text not null,
        drafted_at timestamptz not null,
        published_by text,
        published_by_name text,
        published_at timestamptz,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        check ((status = 'published') = (published_at is not null))
      );
      create unique index points_scheme_in_force on enforcement.points_scheme (tenant_id, effective_on) where status = 'published';
      call app.apply_tenant_policy('enforcement.points_scheme');

      create table enforcement.performance_month (
        tenant_id uuid not null,
        id uuid not null,
        month text collate "C" not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        scheme_id uuid not null,
        streets jsonb not null,
        frozen_at timestamptz not null,
        frozen_by text not null,
        frozen_by_name text not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, month),
        foreign key (tenant_id, scheme_id) references enforcement.points_scheme (tenant_id, id)
      );
      call app.apply_tenant_policy('enforcement.performance_month');

      -- What the ledgers said otherwise later, for the same as-of date: beside the frozen figures, never in their place.
      create table enforcement.performance_correction (
        tenant_id uuid not null,
        id uuid not null,
        month_id uuid not null,
        division_code text collate "C" not null,
        reason text not null,
        changes jsonb not null,
        points integer not null,
        at timestamptz not null,
        by_subject text not null,
        by_name text not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, month_id) references enforcement.performance_month (tenant_id, id)
      );
      create index performance_correction_of on enforcement.performance_correction (tenant_id, month_id, id);
      call app.apply_tenant_policy('enforcement.performance_correction');

      create table enforcement.points_appeal (
        tenant_id uuid not null,
        id uuid not null,
        month text collate "C" not null,
        division_code text collate "C" not null,
        figure text,
        points integer not null check (points <> 0),
        reason text not null,
        evidence jsonb not null,
        status text not null check (status in ('filed','accepted','refused','withdrawn')),
        granted integer,
        decision text,
        decided_by text,
        decided_by_name text,
        decided_at timestamptz,
        filed_by text not null,
        filed_by_name text not null,
        filed_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        check ((status = 'accepted') = (granted is not null)),
        check ((status in ('accepted','refused')) = (decided_at is not null)),
        check (decided_by is null or decided_by <> filed_by),
        check (granted is null or (sign(granted) = sign(points) and abs(granted) <= abs(points)))
      );
      create index points_appeal_month on enforcement.points_appeal (tenant_id, month, id);
      create index points_appeal_division on enforcement.points_appeal (tenant_id, division_code, id);
      call app.apply_tenant_policy('enforcement.points_appeal');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['points_appeal', 'performance_correction', 'performance_month', 'points_scheme']) await q.query(`drop table enforcement.${t}`);
  }
}
