import type { MigrationInterface, QueryRunner } from 'typeorm';

const changed = `
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id)`;

/** 考核: schemes, assessments, sheets, issues and their standings; 一票否决. Points are integers of 0.01 point. */
export class Assessments1780000000011 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.assessment_scheme (
        tenant_id uuid not null,
        id uuid not null,
        line_id uuid not null,
        number integer not null,
        name text not null,
        source_document text not null,
        unit_kind text not null check (unit_kind in ('street','department')),
        total_points integer not null check (total_points > 0),
        items jsonb not null check (jsonb_array_length(items) > 0),
        vetoes jsonb not null,
        grades jsonb not null check (jsonb_array_length(grades) > 0),
        appeal_days integer not null check (appeal_days > 0),
        ranking_is_public boolean not null,
        authors text[] not null,
        status text not null check (status in ('draft','in_force','superseded')),
        approved_by text,
        approved_by_name text,
        approved_at timestamptz,
        drafted_by text not null,
        drafted_by_name text not null,
        drafted_at timestamptz not null,${changed},
        unique (tenant_id, line_id, number),
        check ((status = 'draft') = (approved_by is null)),
        -- Nobody approves what he wrote.
        check (drafted_by = any(authors) and (approved_by is null or approved_by <> all(authors)))
      );
      -- One version is in force, and one is being written.
      create unique index assessment_scheme_state on responsibility.assessment_scheme (tenant_id, line_id, status) where status <> 'superseded';
      call app.apply_tenant_policy('responsibility.assessment_scheme');

      -- A version that was in force says what units were told that they would be measured by.
      create function responsibility.assessment_scheme_stands() returns trigger language plpgsql as $body$
      begin
        if old.status <> 'draft' and (new.status = 'draft' or (new.name, new.source_document, new.unit_kind, new.total_points, new.items, new.vetoes, new.grades, new.appeal_days, new.ranking_is_public, new.approved_by)
           is distinct from (old.name, old.source_document, old.unit_kind, old.total_points, old.items, old.vetoes, old.grades, old.appeal_days, old.ranking_is_public, old.approved_by)) then
          raise exception 'a scheme in force is revised, never changed' using errcode = 'check_violation';
        end if;
        return new;
      end $body$;
      create trigger assessment_scheme_stands before update on responsibility.assessment_scheme for each row execute function responsibility.assessment_scheme_stands();

      create table responsibility.assessment (
        tenant_id uuid not null,
        id uuid not null,
        scheme_id uuid not null,
        scheme_name text not null,
        scheme_number integer not null,
        name text not null,
        unit_kind text not null check (unit_kind in ('street','department')),
        from_day text collate "C" not null,
        to_day text collate "C" not null,
        total_points integer not null,
        grades jsonb not null,
        vetoes jsonb not null,
        ranking_is_public boolean not null,
        self_score_until text collate "C" not null,
        appeal_days integer not null,
        units integer not null check (units > 0),
        status text not null check (status in ('under_way','final','issued','cancelled')),
        cancel_reason text,
        finalised_by text,
        issues jsonb not null,
        opened_by text not null,
        opened_by_name text not null,
        opened_at timestamptz not null,${changed},
        foreign key (tenant_id, scheme_id) references responsibility.assessment_scheme (tenant_id, id),
        check (from_day <= to_day),
        check ((status = 'cancelled') = (cancel_reason is not null)),
        check (status not in ('final','issued') or finalised_by is not null),
        -- Who graded does not issue.
        check ((status = 'issued') = (jsonb_array_length(issues) > 0)),
        check (jsonb_array_length(issues) = 0 or issues->0->'issuedBy'->>'id' <> finalised_by)
      );
      create index assessment_scheme_of on responsibility.assessment (tenant_id, scheme_id, id);
      call app.apply_tenant_policy('responsibility.assessment');

      create table responsibility.assessment_sheet (
        tenant_id uuid not null,
        id uuid not null,
        assessment_id uuid not null,
        assessment_name text not null,
        scheme_id uuid not null,
        unit_kind text not null,
        unit_id uuid not null,
        unit_name text not null,
        division_code text collate "C" not null,
        from_day text collate "C" not null,
        to_day text collate "C" not null,
        total_points integer not null,
        appeal_days integer not null,
        items jsonb not null,
        self_score_until text collate "C" not null,
        self_scored_on text collate "C",
        self_points integer,
        checked_points integer,
        points integer check (points >= 0),
        grade text,
        rank integer check (rank > 0),
        vetoes jsonb not null,
        status text not null check (status in ('self_scoring','self_scored','checked','notified','appealed','settled','final')),
        self_scored_by text,
        self_scored_by_name text,
        checked_by text,
        checked_by_name text,
        checked_unit_id uuid,
        checked_on text collate "C",
        check_place text,
        notified_at timestamptz,
        appeal_until text collate "C",
        appealed_by text,
        decided_by text,
        decided_by_name text,
        decided_unit_id uuid,${changed},
        foreign key (tenant_id, assessment_id) references responsibility.assessment (tenant_id, id),
        unique (tenant_id, assessment_id, unit_id),
        check (status in ('self_scoring','self_scored') or checked_by is not null),
        check ((status = 'final') = (points is not null and grade is not null)),
        -- Who scored himself or appealed does not check or decide; who checked does not decide; nobody does for his own unit.
        check (checked_by is null or checked_by is distinct from self_scored_by),
        check (checked_unit_id is distinct from unit_id or checked_unit_id is null),
        check (decided_by is null or (decided_by is distinct from self_scored_by and decided_by is distinct from appealed_by and decided_by <> checked_by)),
        check (decided_unit_id is distinct from unit_id or decided_unit_id is null)
      );
      create index assessment_sheet_of on responsibility.assessment_sheet (tenant_id, assessment_id, id);
      create index assessment_sheet_division on responsibility.assessment_sheet (tenant_id, division_code, id);
      create index assessment_sheet_unit on responsibility.assessment_sheet (tenant_id, unit_id, id);
      call app.apply_tenant_policy('responsibility.assessment_sheet');

      -- 名次, as each issue says it: the first and its corrections are all kept.
      create table responsibility.assessment_standing (
        tenant_id uuid not null,
        id uuid not null,
        assessment_id uuid not null,
        issue integer not null check (issue > 0),
        unit_id uuid not null,
        unit_name text not null,
        division_code text collate "C" not null,
        points integer not null check (points >= 0),
        grade text not null,
        rank integer check (rank > 0),
        place integer not null,
        vetoed boolean not null,
        primary key (tenant_id, assessment_id, issue, id),
        foreign key (tenant_id, assessment_id) references responsibility.assessment (tenant_id, id),
        foreign key (tenant_id, id) references responsibility.assessment_sheet (tenant_id, id)
      );
      create index assessment_standing_place on responsibility.assessment_standing (tenant_id, assessment_id, issue, place, id);
      call app.apply_tenant_policy('responsibility.assessment_standing');
      create function responsibility.assessment_standing_stands() returns trigger language plpgsql as $body$
      begin
        raise exception 'a standing never changes: a correction is another issue' using errcode = 'check_violation';
      end $body$;
      create trigger assessment_standing_stands before update or delete on responsibility.assessment_standing for each row execute function responsibility.assessment_standing_stands();

      create table responsibility.veto (
        tenant_id uuid not null,
        id uuid not null,
        trigger text not null,
        unit_id uuid,
        unit_name text,
        member_id uuid,
        member_name text,
        basis text not null,
        facts text not null,
        from_day text collate "C" not null,
        to_day text collate "C" not null,
        evidence jsonb not null,
        status text not null check (status in ('proposed','reviewed','in_effect','refused','lifted')),
        review_note text,
        reviewed_by text,
        reviewed_by_name text,
        reviewed_unit_id uuid,
        reviewed_at timestamptz,
        document text,
        effective_by text,
        effective_at timestamptz,
        lift_reason text,
        lifted_at timestamptz,
        proposed_by text not null,
        proposed_by_name text not null,
        proposed_at timestamptz not null,${changed},
        check ((unit_id is null) <> (member_id is null)),
        check (from_day <= to_day),
        check ((status = 'proposed') = (reviewed_by is null)),
        -- Nobody decides on what he proposed, nor on his own unit.
        check (reviewed_by is null or reviewed_by <> proposed_by),
        check (effective_by is null or effective_by <> proposed_by),
        check (reviewed_unit_id is null or reviewed_unit_id is distinct from unit_id),
        check ((status in ('in_effect','lifted')) = (effective_at is not null)),
        check ((status = 'lifted') = (lift_reason is not null))
      );
      create index veto_unit on responsibility.veto (tenant_id, unit_id, status);
      call app.apply_tenant_policy('responsibility.veto');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['veto', 'assessment_standing', 'assessment_sheet', 'assessment', 'assessment_scheme']) await q.query(`drop table responsibility.${t}`);
    for (const f of ['assessment_scheme_stands', 'assessment_standing_stands']) await q.query(`drop function responsibility.${f}()`);
  }
}
