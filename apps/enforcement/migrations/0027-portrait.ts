import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 画像: versions of the model, each subject's colour as it was computed last, and when colours changed. */
export class Portrait1780000000027 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.portrait_model (
        tenant_id uuid not null,
        id uuid not null,
        name text not null,
        source text,
        effective_on text collate "C" not null,
        factors jsonb not null,
        thresholds jsonb not null,
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
      create unique index portrait_model_in_force on enforcement.portrait_model (tenant_id, effective_on) where status = 'published';
      call app.apply_tenant_policy('enforcement.portrait_model');

      -- One row per subject that is looked after. Scores are kept in hundredths.
      create table enforcement.portrait (
        tenant_id uuid not null,
        subject_id uuid not null,
        model_id uuid not null,
        score integer not null check (score >= 0),
        colour text not null check (colour in ('red','orange','yellow','blue')),
        previous text check (previous in ('red','orange','yellow','blue')),
        since timestamptz not null,
        as_of timestamptz not null,
        changes integer not null default 0,
        primary key (tenant_id, subject_id),
        foreign key (tenant_id, subject_id) references enforcement.subject (tenant_id, id),
        foreign key (tenant_id, model_id) references enforcement.portrait_model (tenant_id, id)
      );
      create index portrait_score on enforcement.portrait (tenant_id, score, subject_id);
      call app.apply_tenant_policy('enforcement.portrait');

      create table enforcement.portrait_change (
        tenant_id uuid not null,
        id uuid not null,
        subject_id uuid not null,
        model_id uuid not null,
        from_colour text not null,
        to_colour text not null,
        score integer not null,
        reasons jsonb not null,
        at timestamptz not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, subject_id) references enforcement.subject (tenant_id, id)
      );
      create index portrait_change_of on enforcement.portrait_change (tenant_id, subject_id, id);
      call app.apply_tenant_policy('enforcement.portrait_change');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['portrait_change', 'portrait', 'portrait_model']) await q.query(`drop table enforcement.${t}`);
  }
}
