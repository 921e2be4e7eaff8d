import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 风险点: what may do harm, how grave, who controls it by which measures; and what was done to each. */
export class RiskPoint1780000000015 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.risk_point (
        tenant_id uuid not null,
        id uuid not null,
        code text collate "C" not null,
        kind text not null check (kind in ('point','source')),
        name text not null,
        description text,
        subject_id uuid,
        subject_name text,
        place text,
        division_code text collate "C" not null,
        lng double precision,
        lat double precision,
        crs text,
        map_lng double precision,
        map_lat double precision,
        cell bigint,
        tags text[] not null default '{}',
        accident_types text[] not null default '{}',
        level text check (level in ('red','orange','yellow','blue')),
        level_reason text,
        graded_at timestamptz,
        -- As they were written, to the order of their keys: a history compares them, and nothing looks inside.
        assessment json,
        measures json not null default '[]',
        measure_count integer not null default 0,
        check_item_count integer not null default 0,
        owner_member_id uuid,
        owner_unit_id uuid,
        status text not null check (status in ('collected','assessed','graded','controlled','closed')),
        status_reason text,
        state_since timestamptz not null,
        refreshed_at timestamptz not null,
        review_due_at timestamptz,
        collected_by text not null,
        collected_by_name text not null,
        collected_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        search_text text not null,
        primary key (tenant_id, id),
        unique (tenant_id, code),
        foreign key (tenant_id, subject_id) references enforcement.subject (tenant_id, id),
        check ((cell is null) = (lng is null)),
        check (subject_id is not null or place is not null),
        check (status not in ('graded','controlled') or level is not null),
        check ((status = 'controlled') = (review_due_at is not null))
      );
      create index risk_point_division on enforcement.risk_point (tenant_id, division_code, id) include (level, status, kind);
      create index risk_point_refreshed on enforcement.risk_point (tenant_id, refreshed_at, id);
      create index risk_point_collected on enforcement.risk_point (tenant_id, collected_at, id);
      create index risk_point_review on enforcement.risk_point (tenant_id, (coalesce(review_due_at, timestamptz '9999-12-31 00:00:00+00')), id);
      create index risk_point_subject on enforcement.risk_point (tenant_id, subject_id, id) where subject_id is not null;
      create index risk_point_owner_unit on enforcement.risk_point (tenant_id, owner_unit_id, id) where owner_unit_id is not null;
      create index risk_point_owner_member on enforcement.risk_point (tenant_id, owner_member_id, id) where owner_member_id is not null;
      create index risk_point_cell on enforcement.risk_point (tenant_id, cell) where cell is not null;
      call app.apply_tenant_policy('enforcement.risk_point');

      create table enforcement.risk_point_history (
        tenant_id uuid not null,
        id uuid not null,
        risk_point_id uuid not null,
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
        foreign key (tenant_id, risk_point_id) references enforcement.risk_point (tenant_id, id)
      );
      create index risk_point_history_of on enforcement.risk_point_history (tenant_id, risk_point_id, id);
      call app.apply_tenant_policy('enforcement.risk_point_history');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['risk_point_history', 'risk_point']) await q.query(`drop table enforcement.${t}`);
  }
}
