import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 专项行动: campaigns, what they are made of (tasks, measures, actions), and what was done to both. */
export class Campaign1780000000016 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.campaign (
        tenant_id uuid not null,
        id uuid not null,
        name text collate "C" not null,
        from_day text collate "C" not null,
        to_day text collate "C" not null,
        goal text,
        division_codes text[] not null default '{}',
        division_code text collate "C" not null,
        tags text[] not null default '{}',
        lead_unit_id uuid not null,
        support_unit_ids uuid[] not null default '{}',
        stages jsonb not null default '[]',
        status text not null check (status in ('draft','running','concluded')),
        summary text,
        result jsonb,
        started_at timestamptz,
        concluded_at timestamptz,
        planned_by text not null,
        planned_by_name text not null,
        planned_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        check (from_day <= to_day),
        check ((status = 'concluded') = (concluded_at is not null)),
        check ((status = 'concluded') = (result is not null))
      );
      create index campaign_period on enforcement.campaign (tenant_id, from_day, id);
      call app.apply_tenant_policy('enforcement.campaign');

      create table enforcement.campaign_item (
        tenant_id uuid not null,
        id uuid not null,
        campaign_id uuid not null,
        kind text not null check (kind in ('task','measure','action')),
        title text not null,
        list text,
        division_code text collate "C" not null,
        unit_id uuid not null,
        member_id uuid,
        day text collate "C",
        document_number text,
        progress smallint not null default 0 check (progress between 0 and 100),
        people integer check (people >= 0),
        places integer check (places >= 0),
        note text,
        evidence jsonb not null default '[]',
        withdrawn boolean not null default false,
        done_at timestamptz,
        added_by text not null,
        added_by_name text not null,
        added_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, campaign_id) references enforcement.campaign (tenant_id, id),
        check (kind <> 'task' or list is not null),
        check (kind = 'task' or day is not null),
        check ((kind = 'action') = (people is not null and places is not null)),
        check ((progress = 100) = (done_at is not null))
      );
      create index campaign_item_of on enforcement.campaign_item (tenant_id, campaign_id, kind, id);
      create index campaign_item_kind on enforcement.campaign_item (tenant_id, kind, id);
      call app.apply_tenant_policy('enforcement.campaign_item');

      create table enforcement.campaign_history (
        tenant_id uuid not null,
        id uuid not null,
        campaign_id uuid not null,
        action text not null,
        from_state text,
        to_state text not null,
        at timestamptz not null,
        actor text not null,
        actor_name text not null,
        note text,
        item jsonb,
        changes jsonb not null default '[]',
        primary key (tenant_id, id),
        foreign key (tenant_id, campaign_id) references enforcement.campaign (tenant_id, id)
      );
      create index campaign_history_of on enforcement.campaign_history (tenant_id, campaign_id, id);
      call app.apply_tenant_policy('enforcement.campaign_history');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['campaign_history', 'campaign_item', 'campaign']) await q.query(`drop table enforcement.${t}`);
  }
}
