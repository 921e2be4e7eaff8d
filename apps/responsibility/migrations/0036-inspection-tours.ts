import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 安全生产巡查. */
export class InspectionTours1780000000036 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.inspection_tour (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        name text not null,
        year integer not null,
        level text not null check (level in ('district','city')),
        target_unit_ids uuid[] not null,
        target_division_codes text[] collate "C" not null,
        basis text not null,
        plan_file_ids uuid[] not null,
        leader jsonb not null,
        members jsonb not null check (jsonb_typeof(members) = 'array'),
        bodies jsonb not null check (jsonb_typeof(bodies) = 'array'),
        named_member_ids uuid[] not null,
        named_unit_ids uuid[] not null,
        stay_from text collate "C" not null,
        stay_to text collate "C" not null,
        status text not null check (status in ('drafted','approved','stationed','fed_back','rectifying','closed','cancelled')),
        authors text[] not null,
        approved_by text,
        approved_by_name text,
        approved_on text collate "C",
        stationed_on text collate "C",
        left_on text collate "C",
        fed_back_on text collate "C",
        document_number text,
        rectify_by text collate "C",
        list_id uuid,
        closed_by text,
        closed_by_name text,
        closed_on text collate "C",
        conclusion text,
        reason text,
        stages jsonb not null check (jsonb_typeof(stages) = 'array'),
        drafted_by text not null,
        drafted_by_name text not null,
        drafted_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        foreign key (tenant_id, list_id) references responsibility.responsibility_list (tenant_id, id),
        check (cardinality(target_unit_ids) + cardinality(target_division_codes) > 0),
        check (stay_from <= stay_to),
        -- Nobody approves a plan that he drafted or changed; nobody closes what he drafted.
        check (drafted_by = any(authors)),
        check (approved_by is null or not approved_by = any(authors)),
        check (closed_by is null or closed_by <> drafted_by),
        check (status in ('drafted','cancelled') or (approved_by is not null and approved_on is not null and cardinality(plan_file_ids) > 0)),
        check (status in ('drafted','approved','cancelled') or stationed_on is not null),
        check ((status in ('fed_back','rectifying','closed')) = (left_on is not null and fed_back_on is not null)),
        check (approved_on <= stationed_on and stationed_on <= left_on and left_on <= fed_back_on and fed_back_on <= closed_on and fed_back_on <= rectify_by),
        check (list_id is null or fed_back_on is not null),
        check (status <> 'rectifying' or list_id is not null),
        check ((status = 'closed') = (closed_by is not null and closed_on is not null and conclusion is not null)),
        check ((status = 'cancelled') = (reason is not null))
      );
      create index inspection_tour_year on responsibility.inspection_tour (tenant_id, year, id);
      create index inspection_tour_status on responsibility.inspection_tour (tenant_id, status, id);
      create index inspection_tour_list on responsibility.inspection_tour (tenant_id, list_id) where list_id is not null;
      call app.apply_tenant_policy('responsibility.inspection_tour');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table responsibility.inspection_tour');
  }
}
