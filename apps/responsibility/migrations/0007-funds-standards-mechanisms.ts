import type { MigrationInterface, QueryRunner } from 'typeorm';

const changed = `
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id)`;

/** 安全生产专项经费, with money in 分; 规范化机构创建; 机制模板. */
export class FundsStandardsMechanisms1780000000007 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.fund (
        tenant_id uuid not null,
        id uuid not null,
        year integer not null,
        name text not null,
        source_document text not null,
        division_code text collate "C" not null,
        amount bigint not null,
        budgeted bigint not null,
        status text not null check (status in ('open','closed')),
        close_note text,
        opened_by text not null,
        opened_by_name text not null,
        opened_at timestamptz not null,${changed},
        unique (tenant_id, division_code, year, name),
        -- The budgets of its projects are never above the fund.
        check (budgeted >= 0 and budgeted <= amount)
      );
      create index fund_division on responsibility.fund (tenant_id, division_code, id);
      call app.apply_tenant_policy('responsibility.fund');

      create table responsibility.fund_project (
        tenant_id uuid not null,
        id uuid not null,
        fund_id uuid not null,
        fund_name text not null,
        year integer not null,
        name text not null,
        budget_line text not null,
        unit_id uuid not null,
        division_code text collate "C" not null,
        budget bigint not null,
        paid bigint not null,
        plan bigint[] check (plan is null or array_length(plan, 1) = 12),
        status text not null check (status in ('planned','allotted','settled','withdrawn')),
        allot_document text,
        note text,
        planned_by text not null,
        planned_by_name text not null,
        planned_at timestamptz not null,${changed},
        foreign key (tenant_id, fund_id) references responsibility.fund (tenant_id, id),
        -- Nothing is paid above the budget, nor before it is allotted.
        check (paid >= 0 and paid <= budget),
        check (paid = 0 or status in ('allotted','settled')),
        check (status in ('planned','withdrawn') or allot_document is not null)
      );
      create index fund_project_fund on responsibility.fund_project (tenant_id, fund_id, id);
      create index fund_project_unit on responsibility.fund_project (tenant_id, unit_id, id);
      create index fund_project_division on responsibility.fund_project (tenant_id, division_code, id);
      call app.apply_tenant_policy('responsibility.fund_project');

      create table responsibility.fund_payment (
        tenant_id uuid not null,
        id uuid not null,
        fund_id uuid not null,
        project_id uuid not null,
        project_name text not null,
        unit_id uuid not null,
        division_code text collate "C" not null,
        paid_on text collate "C" not null,
        payee text not null,
        amount bigint not null check (amount > 0),
        purpose text not null,
        file_id uuid not null,
        status text not null check (status in ('paid','reversed')),
        reverse_reason text,
        paid_by text not null,
        paid_by_name text not null,
        paid_at timestamptz not null,${changed},
        foreign key (tenant_id, fund_id) references responsibility.fund (tenant_id, id),
        foreign key (tenant_id, project_id) references responsibility.fund_project (tenant_id, id),
        check ((status = 'reversed') = (reverse_reason is not null))
      );
      create index fund_payment_fund on responsibility.fund_payment (tenant_id, fund_id, id);
      create index fund_payment_project on responsibility.fund_payment (tenant_id, project_id, id);
      create index fund_payment_unit on responsibility.fund_payment (tenant_id, unit_id, id);
      create index fund_payment_division on responsibility.fund_payment (tenant_id, division_code, id);
      call app.apply_tenant_policy('responsibility.fund_payment');

      -- What was paid stands as it was written: it is reversed, never changed.
      create function responsibility.fund_payment_stands() returns trigger language plpgsql as $body$
      begin
        if (new.project_id, new.paid_on, new.payee, new.amount, new.purpose, new.file_id, new.paid_by) is distinct from (old.project_id, old.paid_on, old.payee, old.amount, old.purpose, old.file_id, old.paid_by) or old.status = 'reversed' then
          raise exception 'a payment is reversed, never changed' using errcode = 'check_violation';
        end if;
        return new;
      end $body$;
      create trigger fund_payment_stands before update on responsibility.fund_payment for each row execute function responsibility.fund_payment_stands();

      create table responsibility.fund_adjustment (
        tenant_id uuid not null,
        id uuid not null,
        fund_id uuid not null,
        fund_name text not null,
        division_code text collate "C" not null,
        kind text not null check (kind in ('raise','lower','transfer')),
        from_project_id uuid,
        from_project_name text,
        to_project_id uuid,
        to_project_name text,
        amount bigint not null check (amount > 0),
        reason text not null,
        status text not null check (status in ('requested','approved','refused')),
        decision text,
        decided_by text,
        decided_by_name text,
        decided_at timestamptz,
        requested_by text not null,
        requested_by_name text not null,
        requested_at timestamptz not null,${changed},
        foreign key (tenant_id, fund_id) references responsibility.fund (tenant_id, id),
        foreign key (tenant_id, from_project_id) references responsibility.fund_project (tenant_id, id),
        foreign key (tenant_id, to_project_id) references responsibility.fund_project (tenant_id, id),
        check (case kind when 'raise' then from_project_id is null when 'lower' then to_project_id is null else from_project_id is distinct from to_project_id end),
        -- Nobody decides on what he asked for himself.
        check ((status = 'requested') = (decided_by is null)),
        check (decided_by is null or decided_by <> requested_by)
      );
      create index fund_adjustment_fund on responsibility.fund_adjustment (tenant_id, fund_id, id);
      create index fund_adjustment_division on responsibility.fund_adjustment (tenant_id, division_code, id);
      call app.apply_tenant_policy('responsibility.fund_adjustment');

      create table responsibility.fund_bulletin (
        tenant_id uuid not null,
        id uuid not null,
        fund_id uuid not null,
        fund_name text not null,
        division_code text collate "C" not null,
        kind text not null check (kind in ('weekly','monthly')),
        period text collate "C" not null,
        note text,
        content jsonb not null,
        status text not null check (status = 'issued'),
        issued_by text not null,
        issued_by_name text not null,
        issued_at timestamptz not null,${changed},
        unique (tenant_id, fund_id, kind, period),
        foreign key (tenant_id, fund_id) references responsibility.fund (tenant_id, id)
      );
      create index fund_bulletin_division on responsibility.fund_bulletin (tenant_id, division_code, id);
      call app.apply_tenant_policy('responsibility.fund_bulletin');
    `);
    await q.query(`
      create table responsibility.body_standard (
        tenant_id uuid not null,
        id uuid not null,
        line_id uuid not null,
        number integer not null,
        name text not null,
        source_document text not null,
        levels text[] not null check (levels <> '{}' and levels <@ array['street','community']),
        items jsonb not null check (jsonb_array_length(items) > 0),
        pass_mark integer not null check (pass_mark >= 0),
        status text not null check (status in ('draft','published','superseded')),
        published_at timestamptz,
        drafted_by text not null,
        drafted_by_name text not null,
        drafted_at timestamptz not null,${changed},
        unique (tenant_id, line_id, number),
        check ((status = 'draft') = (published_at is null))
      );
      -- One version is in force, and one is being written.
      create unique index body_standard_state on responsibility.body_standard (tenant_id, line_id, status) where status <> 'superseded';
      call app.apply_tenant_policy('responsibility.body_standard');

      create table responsibility.body_assessment (
        tenant_id uuid not null,
        id uuid not null,
        standard_id uuid not null,
        line_id uuid not null,
        standard_name text not null,
        level text not null check (level in ('street','community')),
        division_code text collate "C" not null,
        attempt integer not null,
        previous_id uuid,
        rectified text,
        items jsonb not null,
        self_score integer not null,
        deductions jsonb not null,
        score integer,
        pass_mark integer not null,
        full_score integer not null,
        status text not null check (status in ('self_checked','checked','to_rectify','passed','retried')),
        check_note text,
        checked_by text,
        checked_by_name text,
        checked_at timestamptz,
        city_checked_on text collate "C",
        city_note text,
        opened_by text not null,
        opened_by_name text not null,
        opened_at timestamptz not null,${changed},
        unique (tenant_id, line_id, division_code, attempt),
        foreign key (tenant_id, standard_id) references responsibility.body_standard (tenant_id, id),
        foreign key (tenant_id, previous_id) references responsibility.body_assessment (tenant_id, id),
        check ((attempt = 1) = (previous_id is null)),
        check ((status = 'self_checked') = (score is null)),
        check (score is null or score between 0 and self_score),
        check (self_score between 0 and full_score),
        -- Nobody checks for the district what he checked himself; what passed had been checked, and by the city too.
        check ((status = 'self_checked') = (checked_by is null)),
        check (checked_by is null or checked_by <> opened_by),
        check (status not in ('checked','passed') or score >= pass_mark),
        check (status <> 'passed' or city_checked_on is not null)
      );
      -- A body has one try that is not followed by another.
      create unique index body_assessment_current on responsibility.body_assessment (tenant_id, line_id, division_code) where status <> 'retried';
      create index body_assessment_division on responsibility.body_assessment (tenant_id, division_code, id);
      create index body_assessment_standard on responsibility.body_assessment (tenant_id, standard_id, id);
      call app.apply_tenant_policy('responsibility.body_assessment');
    `);
    await q.query(`
      create table responsibility.mechanism_template (
        tenant_id uuid not null,
        id uuid not null,
        line_id uuid not null,
        number integer not null,
        name text not null,
        source_document text not null,
        scope text not null check (scope in ('place','unit','enterprise')),
        items jsonb not null check (jsonb_array_length(items) > 0),
        owner_unit_id uuid not null,
        used boolean not null,
        status text not null check (status in ('in_force','superseded','retired')),
        retire_reason text,
        defined_by text not null,
        defined_by_name text not null,
        defined_at timestamptz not null,${changed},
        unique (tenant_id, line_id, number),
        check ((status = 'retired') = (retire_reason is not null))
      );
      -- One version is in force.
      create unique index mechanism_template_in_force on responsibility.mechanism_template (tenant_id, line_id) where status = 'in_force';
      call app.apply_tenant_policy('responsibility.mechanism_template');

      create table responsibility.mechanism_record (
        tenant_id uuid not null,
        id uuid not null,
        template_id uuid not null,
        template_name text not null,
        scope text not null check (scope in ('place','unit','enterprise')),
        subject_key text collate "C" not null,
        name text not null,
        division_code text collate "C" not null,
        unit_id uuid,
        credit_code text collate "C",
        items jsonb not null,
        wanted_items integer not null,
        attained boolean not null,
        status text not null check (status in ('listed','recorded','returned','confirmed','closed')),
        recorded_by text,
        recorded_by_name text,
        recorded_at timestamptz,
        check_note text,
        checked_by text,
        checked_by_name text,
        checked_at timestamptz,
        close_reason text,
        listed_by text not null,
        listed_by_name text not null,
        listed_at timestamptz not null,${changed},
        foreign key (tenant_id, template_id) references responsibility.mechanism_template (tenant_id, id),
        check ((scope = 'unit') = (unit_id is not null) and (scope = 'enterprise') = (credit_code is not null)),
        check (status not in ('recorded','returned','confirmed') or recorded_by is not null),
        -- Nobody checks what he recorded himself.
        check (status not in ('returned','confirmed') or checked_by is not null),
        check (checked_by is null or checked_by <> recorded_by),
        check ((status = 'closed') = (close_reason is not null))
      );
      -- It stands under a template once, until it is taken off.
      create unique index mechanism_record_subject on responsibility.mechanism_record (tenant_id, template_id, subject_key) where status <> 'closed';
      create index mechanism_record_template on responsibility.mechanism_record (tenant_id, template_id, id);
      create index mechanism_record_division on responsibility.mechanism_record (tenant_id, division_code, id);
      create index mechanism_record_unit on responsibility.mechanism_record (tenant_id, unit_id, id) where unit_id is not null;
      call app.apply_tenant_policy('responsibility.mechanism_record');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['mechanism_record', 'mechanism_template', 'body_assessment', 'body_standard', 'fund_bulletin', 'fund_adjustment', 'fund_payment', 'fund_project', 'fund']) await q.query(`drop table responsibility.${t}`);
    await q.query('drop function responsibility.fund_payment_stands()');
  }
}
