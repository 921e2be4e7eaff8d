import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 回头看: its plan, and what the responsible unit reports of a measure. */
export class LookBackAndAccountability1780000000034 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table responsibility.accident add column look_back_on text collate "C", add column look_back_by text, add column look_back_planned_by text, add column look_back_planned_by_name text, add column look_back_planned_at timestamptz,
        add constraint accident_look_back check ((look_back_on is null) = (look_back_by is null) and (look_back_on is null) = (look_back_planned_by is null) and (look_back_on is null or approved_at is not null));
      create index accident_evaluated on responsibility.accident (tenant_id, evaluated_at) where evaluated_at is not null;

      alter table responsibility.accident_measure add column report text, add column done_on text collate "C", add column reported_by text, add column reported_by_name text, add column reported_at timestamptz, add column unreported_reason text,
        drop constraint accident_measure_status_check,
        add constraint accident_measure_status_check check (status in ('pending','reported','assessed')),
        add constraint accident_measure_report check ((report is null) = (reported_by is null) and (report is null) = (done_on is null) and (status <> 'reported' or report is not null)),
        -- Nobody assesses what he reported himself.
        add constraint accident_measure_reporter check (assessed_by is null or reported_by is null or assessed_by <> reported_by);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      update responsibility.accident_measure set status = 'pending' where status = 'reported';
      alter table responsibility.accident_measure drop constraint accident_measure_status_check, drop column report, drop column done_on, drop column reported_by, drop column reported_by_name, drop column reported_at, drop column unreported_reason,
        add constraint accident_measure_status_check check (status in ('pending','assessed'));
      drop index responsibility.accident_evaluated;
      alter table responsibility.accident drop column look_back_on, drop column look_back_by, drop column look_back_planned_by, drop column look_back_planned_by_name, drop column look_back_planned_at;
    `);
  }
}
