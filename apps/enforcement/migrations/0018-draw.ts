import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 双随机: draws with their pools as they were fixed. */
export class Draw1780000000018 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.draw (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        name text not null,
        division_code text collate "C" not null,
        from_day date not null,
        to_day date not null,
        items jsonb not null,
        pool jsonb not null,
        officers jsonb not null,
        rule jsonb not null,
        status text not null check (status in ('draft','frozen','drawn','published','voided')),
        pool_size integer,
        pool_digest text,
        seed text,
        seed_source text,
        drawn integer,
        frozen_at timestamptz,
        drawn_at timestamptz,
        published_at timestamptz,
        void_reason text,
        prepared_by text not null,
        prepared_by_name text not null,
        prepared_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        check (from_day <= to_day),
        check ((pool_digest is null) = (frozen_at is null) and (pool_digest is null) = (pool_size is null)),
        check ((seed is null) = (drawn_at is null) and (seed is null) = (drawn is null)),
        -- The pools are fixed before there is a seed.
        check (seed is null or pool_digest is not null),
        check (status <> 'published' or (seed is not null and published_at is not null))
      );
      create index draw_published on enforcement.draw (tenant_id, published_at, id) where status = 'published';
      call app.apply_tenant_policy('enforcement.draw');

      -- The subjects of a fixed pool, as they were on that day.
      create table enforcement.draw_subject (
        tenant_id uuid not null,
        draw_id uuid not null,
        subject_id uuid not null,
        name text not null,
        division_code text collate "C" not null,
        grade text not null check (grade in ('A','B','C','D','none')),
        place integer check (place > 0),
        officers uuid[],
        primary key (tenant_id, draw_id, subject_id),
        foreign key (tenant_id, draw_id) references enforcement.draw (tenant_id, id),
        check ((place is null) = (officers is null))
      );
      create unique index draw_subject_place on enforcement.draw_subject (tenant_id, draw_id, place) where place is not null;
      call app.apply_tenant_policy('enforcement.draw_subject');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['draw_subject', 'draw']) await q.query(`drop table enforcement.${t}`);
  }
}
