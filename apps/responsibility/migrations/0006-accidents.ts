import type { MigrationInterface, QueryRunner } from 'typeorm';

const last = 'updated_by text not null, updated_by_name text not null, updated_at timestamptz not null, version integer not null';

/** 生产安全事故, with supplements and clocks; measures of their reports, quotas, bases of comparison, accountability. Money is in 分. */
export class Accidents1780000000006 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.accident (
        tenant_id uuid not null, id uuid not null, number text collate "C" not null, name text not null,
        occurred_at timestamptz not null, occurred_on text collate "C" not null, known_at timestamptz not null, unit_known_at timestamptz,
        place text not null, division_code text collate "C" not null, lng double precision, lat double precision, crs text,
        units jsonb not null, industry_code text collate "C", type text not null, kind text not null check (kind in ('usual','road_traffic','fire')),
        deaths integer not null check (deaths >= 0), serious_injuries integer not null check (serious_injuries >= 0), minor_injuries integer not null check (minor_injuries >= 0), missing integer not null check (missing >= 0),
        amount_loss bigint not null check (amount_loss >= 0), course text not null, measures text,
        counted text not null check (counted in ('yes','no','undetermined')), counted_reason text, counted_by text, counted_by_name text,
        proposed_grade text check (proposed_grade in ('especially_major','major','relatively_major','general')), grade text check (grade in ('especially_major','major','relatively_major','general')), graded_by text, graded_by_name text,
        city_reported_at timestamptz, city_reported_to text, province_reported_at timestamptz, province_reported_to text, state_reported_at timestamptz, state_reported_to text,
        lead text, members text[] not null default '{}', investigated_by text, investigated_by_name text, extension_days integer not null default 0 check (extension_days between 0 and 60), extension_reason text, extended_by text, extended_by_name text,
        conclusion text, submitted_by text, submitted_by_name text, submitted_at timestamptz, decision text, approved_by text, approved_by_name text, approved_at timestamptz,
        no_let_gos jsonb not null default '{}', evaluation text, public_note text, evaluated_by text, evaluated_by_name text, evaluated_at timestamptz,
        reason text, closed_by text, closed_by_name text, closed_at timestamptz, supplement_count integer not null check (supplement_count >= 1),
        status text not null check (status in ('reported','verified','graded','investigating','report_submitted','approved','rectifying','evaluated','closed','withdrawn')),
        reported_by text not null, reported_by_name text not null, reported_at timestamptz not null, ${last},
        primary key (tenant_id, id),
        unique (tenant_id, number),
        check (occurred_at <= known_at),
        check (status not in ('graded','investigating','report_submitted','approved','rectifying','evaluated','closed') or grade is not null),
        check (status not in ('approved','rectifying','evaluated','closed') or (approved_by is not null and submitted_by is not null)),
        check (status <> 'withdrawn' or reason is not null),
        -- Nobody approves, extends or closes his own work.
        check (approved_by is null or approved_by <> submitted_by),
        check (extended_by is null or extended_by <> investigated_by),
        check ((status = 'closed') = (closed_by is not null)),
        check (closed_by is null or (closed_by <> evaluated_by and grade = proposed_grade and no_let_gos ?& array['cause','liability','measures','education']))
      );
      create index accident_division on responsibility.accident (tenant_id, division_code, id);
      create index accident_day on responsibility.accident (tenant_id, occurred_on, id);
      call app.apply_tenant_policy('responsibility.accident');

      create table responsibility.accident_supplement (
        tenant_id uuid not null, accident_id uuid not null, sequence integer not null check (sequence >= 1), at timestamptz not null, note text not null, figures jsonb, applied boolean not null, not_applied text,
        by_id text not null, by_name text not null, recorded_at timestamptz not null,
        primary key (tenant_id, accident_id, sequence),
        foreign key (tenant_id, accident_id) references responsibility.accident (tenant_id, id),
        check (applied = (not_applied is null))
      );
      call app.apply_tenant_policy('responsibility.accident_supplement');
      -- What was reported stays as it was reported.
      create function responsibility.accident_supplement_stays() returns trigger language plpgsql as $f$ begin raise exception 'a supplement is never changed'; end $f$;
      create trigger stays before update or delete on responsibility.accident_supplement for each row execute function responsibility.accident_supplement_stays();

      create table responsibility.accident_clock (
        tenant_id uuid not null, id uuid not null, accident_id uuid not null, division_code text collate "C" not null, kind text not null, starts_at timestamptz not null, due_at timestamptz not null, done_at timestamptz, missed_at timestamptz, stopped boolean not null default false,
        primary key (tenant_id, id),
        unique (tenant_id, accident_id, kind),
        foreign key (tenant_id, accident_id) references responsibility.accident (tenant_id, id)
      );
      create index accident_clock_due on responsibility.accident_clock (tenant_id, due_at, id);
      create index accident_clock_running on responsibility.accident_clock (tenant_id, due_at) where missed_at is null and not stopped and kind <> 'casualty_window';
      call app.apply_tenant_policy('responsibility.accident_clock');

      create table responsibility.accident_measure (
        tenant_id uuid not null, id uuid not null, accident_id uuid not null, accident_number text not null, accident_name text not null, division_code text collate "C" not null, measure text not null, responsible text not null, unit_id uuid, due_on text collate "C" not null,
        status text not null check (status in ('pending','assessed')), overdue_at timestamptz, result text check (result in ('yes','partly','no')), evidence text, public_note text, assessed_by text, assessed_by_name text, assessed_at timestamptz,
        added_by text not null, added_by_name text not null, added_at timestamptz not null, ${last},
        primary key (tenant_id, id),
        foreign key (tenant_id, accident_id) references responsibility.accident (tenant_id, id),
        check ((status = 'assessed') = (result is not null and evidence is not null and assessed_by is not null)),
        -- Nobody assesses what he added himself.
        check (assessed_by is null or assessed_by <> added_by)
      );
      create index accident_measure_accident on responsibility.accident_measure (tenant_id, accident_id, id);
      create index accident_measure_due on responsibility.accident_measure (tenant_id, due_on, id);
      create index accident_measure_unit on responsibility.accident_measure (tenant_id, unit_id, id);
      call app.apply_tenant_policy('responsibility.accident_measure');

      create table responsibility.accident_quota (
        tenant_id uuid not null, id uuid not null, year integer not null, industry text collate "C", accidents integer not null check (accidents >= 0), deaths integer not null check (deaths >= 0), source text not null,
        status text not null check (status in ('proposed','in_force','replaced','refused')), decision text, decided_by text, decided_by_name text, decided_at timestamptz,
        proposed_by text not null, proposed_by_name text not null, proposed_at timestamptz not null, ${last},
        primary key (tenant_id, id),
        check ((status = 'proposed') = (decided_by is null)),
        -- Nobody approves what he proposed himself.
        check (decided_by is null or decided_by <> proposed_by)
      );
      create unique index accident_quota_in_force on responsibility.accident_quota (tenant_id, year, coalesce(industry, '')) where status = 'in_force';
      call app.apply_tenant_policy('responsibility.accident_quota');

      create table responsibility.accident_base (
        tenant_id uuid not null, id uuid not null, from_day text collate "C" not null, to_day text collate "C" not null, accidents integer not null check (accidents >= 0), deaths integer not null check (deaths >= 0), source text not null,
        status text not null check (status in ('recorded','withdrawn')), reason text, recorded_by text not null, recorded_by_name text not null, recorded_at timestamptz not null, ${last},
        primary key (tenant_id, id),
        check (from_day <= to_day)
      );
      create index accident_base_period on responsibility.accident_base (tenant_id, from_day, to_day, id) where status = 'recorded';
      call app.apply_tenant_policy('responsibility.accident_base');

      create table responsibility.accountability (
        tenant_id uuid not null, id uuid not null, accident_id uuid not null, accident_number text not null, accident_name text not null, unit text not null, person text, post text, lead text not null,
        status text not null check (status in ('lead','transferred','handled','fed_back','dropped')), transferred_to text, transferred_on text collate "C", measure text, decision text, handled_on text collate "C", feedback text, reason text,
        opened_by text not null, opened_by_name text not null, opened_at timestamptz not null, ${last},
        primary key (tenant_id, id),
        foreign key (tenant_id, accident_id) references responsibility.accident (tenant_id, id),
        check (status not in ('handled','fed_back') or (transferred_to is not null and measure is not null and decision is not null)),
        check (status <> 'fed_back' or feedback is not null)
      );
      create index accountability_accident on responsibility.accountability (tenant_id, accident_id, id);
      call app.apply_tenant_policy('responsibility.accountability');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['accountability', 'accident_base', 'accident_quota', 'accident_measure', 'accident_clock', 'accident_supplement', 'accident']) await q.query(`drop table responsibility.${t}`);
    await q.query('drop function responsibility.accident_supplement_stays()');
  }
}
