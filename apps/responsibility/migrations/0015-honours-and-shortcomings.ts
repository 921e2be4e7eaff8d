import type { MigrationInterface, QueryRunner } from 'typeorm';

const changed = `
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id)`;

/** 荣誉、典型经验; 存在问题和不足. */
export class HonoursAndShortcomings1780000000015 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.honour (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        kind text not null check (kind in ('collective','individual','practice')),
        title text not null,
        level text not null check (level in ('national','province','city','district')),
        awarding_body text not null,
        document text,
        awarded_on text collate "C" not null,
        holders jsonb not null check (jsonb_array_length(holders) > 0),
        file_ids uuid[] not null check (cardinality(file_ids) > 0),
        status text not null check (status in ('registered','verified','withdrawn')),
        verify_note text,
        verified_by text,
        verified_by_name text,
        verified_at timestamptz,
        withdraw_reason text,
        registered_by text not null,
        registered_by_name text not null,
        registered_at timestamptz not null,${changed},
        unique (tenant_id, number),
        -- Nobody verifies what he registered himself.
        check (status <> 'verified' or verified_by is not null),
        check (verified_by is null or verified_by <> registered_by),
        check ((status = 'withdrawn') = (withdraw_reason is not null))
      );
      create index honour_awarded on responsibility.honour (tenant_id, awarded_on, id);
      call app.apply_tenant_policy('responsibility.honour');

      create table responsibility.shortcoming (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        report_period_id uuid not null,
        period text collate "C" not null,
        text text not null,
        figures jsonb not null,
        status text not null check (status in ('open','countered','closed')),
        measure text,
        task_id uuid,
        target_id uuid,
        countered_by text,
        countered_by_name text,
        countered_at timestamptz,
        close_note text,
        closed_by text,
        closed_by_name text,
        closed_at timestamptz,
        written_by text not null,
        written_by_name text not null,
        written_at timestamptz not null,${changed},
        unique (tenant_id, number),
        foreign key (tenant_id, report_period_id) references responsibility.report_period (tenant_id, id),
        foreign key (tenant_id, task_id) references responsibility.task (tenant_id, id),
        foreign key (tenant_id, target_id) references responsibility.target (tenant_id, id),
        check ((status = 'open') = (measure is null) and (measure is null) = (countered_by is null)),
        check (measure is null or task_id is not null or target_id is not null),
        check ((status = 'closed') = (closed_by is not null)),
        -- Nobody closes what he met himself.
        check (closed_by is null or closed_by <> countered_by)
      );
      create index shortcoming_period on responsibility.shortcoming (tenant_id, report_period_id, id);
      call app.apply_tenant_policy('responsibility.shortcoming');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['shortcoming', 'honour']) await q.query(`drop table responsibility.${t}`);
  }
}
