import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 知识库: one row per version of an entry; and which hazards cite them. */
export class Knowledge1780000000026 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.knowledge (
        tenant_id uuid not null,
        id uuid not null,
        entry_id uuid not null,
        number integer not null check (number > 0),
        kind text not null check (kind in ('law_article','violation','chemical','accident_case')),
        title text not null,
        collection text,
        article text,
        category text,
        text text,
        source text,
        -- Days, YYYY-MM-DD.
        effective_from text collate "C",
        effective_to text collate "C",
        basis text,
        penalty text,
        cas text,
        occurred_on text collate "C",
        library_key text,
        status text not null check (status in ('draft','published','superseded','withdrawn')),
        status_reason text,
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
        unique (tenant_id, entry_id, number),
        foreign key (tenant_id, entry_id) references enforcement.knowledge (tenant_id, id),
        check (effective_from is null or effective_to is null or effective_from <= effective_to)
      );
      -- Of one entry, one version is the newest and one is written.
      create unique index knowledge_published on enforcement.knowledge (tenant_id, entry_id) where status = 'published';
      create unique index knowledge_draft on enforcement.knowledge (tenant_id, entry_id) where status = 'draft';
      create unique index knowledge_library on enforcement.knowledge (tenant_id, library_key) where number = 1 and library_key is not null and status <> 'withdrawn';
      create index knowledge_updated on enforcement.knowledge (tenant_id, updated_at, id);
      create index knowledge_cited on enforcement.knowledge (tenant_id, collection, article);
      call app.apply_tenant_policy('enforcement.knowledge');

      create table enforcement.hazard_basis (
        tenant_id uuid not null,
        id uuid not null,
        hazard_id uuid not null,
        knowledge_id uuid not null,
        entry_id uuid not null,
        division_code text collate "C" not null,
        cited_by text not null,
        cited_by_name text not null,
        cited_at timestamptz not null,
        released_by text,
        released_at timestamptz,
        primary key (tenant_id, id),
        foreign key (tenant_id, knowledge_id) references enforcement.knowledge (tenant_id, id),
        foreign key (tenant_id, hazard_id) references enforcement.hazard (tenant_id, id),
        check ((released_by is null) = (released_at is null))
      );
      create unique index hazard_basis_once on enforcement.hazard_basis (tenant_id, hazard_id, entry_id) where released_at is null;
      create index hazard_basis_entry on enforcement.hazard_basis (tenant_id, entry_id, id) where released_at is null;
      call app.apply_tenant_policy('enforcement.hazard_basis');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['hazard_basis', 'knowledge']) await q.query(`drop table enforcement.${t}`);
  }
}
