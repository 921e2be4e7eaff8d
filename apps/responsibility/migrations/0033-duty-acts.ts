import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 履职留痕 of standing duties: what was done on a day, kept as it was recorded. What was wrong is withdrawn once, with a reason, and stays. */
export class DutyActs1780000000033 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.duty_act (
        tenant_id uuid not null,
        id uuid not null,
        item_id uuid not null,
        day text collate "C" not null,
        what text not null,
        evidence jsonb not null check (jsonb_typeof(evidence) = 'array'),
        held_by_unit_id uuid,
        held_by_post_id uuid,
        held_by_member_id uuid,
        member_id uuid,
        unit_id uuid,
        recorded_by text not null,
        recorded_by_name text not null,
        recorded_at timestamptz not null,
        withdrawn_by text,
        withdrawn_by_name text,
        withdrawn_at timestamptz,
        withdraw_reason text,
        primary key (tenant_id, id),
        foreign key (tenant_id, item_id) references responsibility.list_item (tenant_id, id),
        -- Nobody records what is still to be done.
        constraint duty_act_day check (day <= to_char(recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')),
        constraint duty_act_withdrawn check (num_nulls(withdrawn_by, withdrawn_by_name, withdrawn_at, withdraw_reason) in (0, 4))
      );
      create index duty_act_item on responsibility.duty_act (tenant_id, item_id, day);
      create index duty_act_day_order on responsibility.duty_act (tenant_id, day, id);
      call app.apply_tenant_policy('responsibility.duty_act');

      create function responsibility.keep_duty_act() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          if exists (select 1 from responsibility.list_item i where i.tenant_id = new.tenant_id and i.id = new.item_id and i.performed) then
            raise exception 'acts are of standing duties' using errcode = 'restrict_violation';
          end if;
          return new;
        end if;
        if tg_op = 'DELETE' or old.withdrawn_at is not null or (new.tenant_id, new.id, new.item_id, new.day, new.what, new.evidence, new.held_by_unit_id, new.held_by_post_id, new.held_by_member_id, new.member_id, new.unit_id, new.recorded_by, new.recorded_by_name, new.recorded_at)
          is distinct from (old.tenant_id, old.id, old.item_id, old.day, old.what, old.evidence, old.held_by_unit_id, old.held_by_post_id, old.held_by_member_id, old.member_id, old.unit_id, old.recorded_by, old.recorded_by_name, old.recorded_at) then
          raise exception 'an act stays on record as it was recorded' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger keep_duty_act before insert or update or delete on responsibility.duty_act for each row execute function responsibility.keep_duty_act();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table responsibility.duty_act; drop function responsibility.keep_duty_act()');
  }
}
