import type { MigrationInterface, QueryRunner } from 'typeorm';

const changed = `
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id)`;

/** 统计与通报, and 工作目标. */
export class Reporting1780000000014 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.report_period (
        tenant_id uuid not null,
        id uuid not null,
        line_id uuid not null,
        edition integer not null,
        kind text not null check (kind in ('weekly','monthly','quarterly','half_yearly','yearly')),
        period text collate "C" not null,
        from_day text collate "C" not null,
        to_day text collate "C" not null,
        status text not null check (status in ('collecting','compiled','reviewed','locked','issued','corrected','withdrawn')),
        corrects_id uuid,
        correction_reason text,
        note text,
        content jsonb,
        compiled_by text,
        compiled_by_name text,
        compiled_at timestamptz,
        reviewed_by text,
        reviewed_by_name text,
        reviewed_at timestamptz,
        review_note text,
        locked_by text,
        locked_by_name text,
        locked_at timestamptz,
        issued_by text,
        issued_by_name text,
        issued_at timestamptz,
        document text,
        reason text,
        opened_by text not null,
        opened_by_name text not null,
        opened_at timestamptz not null,${changed},
        foreign key (tenant_id, corrects_id) references responsibility.report_period (tenant_id, id),
        check (from_day <= to_day),
        check ((edition = 1) = (corrects_id is null)),
        check ((corrects_id is null) = (correction_reason is null)),
        check ((content is null) = (compiled_by is null)),
        check (status not in ('compiled','reviewed','locked','issued','corrected') or content is not null),
        -- Nobody reviews or issues what he compiled himself.
        check (status not in ('reviewed','locked','issued','corrected') or reviewed_by is not null),
        check (reviewed_by is null or reviewed_by <> compiled_by),
        check (issued_by is null or issued_by <> compiled_by),
        check ((status in ('locked','issued','corrected')) = (locked_at is not null)),
        check ((status in ('issued','corrected')) = (issued_at is not null)),
        -- What is locked was counted when the period was over.
        check (locked_at is null or to_char(compiled_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') > to_day)
      );
      -- A period is opened once; what stands in it is followed by one correction.
      create unique index report_period_first on responsibility.report_period (tenant_id, period) where edition = 1 and status <> 'withdrawn';
      create unique index report_period_correction on responsibility.report_period (tenant_id, corrects_id) where status <> 'withdrawn';
      create index report_period_line on responsibility.report_period (tenant_id, line_id, edition);
      create index report_period_to on responsibility.report_period (tenant_id, to_day, id);
      call app.apply_tenant_policy('responsibility.report_period');

      create function responsibility.keep_locked_report() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          raise exception 'a reporting period is not deleted' using errcode = 'restrict_violation';
        end if;
        if old.locked_at is not null and (new.line_id, new.edition, new.kind, new.period, new.from_day, new.to_day, new.corrects_id, new.correction_reason, new.note, new.content, new.compiled_by, new.compiled_at, new.reviewed_by, new.reviewed_at, new.review_note, new.locked_by, new.locked_at)
          is distinct from (old.line_id, old.edition, old.kind, old.period, old.from_day, old.to_day, old.corrects_id, old.correction_reason, old.note, old.content, old.compiled_by, old.compiled_at, old.reviewed_by, old.reviewed_at, old.review_note, old.locked_by, old.locked_at) then
          raise exception 'a locked period does not change' using errcode = 'restrict_violation';
        end if;
        if old.issued_at is not null and (new.issued_by, new.issued_at, new.document) is distinct from (old.issued_by, old.issued_at, old.document) then
          raise exception 'an issued report does not change' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger keep_locked before update or delete on responsibility.report_period for each row execute function responsibility.keep_locked_report();

      create table responsibility.target (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        name text not null,
        comparison text not null check (comparison in ('at_least','at_most','equal')),
        value double precision not null,
        unit text not null,
        year integer not null,
        due_on text collate "C" not null,
        source_document text not null,
        owner_unit_id uuid not null,
        owner_member_id uuid,
        owner_member_name text,
        figure_key text,
        status text not null check (status in ('set','in_progress','reached','missed','dropped')),
        current double precision,
        current_as_of text collate "C",
        progress jsonb not null,
        reported_by text,
        conclusion text,
        concluded_by text,
        concluded_by_name text,
        concluded_at timestamptz,
        carried_from_id uuid,
        set_by text not null,
        set_by_name text not null,
        set_at timestamptz not null,${changed},
        unique (tenant_id, number),
        foreign key (tenant_id, carried_from_id) references responsibility.target (tenant_id, id),
        check ((current is null) = (current_as_of is null) and (current is null) = (jsonb_array_length(progress) = 0)),
        check ((status in ('reached','missed','dropped')) = (concluded_by is not null)),
        -- The number says whether it is reached; nobody concludes what he reported.
        check (status <> 'reached' or (comparison = 'at_least' and current >= value) or (comparison = 'at_most' and current <= value) or (comparison = 'equal' and current = value)),
        check (status = 'dropped' or concluded_by is null or reported_by is null or concluded_by <> reported_by)
      );
      create unique index target_carried on responsibility.target (tenant_id, carried_from_id) where carried_from_id is not null;
      create index target_year on responsibility.target (tenant_id, year, id);
      create index target_owner on responsibility.target (tenant_id, owner_unit_id, id);
      create index target_due on responsibility.target (tenant_id, due_on, id) where status in ('set','in_progress');
      call app.apply_tenant_policy('responsibility.target');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['target', 'report_period']) await q.query(`drop table responsibility.${t}`);
    await q.query('drop function responsibility.keep_locked_report()');
  }
}
