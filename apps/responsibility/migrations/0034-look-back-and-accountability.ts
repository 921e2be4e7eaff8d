import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 回头看: its plan, and what the responsible unit reports of a measure. 追责问责: not only of accidents, and exemption of who did his duty. */
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

      alter table responsibility.accountability add column source_kind text not null default 'accident', add column source_id uuid, add column source_label text,
        add column performance_subject text, add column performance_id uuid, add column performance_from text collate "C", add column performance_to text collate "C";
      -- The owner is held back by the tenants' policies as everybody is.
      alter table responsibility.accountability no force row level security;
      update responsibility.accountability set source_id = accident_id, source_label = accident_number || ' ' || accident_name;
      alter table responsibility.accountability force row level security;
      alter table responsibility.accountability alter column source_kind drop default, alter column source_label set not null, alter column accident_id drop not null, drop column accident_number, drop column accident_name,
        add constraint accountability_source check (source_kind in ('accident','list_item','supervision','task','other') and (source_kind = 'other') = (source_id is null)),
        add constraint accountability_of_accident check ((source_kind = 'accident') = (accident_id is not null) and (accident_id is null or accident_id = source_id)),
        drop constraint accountability_status_check,
        add constraint accountability_status_check check (status in ('lead','transferred','handled','fed_back','dropped','exempted')),
        add constraint accountability_exempted check (status <> 'exempted' or reason is not null),
        add constraint accountability_performance check (num_nulls(performance_subject, performance_id, performance_from, performance_to) in (0, 4) and (performance_subject is null or (status = 'exempted' and performance_subject in ('member','post') and performance_from <= performance_to)));
      create index accountability_by_source on responsibility.accountability (tenant_id, source_kind, source_id, id);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table responsibility.accident no force row level security;
      alter table responsibility.accident_measure no force row level security;
      alter table responsibility.accountability no force row level security;
      drop index responsibility.accountability_by_source;
      delete from responsibility.accountability where accident_id is null;
      update responsibility.accountability set status = 'dropped', performance_subject = null, performance_id = null, performance_from = null, performance_to = null where status = 'exempted';
      alter table responsibility.accountability add column accident_number text, add column accident_name text;
      update responsibility.accountability x set accident_number = a.number, accident_name = a.name from responsibility.accident a where a.tenant_id = x.tenant_id and a.id = x.accident_id;
      alter table responsibility.accountability drop constraint accountability_source, drop constraint accountability_of_accident, drop constraint accountability_exempted, drop constraint accountability_performance, drop constraint accountability_status_check,
        add constraint accountability_status_check check (status in ('lead','transferred','handled','fed_back','dropped')),
        alter column accident_id set not null, alter column accident_number set not null, alter column accident_name set not null, drop column source_kind, drop column source_id, drop column source_label, drop column performance_subject, drop column performance_id, drop column performance_from, drop column performance_to;
      update responsibility.accident_measure set status = 'pending' where status = 'reported';
      alter table responsibility.accident_measure drop constraint accident_measure_status_check, drop column report, drop column done_on, drop column reported_by, drop column reported_by_name, drop column reported_at, drop column unreported_reason,
        add constraint accident_measure_status_check check (status in ('pending','assessed'));
      drop index responsibility.accident_evaluated;
      alter table responsibility.accident drop column look_back_on, drop column look_back_by, drop column look_back_planned_by, drop column look_back_planned_by_name, drop column look_back_planned_at;
      alter table responsibility.accident force row level security;
      alter table responsibility.accident_measure force row level security;
      alter table responsibility.accountability force row level security;
    `);
  }
}
