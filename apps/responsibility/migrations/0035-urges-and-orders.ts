import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 催办 of tasks and what the lead answered, when it was reminded of their days, and documents that owe no reply. */
export class UrgesAndOrders1780000000035 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.task_urge (
        tenant_id uuid not null,
        id uuid not null,
        task_id uuid not null,
        unit_id uuid not null,
        unit_name text not null,
        note text not null,
        urged_on text collate "C" not null,
        urged_by text not null,
        urged_by_name text not null,
        urged_at timestamptz not null,
        acknowledged_by text,
        acknowledged_by_name text,
        acknowledged_at timestamptz,
        acknowledgement text,
        primary key (tenant_id, id),
        foreign key (tenant_id, task_id) references responsibility.task (tenant_id, id),
        -- Once a day is enough.
        unique (tenant_id, task_id, unit_id, urged_on),
        check (num_nulls(acknowledged_by, acknowledged_by_name, acknowledged_at, acknowledgement) in (0, 4)),
        -- Nobody answers his own urge.
        check (acknowledged_by is null or acknowledged_by <> urged_by)
      );
      create index task_urge_open on responsibility.task_urge (tenant_id, task_id) where acknowledged_at is null;
      call app.apply_tenant_policy('responsibility.task_urge');

      create table responsibility.task_reminded (
        tenant_id uuid not null,
        task_id uuid not null,
        due_on text collate "C" not null,
        reminded_on text collate "C" not null,
        told_at timestamptz not null,
        -- Once a day, whichever clock comes first.
        primary key (tenant_id, task_id, due_on, reminded_on),
        foreign key (tenant_id, task_id) references responsibility.task (tenant_id, id)
      );
      call app.apply_tenant_policy('responsibility.task_reminded');

      alter table responsibility.supervision
        drop constraint supervision_kind_check,
        drop constraint supervision_status_check,
        add constraint supervision_kind_check check (kind in ('letter','interview','criticism','listed','risk_notice','work_notice','early_warning','situation_analysis')),
        add constraint supervision_status_check check (status in ('drafted','pending','approved','delivered','replied','released','sent','withdrawn')),
        -- What owes no reply is sent, and that is all; what owes one does not end so.
        add constraint supervision_bulletin_check check (case when kind in ('early_warning','situation_analysis') then status not in ('delivered','replied','released') else status <> 'sent' end),
        add constraint supervision_sent_check check (status <> 'sent' or (approved_by is not null and delivered_on is not null));
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table responsibility.supervision
        drop constraint supervision_bulletin_check,
        drop constraint supervision_sent_check,
        drop constraint supervision_kind_check,
        drop constraint supervision_status_check,
        add constraint supervision_kind_check check (kind in ('letter','interview','criticism','listed','risk_notice','work_notice')),
        add constraint supervision_status_check check (status in ('drafted','pending','approved','delivered','replied','released','withdrawn'));
    `);
    for (const t of ['task_reminded', 'task_urge']) await q.query(`drop table responsibility.${t}`);
  }
}
