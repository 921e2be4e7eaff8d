import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 检查: four kinds of record in one ledger, and what was done to each. */
export class SiteCheck1780000000017 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.site_check (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        kind text not null check (kind in ('patrol','self_check','agency','inspection')),
        style text not null check (style in ('regular','guidance','hidden')),
        status text not null check (status in ('requested','approved','refused','on_site','recorded','closed','cancelled')),
        subject_id uuid not null,
        subject_name text collate "C" not null,
        division_code text collate "C" not null,
        unit_id uuid,
        planned_on text collate "C",
        cause text,
        cause_note text,
        matters text,
        organization text,
        contract_number text,
        participants jsonb not null default '[]',
        checklist_id uuid,
        campaign_ids uuid[] not null default '{}',
        answers jsonb not null default '[]',
        score jsonb,
        signatures jsonb not null default '[]',
        evidence jsonb not null default '[]',
        summary text,
        handling text,
        hazards integer not null default 0 check (hazards >= 0),
        exposed boolean not null default false,
        position jsonb,
        opened_by text not null,
        opened_by_name text not null,
        opened_at timestamptz not null,
        approved_by text,
        approved_by_name text,
        approved_at timestamptz,
        decision_note text,
        signed_in_at timestamptz,
        finished_at timestamptz,
        closed_at timestamptz,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        foreign key (tenant_id, subject_id) references enforcement.subject (tenant_id, id),
        check (kind = 'inspection' or status not in ('requested','approved','refused')),
        check (kind <> 'inspection' or (planned_on is not null and cause is not null and jsonb_array_length(participants) >= 2)),
        -- Nobody inspects without having been allowed to, nor signs a record of where he did not sign in.
        check (kind <> 'inspection' or status in ('requested','refused','cancelled') or approved_by is not null),
        check (kind <> 'inspection' or status not in ('on_site','recorded','closed') or signed_in_at is not null),
        check (status not in ('recorded','closed') or finished_at is not null),
        check (not exposed or style = 'hidden')
      );
      create index site_check_division on enforcement.site_check (tenant_id, division_code, id);
      create index site_check_subject on enforcement.site_check (tenant_id, subject_id, kind, planned_on);
      create index site_check_status on enforcement.site_check (tenant_id, status, id);
      create index site_check_finished on enforcement.site_check (tenant_id, finished_at) include (kind, division_code, subject_id, hazards) where status in ('recorded','closed');
      create index site_check_campaigns on enforcement.site_check (tenant_id, id) where campaign_ids <> '{}';
      call app.apply_tenant_policy('enforcement.site_check');

      create table enforcement.site_check_history (
        tenant_id uuid not null,
        id uuid not null,
        check_id uuid not null,
        action text not null,
        from_state text,
        to_state text not null,
        at timestamptz not null,
        actor text not null,
        actor_name text not null,
        note text,
        version integer not null,
        changes jsonb not null default '[]',
        primary key (tenant_id, id),
        foreign key (tenant_id, check_id) references enforcement.site_check (tenant_id, id)
      );
      create index site_check_history_of on enforcement.site_check_history (tenant_id, check_id, id);
      call app.apply_tenant_policy('enforcement.site_check_history');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['site_check_history', 'site_check']) await q.query(`drop table enforcement.${t}`);
  }
}
