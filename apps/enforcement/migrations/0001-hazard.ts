import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The hazard ledger: records, their history, the counts kept with each change, and rows an import refused. */
export class Hazard1780000000001 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.hazard (
        tenant_id uuid not null,
        id uuid not null,
        number text not null,
        title text not null,
        description text,
        level text not null check (level in ('general','major')),
        category text,
        division_code text collate "C" not null,
        subject_name text,
        subject_credit_code text,
        source text not null check (source in ('patrol','self_check','agency','inspection','complaint')),
        rectification text not null check (rectification in ('on_the_spot','time_limited')),
        status text not null check (status in ('reported','assigned','rectifying','rectified','closed')),
        due_at timestamptz,
        overdue_at timestamptz,
        lng double precision,
        lat double precision,
        crs text,
        assignee_unit_id uuid,
        assignee_member_id uuid,
        assignee_name text,
        rejections integer not null default 0,
        evidence jsonb not null default '[]',
        reported_by text not null,
        reported_by_name text not null,
        reported_at timestamptz not null,
        submitted_by text,
        closed_at timestamptz,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number)
      );
      create index hazard_division on enforcement.hazard (tenant_id, division_code, id);
      create index hazard_status on enforcement.hazard (tenant_id, status, id);
      create index hazard_due on enforcement.hazard (tenant_id, due_at) where status <> 'closed' and overdue_at is null;
      create index hazard_assignee on enforcement.hazard (tenant_id, assignee_member_id, id) where assignee_member_id is not null;
      call app.apply_tenant_policy('enforcement.hazard');

      create table enforcement.hazard_history (
        tenant_id uuid not null,
        id uuid not null,
        hazard_id uuid not null,
        action text not null,
        from_state text,
        to_state text not null,
        at timestamptz not null,
        actor text not null,
        actor_name text not null,
        note text,
        evidence jsonb not null default '[]',
        detail jsonb not null default '{}',
        primary key (tenant_id, id),
        foreign key (tenant_id, hazard_id) references enforcement.hazard (tenant_id, id)
      );
      create index hazard_history_of on enforcement.hazard_history (tenant_id, hazard_id, id);
      call app.apply_tenant_policy('enforcement.hazard_history');

      -- Counts kept in the writing transaction; month and source '*' hold the counts over all of them. Four shards a key: writers of one street do not queue on one row.
      create table enforcement.hazard_rollup (
        tenant_id uuid not null,
        division_code text collate "C" not null,
        month text not null,
        status text not null,
        level text not null,
        source text not null,
        shard smallint not null,
        count bigint not null,
        primary key (tenant_id, month, division_code, status, level, source, shard)
      ) with (fillfactor = 50);
      call app.apply_tenant_policy('enforcement.hazard_rollup');

      create table enforcement.hazard_import_refused (
        tenant_id uuid not null,
        operation_id uuid not null,
        row_number integer not null,
        cells jsonb not null,
        reasons jsonb not null,
        primary key (tenant_id, operation_id, row_number),
        foreign key (tenant_id, operation_id) references enforcement.operation (tenant_id, id)
      );
      call app.apply_tenant_policy('enforcement.hazard_import_refused');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['hazard_import_refused', 'hazard_rollup', 'hazard_history', 'hazard']) await q.query(`drop table enforcement.${t}`);
  }
}
