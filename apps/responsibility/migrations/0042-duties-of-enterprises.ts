import type { MigrationInterface, QueryRunner } from 'typeorm';

const kept = 'list_id,number,position,group_key,content,legal_basis,requirement,measure,evidence_wanted,industry_code,division_code,level,due_day,attachments,entered_at,source';

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

/** 企业主体责任: an item names one enterprise by its credit code, or a class of them by industry or risk tag. */
export class DutiesOfEnterprises1780000000042 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table responsibility.list_item
        add column enterprise_by text collate "C" constraint list_item_enterprise_by check (enterprise_by in ('enterprise','industry','tag')),
        add column enterprise_code text collate "C",
        add column enterprise_name text,
        add constraint list_item_enterprises check ((enterprise_by is null) = (enterprise_code is null)),
        add constraint list_item_enterprise_named check (coalesce(enterprise_by = 'enterprise', false) = (enterprise_name is not null));
      create index list_item_of_enterprises on responsibility.list_item (tenant_id, enterprise_code) where enterprise_by is not null;
      ${keepEntered(`${kept},enterprise_by,enterprise_code,enterprise_name`)};
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      ${keepEntered(kept)};
      drop index responsibility.list_item_of_enterprises;
      alter table responsibility.list_item drop column enterprise_by, drop column enterprise_code, drop column enterprise_name;
    `);
  }
}
