import type { MigrationInterface, QueryRunner } from 'typeorm';

const changed = `
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id)`;

/** 五年规划 and its projects. */
export class PlanProjects1780000000018 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.development_plan (
        tenant_id uuid not null,
        id uuid not null,
        name text not null,
        first_year integer not null,
        last_year integer not null,
        document_number text not null,
        approved_on text collate "C" not null,
        status text not null check (status in ('in_force','closed')),
        note text,
        made_by text not null,
        made_by_name text not null,
        made_at timestamptz not null,${changed},
        check (first_year <= last_year),
        check ((status = 'closed') = (note is not null))
      );
      call app.apply_tenant_policy('responsibility.development_plan');

      create table responsibility.plan_project (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        plan_id uuid not null,
        title text not null,
        kind text not null check (kind in ('project','task','target')),
        lead_unit_id uuid not null,
        support_unit_ids uuid[] not null,
        starts_on text collate "C" not null,
        ends_on text collate "C" not null,
        amount_investment bigint check (amount_investment >= 0),
        comparison text check (comparison in ('at_least','at_most','equal')),
        target_value double precision,
        target_unit text,
        milestones jsonb not null check (jsonb_typeof(milestones) = 'array'),
        milestone_due_on text collate "C",
        status text not null check (status in ('drafted','under_way','adjusted','completed','ended','withdrawn')),
        percent integer check (percent between 0 and 100),
        actual double precision,
        next_quarter text collate "C",
        report_due_on text collate "C",
        reports jsonb not null check (jsonb_typeof(reports) = 'array'),
        adjustments jsonb not null check (jsonb_typeof(adjustments) = 'array'),
        pending_by text,
        mid_term jsonb,
        final jsonb,
        reason text,
        ended_by text,
        ended_by_name text,
        ended_at timestamptz,
        started_at timestamptz,
        drafted_by text not null,
        drafted_by_name text not null,
        drafted_at timestamptz not null,${changed},
        unique (tenant_id, number),
        foreign key (tenant_id, plan_id) references responsibility.development_plan (tenant_id, id),
        check (starts_on <= ends_on),
        check ((kind = 'target') = (comparison is not null and target_value is not null and target_unit is not null)),
        check ((status in ('under_way','adjusted')) = (next_quarter is not null) and (next_quarter is null) = (report_due_on is null)),
        check ((status in ('completed','ended','withdrawn')) = (ended_by is not null)),
        check (status in ('under_way','adjusted') or pending_by is null),
        -- Completed is what was evaluated so, with every goal reached and the target met.
        check (status <> 'completed' or (final is not null and milestone_due_on is null)),
        check (status <> 'completed' or kind <> 'target' or coalesce((comparison = 'at_least' and actual >= target_value) or (comparison = 'at_most' and actual <= target_value) or (comparison = 'equal' and actual = target_value), false)),
        -- Who asked for an adjustment does not decide on it; the lead unit, and who reported, do not evaluate.
        check (not jsonb_path_exists(adjustments, '$[*] ? (@.decidedBy.id == @.askedBy.id)')),
        check (mid_term is null or mid_term->>'unitId' is distinct from mid_term->>'leadUnitId'),
        check (final is null or final->>'unitId' is distinct from final->>'leadUnitId'),
        check (final is null or not jsonb_path_exists(reports, '$[*] ? (@.by.id == $who)', jsonb_build_object('who', final->'by'->'id')))
      );
      create index plan_project_plan on responsibility.plan_project (tenant_id, plan_id, id);
      create index plan_project_lead on responsibility.plan_project (tenant_id, lead_unit_id, id);
      create index plan_project_report on responsibility.plan_project (tenant_id, report_due_on, id) where status in ('under_way','adjusted');
      create index plan_project_milestone on responsibility.plan_project (tenant_id, milestone_due_on, id) where status in ('under_way','adjusted');
      call app.apply_tenant_policy('responsibility.plan_project');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['plan_project', 'development_plan']) await q.query(`drop table responsibility.${t}`);
  }
}
