import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = (more: string): string => `check (source_kind in ('list_item','meeting','letter','city','leader','other'${more}))`;

/** Tasks from resolutions, targets of letters and supervision documents; what was changed of a task; documents that are overdue. */
export class LinksOfTasks1780000000017 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table responsibility.task drop constraint task_source_kind_check, add constraint task_source_kind_check ${kinds(",'resolution','supervision'")},
        add column source_target smallint, add constraint task_source_target_check check (source_target is null or (source_target between 1 and 50 and source_kind = 'letter' and source_id is not null));

      create table responsibility.task_change (
        tenant_id uuid not null,
        id uuid not null,
        task_id uuid not null,
        changes jsonb not null check (jsonb_array_length(changes) > 0),
        reason text not null,
        changed_by text not null,
        changed_by_name text not null,
        changed_at timestamptz not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, task_id) references responsibility.task (tenant_id, id)
      );
      create index task_change_task on responsibility.task_change (tenant_id, task_id, id);
      call app.apply_tenant_policy('responsibility.task_change');

      alter table responsibility.supervision add column overdue_at timestamptz;
      create index supervision_due on responsibility.supervision (tenant_id, due_on) where overdue_at is null and not all_replied and delivered_on is not null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table responsibility.supervision drop column overdue_at;
      drop table responsibility.task_change;
      alter table responsibility.task drop constraint task_source_target_check, drop column source_target, drop constraint task_source_kind_check, add constraint task_source_kind_check ${kinds('')};
    `);
  }
}
