import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 检查表: one row per version, and what was done to each. */
export class Checklist1780000000014 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.checklist (
        tenant_id uuid not null,
        id uuid not null,
        template_id uuid not null,
        number integer not null check (number > 0),
        name text not null,
        category text not null check (category in ('major_hazard','law','special_risk','mechanism','routine')),
        tags text[] not null default '{}',
        industry text,
        description text,
        source text,
        effective_from date,
        -- As it was written, to the order of its keys: versions are compared by it, and nothing looks inside.
        items json not null,
        item_count integer not null,
        major_count integer not null,
        points integer not null,
        library_key text,
        status text not null check (status in ('draft','published','superseded','withdrawn')),
        status_reason text,
        frozen_at timestamptz,
        published_at timestamptz,
        created_by text not null,
        created_by_name text not null,
        created_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        search_text text not null,
        primary key (tenant_id, id),
        unique (tenant_id, template_id, number),
        foreign key (tenant_id, template_id) references enforcement.checklist (tenant_id, id),
        check (frozen_at is null or status <> 'draft')
      );
      -- Of one checklist, one version is used and one is written.
      create unique index checklist_published on enforcement.checklist (tenant_id, template_id) where status = 'published';
      create unique index checklist_draft on enforcement.checklist (tenant_id, template_id) where status = 'draft';
      create index checklist_updated on enforcement.checklist (tenant_id, updated_at, id);
      call app.apply_tenant_policy('enforcement.checklist');

      create table enforcement.checklist_history (
        tenant_id uuid not null,
        id uuid not null,
        checklist_id uuid not null,
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
        foreign key (tenant_id, checklist_id) references enforcement.checklist (tenant_id, id)
      );
      create index checklist_history_of on enforcement.checklist_history (tenant_id, checklist_id, id);
      call app.apply_tenant_policy('enforcement.checklist_history');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['checklist_history', 'checklist']) await q.query(`drop table enforcement.${t}`);
  }
}
