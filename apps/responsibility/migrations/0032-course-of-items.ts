import type { MigrationInterface, QueryRunner } from 'typeorm';

const kept = 'list_id,number,position,group_key,content,legal_basis,requirement,measure,evidence_wanted,industry_code,division_code,level,due_day,attachments,entered_at';

/** What an item in force says stays; `columns` are what it says. */
const keepEntered = (columns: string): string => {
  const of = (row: string): string => columns.split(',').map((c) => `${row}.${c}`).join(', ');
  return `create or replace function responsibility.keep_entered_item() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        raise exception 'an item of a list is removed by its state' using errcode = 'restrict_violation';
      end if;
      if old.entered_at is not null and (${of('new')}) is distinct from (${of('old')}) then
        raise exception 'an item in force does not change' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`;
};

/** The course of an item: 问题来源; 上报 from street and committee to the district, which somebody else answers; 指令, on which it is done; 边界争议, which whoever raised it does not settle. */
export class CourseOfItems1780000000032 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table responsibility.list_item
        add column source text collate "C" constraint list_item_source check (source in ('inspection','accident','public_report','hazard','supervision','self_found','other')),
        add column district_promotion text constraint list_item_district_promotion check (district_promotion in ('asked','accepted','refused')),
        add column district_asked_by text,
        add column district_answered_by text,
        add constraint list_item_district_asked check ((district_promotion is null) = (district_asked_by is null)),
        add constraint list_item_district_answered check (coalesce(district_promotion in ('accepted','refused'), false) = (district_answered_by is not null)),
        add constraint list_item_district_other check (district_answered_by is null or district_answered_by <> district_asked_by),
        drop constraint list_item_check5,
        add constraint list_item_promoted check ((promoted_on is null) = (district_promotion is null and city_promotion is null and province_promotion is null));
      create index list_item_district_asked on responsibility.list_item (tenant_id, (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')), id) where district_promotion = 'asked';
      alter table responsibility.list_kind add column instructed boolean not null default false;
      alter table responsibility.list_item
        add column by_instruction boolean not null default false,
        add column instructions jsonb not null default '[]',
        add column instructed_at timestamptz,
        add column disputes jsonb not null default '[]',
        add column dispute_status text constraint list_item_dispute_status check (dispute_status in ('open','settled')),
        add column dispute_raised_by text,
        add column dispute_settled_by text,
        add constraint list_item_disputed check ((dispute_status is null) = (jsonb_array_length(disputes) = 0) and (dispute_status is null) = (dispute_raised_by is null)),
        add constraint list_item_settled check (coalesce(dispute_status = 'settled', false) = (dispute_settled_by is not null)),
        add constraint list_item_settled_other check (dispute_settled_by is null or dispute_settled_by <> dispute_raised_by),
        add constraint list_item_closed_undisputed check (status <> 'closed' or dispute_status is distinct from 'open'),
        add constraint list_item_instructed check ((jsonb_array_length(instructions) = 0) = (instructed_at is null));
      create index list_item_to_instruct on responsibility.list_item (tenant_id, (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')), id) where by_instruction and instructed_at is null and status = 'open';
      create index list_item_disputes on responsibility.list_item (tenant_id, (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')), id) where dispute_status = 'open';
      ${keepEntered(`${kept},source`)};
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      ${keepEntered(kept)};
      drop index responsibility.list_item_disputes;
      drop index responsibility.list_item_to_instruct;
      drop index responsibility.list_item_district_asked;
      alter table responsibility.list_kind drop column instructed;
      alter table responsibility.list_item drop constraint list_item_promoted, add constraint list_item_check5 check ((promoted_on is null) = (city_promotion is null and province_promotion is null)),
        drop column by_instruction, drop column instructions, drop column instructed_at, drop column disputes, drop column dispute_status, drop column dispute_raised_by, drop column dispute_settled_by,
        drop column source, drop column district_promotion, drop column district_asked_by, drop column district_answered_by;
    `);
  }
}
