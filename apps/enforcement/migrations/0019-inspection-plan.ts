import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 年度监督检查计划: plans, the subjects in them, and the changes after approval. */
export class InspectionPlan1780000000019 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.inspection_plan (
        tenant_id uuid not null,
        id uuid not null,
        name text not null,
        year smallint not null,
        division_code text collate "C" not null,
        unit_id uuid not null,
        status text not null check (status in ('draft','submitted','approved','closed')),
        submitted_by text,
        submitted_by_name text,
        submitted_at timestamptz,
        approved_by text,
        approved_by_name text,
        approved_at timestamptz,
        return_reason text,
        filing jsonb,
        made_by text not null,
        made_by_name text not null,
        made_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        check (status <> 'approved' or approved_at is not null),
        check (approved_by is null or approved_by <> submitted_by)
      );
      create index inspection_plan_year on enforcement.inspection_plan (tenant_id, year, id);
      call app.apply_tenant_policy('enforcement.inspection_plan');

      -- A subject is in a plan once: completion counts subjects, never visits.
      create table enforcement.inspection_plan_item (
        tenant_id uuid not null,
        plan_id uuid not null,
        subject_id uuid not null,
        kind text not null check (kind in ('key','general')),
        method text not null check (method in ('on_site','remote')),
        month smallint not null check (month between 1 and 12),
        inspected_at timestamptz,
        check_id uuid,
        primary key (tenant_id, plan_id, subject_id),
        foreign key (tenant_id, plan_id) references enforcement.inspection_plan (tenant_id, id),
        foreign key (tenant_id, subject_id) references enforcement.subject (tenant_id, id),
        check ((inspected_at is null) = (check_id is null))
      );
      create index inspection_plan_item_month on enforcement.inspection_plan_item (tenant_id, plan_id, month, subject_id);
      create index inspection_plan_item_subject on enforcement.inspection_plan_item (tenant_id, subject_id) where inspected_at is null;
      call app.apply_tenant_policy('enforcement.inspection_plan_item');

      create table enforcement.inspection_plan_change (
        tenant_id uuid not null,
        id uuid not null,
        plan_id uuid not null,
        added jsonb not null,
        dropped jsonb not null,
        reason text not null,
        proposed_by text not null,
        proposed_by_name text not null,
        proposed_at timestamptz not null,
        accepted boolean,
        decision text,
        decided_by text,
        decided_by_name text,
        decided_at timestamptz,
        primary key (tenant_id, id),
        foreign key (tenant_id, plan_id) references enforcement.inspection_plan (tenant_id, id),
        check ((accepted is null) = (decided_at is null)),
        check (decided_by is null or decided_by <> proposed_by)
      );
      create index inspection_plan_change_of on enforcement.inspection_plan_change (tenant_id, plan_id, id);
      create unique index inspection_plan_change_open on enforcement.inspection_plan_change (tenant_id, plan_id) where accepted is null;
      call app.apply_tenant_policy('enforcement.inspection_plan_change');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['inspection_plan_change', 'inspection_plan_item', 'inspection_plan']) await q.query(`drop table enforcement.${t}`);
  }
}
