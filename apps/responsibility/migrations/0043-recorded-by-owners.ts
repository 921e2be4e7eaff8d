import type { MigrationInterface, QueryRunner } from 'typeorm';

const before = ['tenant_id', 'id', 'item_id', 'day', 'what', 'evidence', 'held_by_unit_id', 'held_by_post_id', 'held_by_member_id', 'member_id', 'unit_id', 'recorded_by', 'recorded_by_name', 'recorded_at'];
const kept = (columns: readonly string[], insert = ''): string => `
  create or replace function responsibility.keep_duty_act() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      if exists (select 1 from responsibility.list_item i where i.tenant_id = new.tenant_id and i.id = new.item_id and i.performed) then
        raise exception 'acts are of standing duties' using errcode = 'restrict_violation';
      end if;${insert}
      return new;
    end if;
    if tg_op = 'DELETE' or old.withdrawn_at is not null or (${columns.map((c) => `new.${c}`).join(', ')}) is distinct from (${columns.map((c) => `old.${c}`).join(', ')}) then
      raise exception 'an act stays on record as it was recorded' using errcode = 'restrict_violation';
    end if;
    return new;
  end $$`;

/** As whom an act was recorded: who the duty names records it himself, or who keeps the list does for him. Kept of each act from now on; of those before nobody can say. */
export class RecordedByOwners1780000000043 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table responsibility.duty_act add column recorded_as text check (recorded_as in ('member','post','unit','support','keeper'));
      -- The narrower of person, post and unit is whose duty it is.
      alter table responsibility.duty_act add constraint duty_act_recorded_as check (case recorded_as
        when 'member' then held_by_member_id is not null
        when 'post' then held_by_post_id is not null and held_by_member_id is null
        when 'unit' then held_by_unit_id is not null and held_by_post_id is null and held_by_member_id is null
        else true end);
      ${kept([...before, 'recorded_as'], `
      if new.recorded_as is null then
        raise exception 'an act says as whom it was recorded' using errcode = 'restrict_violation';
      end if;`)};
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`${kept(before)}; alter table responsibility.duty_act drop column recorded_as`);
  }
}
