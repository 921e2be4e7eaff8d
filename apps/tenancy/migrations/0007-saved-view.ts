import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filters and columns of a list that a person keeps under a name (常用筛选). */
export class SavedView1780000000007 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table tenancy.saved_view (
        tenant_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        list text not null,
        name text not null,
        query jsonb not null,
        columns text[] not null,
        shared boolean not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (tenant_id, id),
        unique (tenant_id, member_id, list, name),
        foreign key (tenant_id, member_id) references tenancy.member (tenant_id, id)
      );
      create index saved_view_shared on tenancy.saved_view (tenant_id, list, id) where shared;
      call app.apply_tenant_policy('tenancy.saved_view');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table tenancy.saved_view');
  }
}
