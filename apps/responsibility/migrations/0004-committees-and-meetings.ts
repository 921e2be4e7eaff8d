import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 委员会与席位、调整; 定期会议, 会议, 决议; 会议日历. Days are texts in Asia/Shanghai. */
export class CommitteesAndMeetings1780000000004 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.committee (
        tenant_id uuid not null,
        id uuid not null,
        kind text not null check (kind in ('safety_committee','special_committee','flood_headquarters','task_force')),
        name text not null,
        field text,
        division_code text collate "C" not null,
        parent_committee_id uuid,
        office_unit_id uuid,
        rules text,
        ends_on text collate "C",
        basis_document text not null,
        set_up_on text collate "C" not null,
        status text not null check (status in ('established','adjusted','dissolved')),
        adjustments integer not null check (adjustments >= 0),
        adjusted_on text collate "C",
        dissolved_on text collate "C",
        dissolve_reason text,
        established_by text not null,
        established_by_name text not null,
        established_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, parent_committee_id) references responsibility.committee (tenant_id, id),
        check ((kind = 'task_force') = (ends_on is not null)),
        check (ends_on is null or ends_on >= set_up_on),
        check ((status = 'dissolved') = (dissolved_on is not null)),
        check ((dissolved_on is null) = (dissolve_reason is null)),
        check (dissolved_on is null or dissolved_on >= coalesce(adjusted_on, set_up_on))
      );
      create index committee_parent on responsibility.committee (tenant_id, parent_committee_id, id);
      create index committee_division on responsibility.committee (tenant_id, division_code, id);
      call app.apply_tenant_policy('responsibility.committee');

      -- What was adjusted is written beside it, never over it: a seat that was given up keeps its days.
      create table responsibility.committee_adjustment (
        tenant_id uuid not null,
        committee_id uuid not null,
        number integer not null check (number > 0),
        on_day text collate "C" not null,
        document_number text,
        note text,
        changes jsonb not null,
        actor text not null,
        actor_name text not null,
        at timestamptz not null,
        primary key (tenant_id, committee_id, number),
        foreign key (tenant_id, committee_id) references responsibility.committee (tenant_id, id)
      );
      call app.apply_tenant_policy('responsibility.committee_adjustment');

      create table responsibility.committee_seat (
        tenant_id uuid not null,
        id uuid not null,
        committee_id uuid not null,
        place integer not null,
        role text not null check (role in ('chair','deputy','member','office_head')),
        unit_id uuid,
        unit_name text not null,
        post text,
        member_id uuid,
        person_name text,
        from_day text collate "C" not null,
        until_day text collate "C",
        came_by integer not null,
        left_by integer,
        primary key (tenant_id, id),
        foreign key (tenant_id, committee_id) references responsibility.committee (tenant_id, id),
        check (member_id is null or person_name is not null),
        check (until_day is null or until_day >= from_day),
        check (left_by is null or until_day is not null)
      );
      create index committee_seat_committee on responsibility.committee_seat (tenant_id, committee_id, place);
      create index committee_seat_member on responsibility.committee_seat (tenant_id, member_id) where until_day is null;
      call app.apply_tenant_policy('responsibility.committee_seat');

      create table responsibility.standing_meeting (
        tenant_id uuid not null,
        id uuid not null,
        name text not null,
        kind text not null,
        rhythm text not null check (rhythm in ('weekly','monthly','quarterly','yearly')),
        times integer not null check (times between 1 and 10),
        from_day text collate "C" not null,
        to_day text collate "C",
        committee_id uuid,
        division_code text collate "C" not null,
        unit_id uuid,
        reach_division text collate "C",
        reach_unit_id uuid,
        status text not null check (status in ('running','ended')),
        end_reason text,
        established_by text not null,
        established_by_name text not null,
        established_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, committee_id) references responsibility.committee (tenant_id, id),
        check (to_day is null or from_day <= to_day),
        check ((status = 'ended') = (end_reason is not null)),
        check (status = 'running' or to_day is not null)
      );
      create index standing_meeting_division on responsibility.standing_meeting (tenant_id, division_code, id);
      call app.apply_tenant_policy('responsibility.standing_meeting');

      create table responsibility.meeting (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        kind text not null,
        kind_name text,
        personal boolean not null,
        title text not null,
        planned_at timestamptz not null,
        planned_day text collate "C" not null,
        duration_minutes integer not null check (duration_minutes between 10 and 1440),
        place text,
        chair_member_id uuid,
        chair_name text,
        committee_id uuid,
        standing_meeting_id uuid,
        period text collate "C",
        division_code text collate "C" not null,
        unit_id uuid,
        -- A party meeting or a talk is of no division and no unit: only who reads over the whole tenant, and whom it names, sees it.
        reach_division text collate "C",
        reach_unit_id uuid,
        named_member_ids uuid[] not null default '{}',
        named_unit_ids uuid[] not null default '{}',
        status text not null check (status in ('planned','held','drafted','minuted','cancelled')),
        topics jsonb not null,
        attendance jsonb not null,
        postponements jsonb not null,
        held_at timestamptz,
        held_day text collate "C",
        ended_at timestamptz,
        present integer not null default 0 check (present >= 0),
        resolutions integer not null default 0 check (resolutions >= 0),
        cancel_reason text,
        minutes text,
        file_ids uuid[] not null default '{}',
        drafted_by text,
        drafted_by_name text,
        return_reason text,
        issued_by text,
        issued_by_name text,
        issued_at timestamptz,
        document_number text,
        planner_member_id uuid,
        created_by text not null,
        created_by_name text not null,
        created_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        foreign key (tenant_id, committee_id) references responsibility.committee (tenant_id, id),
        foreign key (tenant_id, standing_meeting_id) references responsibility.standing_meeting (tenant_id, id),
        check ((kind = 'other') = (kind_name is not null)),
        check (not personal or (reach_division is null and reach_unit_id is null and named_unit_ids = '{}')),
        check ((standing_meeting_id is null) = (period is null)),
        check ((status in ('held','drafted','minuted')) = (held_at is not null)),
        check ((held_at is null) = (held_day is null)),
        check (ended_at is null or ended_at >= held_at),
        check ((status = 'cancelled') = (cancel_reason is not null)),
        check (status not in ('drafted','minuted') or (minutes is not null and drafted_by is not null)),
        -- Nobody issues the minutes that he wrote.
        check ((status = 'minuted') = (issued_by is not null)),
        check (issued_by is null or issued_by <> drafted_by)
      );
      create index meeting_division on responsibility.meeting (tenant_id, reach_division, id);
      create index meeting_committee on responsibility.meeting (tenant_id, committee_id, id);
      create index meeting_standing on responsibility.meeting (tenant_id, standing_meeting_id, period);
      create index meeting_held on responsibility.meeting (tenant_id, held_day) where held_day is not null;
      create index meeting_planned on responsibility.meeting (tenant_id, planned_at);
      call app.apply_tenant_policy('responsibility.meeting');

      create table responsibility.meeting_resolution (
        tenant_id uuid not null,
        id uuid not null,
        meeting_id uuid not null,
        number integer not null check (number > 0),
        topic integer,
        text text not null,
        lead_unit_id uuid not null,
        support_unit_ids uuid[] not null default '{}',
        due_on text collate "C",
        made_on text collate "C" not null,
        withdraw_reason text,
        primary key (tenant_id, id),
        unique (tenant_id, meeting_id, number),
        foreign key (tenant_id, meeting_id) references responsibility.meeting (tenant_id, id),
        check (due_on is null or due_on >= made_on)
      );
      create index meeting_resolution_unit on responsibility.meeting_resolution (tenant_id, lead_unit_id, id);
      call app.apply_tenant_policy('responsibility.meeting_resolution');

      create table responsibility.calendar_feed (
        tenant_id uuid not null,
        id uuid not null,
        owner text not null,
        token_hash bytea not null,
        opened_at timestamptz not null,
        revoked_at timestamptz,
        primary key (tenant_id, id),
        unique (tenant_id, token_hash)
      );
      create unique index calendar_feed_owner on responsibility.calendar_feed (tenant_id, owner) where revoked_at is null;
      call app.apply_tenant_policy('responsibility.calendar_feed');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['calendar_feed', 'meeting_resolution', 'meeting', 'standing_meeting', 'committee_seat', 'committee_adjustment', 'committee']) await q.query(`drop table responsibility.${t}`);
  }
}
