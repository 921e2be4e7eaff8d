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

/** 企业主体责任: an item names one enterprise by its credit code, or a class of them by industry or risk tag. 考核: one that stands, of each scheme and period. */
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
      alter table responsibility.assessment add column line_id uuid;
      -- Of several that stand already, the first has the period; the others stay as they are.
      update responsibility.assessment a set line_id = s.line_id from responsibility.assessment_scheme s
        where s.tenant_id = a.tenant_id and s.id = a.scheme_id and not exists (select 1 from responsibility.assessment o join responsibility.assessment_scheme p on p.tenant_id = o.tenant_id and p.id = o.scheme_id
          where o.tenant_id = a.tenant_id and p.line_id = s.line_id and o.from_day = a.from_day and o.to_day = a.to_day and o.status <> 'cancelled' and a.status <> 'cancelled' and o.id < a.id);
      create unique index assessment_of_period on responsibility.assessment (tenant_id, line_id, from_day, to_day) where status <> 'cancelled';
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index responsibility.assessment_of_period;
      alter table responsibility.assessment drop column line_id;
      ${keepEntered(kept)};
      drop index responsibility.list_item_of_enterprises;
      alter table responsibility.list_item drop column enterprise_by, drop column enterprise_code, drop column enterprise_name;
    `);
  }
}
