import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 任务 with their progress and days, 每周提醒, 任务通报; 督办文书 with their sides. Days are 'YYYY-MM-DD' in Asia/Shanghai. */
export class TasksAndSupervision1780000000005 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.task (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        title text not null,
        wanted text not null,
        source_kind text not null check (source_kind in ('list_item','meeting','letter','city','leader','other')),
        source_id text,
        source_label text,
        lead_unit_id uuid not null,
        lead_unit_name text not null,
        lead_member_id uuid,
        lead_name text,
        support_unit_ids uuid[] not null default '{}',
        division_code text collate "C" not null,
        due_on text collate "C" not null,
        first_due_on text collate "C" not null,
        weight integer not null check (weight between 1 and 100),
        parent_task_id uuid,
        depth smallint not null check (depth between 1 and 3),
        percent smallint not null check (percent between 0 and 100),
        evidence_wanted text,
        attachments jsonb not null default '[]',
        status text not null check (status in ('issued','accepted','in_progress','submitted','returned','done','cancelled')),
        overdue_at timestamptz,
        submit_note text,
        submit_evidence jsonb not null default '[]',
        submitted_on text collate "C",
        submitted_by text,
        submitted_by_name text,
        verified_by text,
        verified_by_name text,
        verified_at timestamptz,
        decision text,
        issued_by text not null,
        issued_by_name text not null,
        issued_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        foreign key (tenant_id, parent_task_id) references responsibility.task (tenant_id, id),
        check ((depth = 1) = (parent_task_id is null)),
        check (not lead_unit_id = any(support_unit_ids)),
        check (status not in ('submitted','done') or (submitted_by is not null and submitted_on is not null)),
        check (status <> 'done' or percent = 100),
        -- Nobody verifies what he submitted himself.
        check ((status = 'done') = (verified_by is not null)),
        check (verified_by is null or verified_by <> submitted_by)
      );
      create index task_division on responsibility.task (tenant_id, division_code, id);
      create index task_lead on responsibility.task (tenant_id, lead_unit_id, due_on);
      create index task_parent on responsibility.task (tenant_id, parent_task_id);
      create index task_due on responsibility.task (tenant_id, due_on) where status <> 'done' and status <> 'cancelled';
      create index task_source on responsibility.task (tenant_id, source_kind, source_id);
      call app.apply_tenant_policy('responsibility.task');

      create table responsibility.task_progress (
        tenant_id uuid not null,
        id uuid not null,
        task_id uuid not null,
        unit_id uuid not null,
        unit_name text not null,
        percent smallint not null check (percent between 0 and 100),
        note text not null,
        correction text,
        evidence jsonb not null default '[]',
        reported_by text not null,
        reported_by_name text not null,
        reported_at timestamptz not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, task_id) references responsibility.task (tenant_id, id)
      );
      create index task_progress_task on responsibility.task_progress (tenant_id, task_id, id);
      call app.apply_tenant_policy('responsibility.task_progress');

      create table responsibility.task_extension (
        tenant_id uuid not null,
        id uuid not null,
        task_id uuid not null,
        from_day text collate "C" not null,
        to_day text collate "C" not null,
        reason text not null,
        asked_by text not null,
        asked_by_name text not null,
        asked_at timestamptz not null,
        result text check (result in ('granted','refused')),
        note text,
        decided_by text,
        decided_by_name text,
        decided_at timestamptz,
        primary key (tenant_id, id),
        foreign key (tenant_id, task_id) references responsibility.task (tenant_id, id),
        check (to_day > from_day),
        check ((result is null) = (decided_by is null)),
        -- Nobody grants himself a later day.
        check (decided_by is null or decided_by <> asked_by)
      );
      create index task_extension_task on responsibility.task_extension (tenant_id, task_id, id);
      create unique index task_extension_pending on responsibility.task_extension (tenant_id, task_id) where result is null;
      call app.apply_tenant_policy('responsibility.task_extension');

      create table responsibility.task_reminder (
        tenant_id uuid not null,
        week text collate "C" not null,
        unit_id uuid not null,
        due integer not null,
        overdue integer not null,
        told_at timestamptz not null,
        primary key (tenant_id, week, unit_id)
      );
      call app.apply_tenant_policy('responsibility.task_reminder');

      create table responsibility.task_bulletin (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        month text collate "C" not null,
        division_code text collate "C" not null,
        note text,
        corrects_id uuid,
        content jsonb not null,
        issued_on text collate "C" not null,
        issued_by text not null,
        issued_by_name text not null,
        issued_at timestamptz not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        unique (tenant_id, corrects_id),
        foreign key (tenant_id, corrects_id) references responsibility.task_bulletin (tenant_id, id)
      );
      -- One of a month and a division is the first; every later one corrects the one before.
      create unique index task_bulletin_first on responsibility.task_bulletin (tenant_id, month, division_code) where corrects_id is null;
      create index task_bulletin_division on responsibility.task_bulletin (tenant_id, division_code, id);
      call app.apply_tenant_policy('responsibility.task_bulletin');
      -- What was issued stays as it was: by the database, too.
      create function responsibility.refuse_bulletin_change() returns trigger language plpgsql set search_path = '' as $$ begin raise exception 'a bulletin that was issued never changes'; end $$;
      create trigger task_bulletin_frozen before update on responsibility.task_bulletin for each row execute function responsibility.refuse_bulletin_change();

      create table responsibility.supervision (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        kind text not null check (kind in ('letter','interview','criticism','listed','risk_notice','work_notice')),
        level text check (level in ('district','city','province','national')),
        enterprise_name text,
        credit_code text collate "C",
        unit_id uuid,
        unit_name text,
        -- the same from its delivery on: a department sees no draft about itself
        addressee_unit_id uuid,
        reason text not null,
        basis text not null,
        wanted text not null,
        requirements jsonb,
        due_on text collate "C" not null,
        task_ids uuid[] not null default '{}',
        division_code text collate "C" not null,
        attachments jsonb not null default '[]',
        sides jsonb not null,
        status text not null check (status in ('drafted','pending','approved','delivered','replied','released','withdrawn')),
        all_replied boolean not null default false,
        submitted_by text,
        decision text,
        approved_by text,
        approved_by_name text,
        approved_at timestamptz,
        delivered_on text collate "C",
        delivery_note text,
        attendees jsonb not null default '[]',
        minutes jsonb not null default '[]',
        signed jsonb not null default '[]',
        drafted_by text not null,
        drafted_by_name text not null,
        drafted_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        check (enterprise_name is not null or unit_id is not null),
        check (jsonb_array_length(sides) between 1 and 2),
        check (kind <> 'listed' or (level is not null and requirements is not null)),
        check (status not in ('approved','delivered','replied','released') or approved_by is not null),
        check (status not in ('delivered','replied','released') or delivered_on is not null),
        check (kind <> 'interview' or delivered_on is null or (attendees <> '[]' and minutes <> '[]' and signed <> '[]')),
        -- Nobody approves what he drafted or submitted; nobody releases what he replied.
        check (approved_by is null or (approved_by <> drafted_by and approved_by <> submitted_by)),
        check (not jsonb_path_exists(sides, '$[*] ? (@.releasedBy.id == @.repliedBy.id)')),
        check (status <> 'released' or not jsonb_path_exists(sides, '$[*] ? (@.status != "released")'))
      );
      create index supervision_division on responsibility.supervision (tenant_id, division_code, id);
      create index supervision_delivered on responsibility.supervision (tenant_id, kind, delivered_on) where delivered_on is not null;
      create index supervision_unit on responsibility.supervision (tenant_id, unit_id, id) where unit_id is not null;
      create index supervision_addressee on responsibility.supervision (tenant_id, addressee_unit_id, id) where addressee_unit_id is not null;
      call app.apply_tenant_policy('responsibility.supervision');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['supervision', 'task_bulletin', 'task_reminder', 'task_extension', 'task_progress', 'task']) await q.query(`drop table responsibility.${t}`);
    await q.query('drop function responsibility.refuse_bulletin_change()');
  }
}
