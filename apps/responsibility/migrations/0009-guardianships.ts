import type { MigrationInterface, QueryRunner } from 'typeorm';

const changed = `
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id)`;

/** 包保层级, 包保; 职责交接, whose trail is written once. */
export class Guardianships1780000000009 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.guardianship_tier (
        tenant_id uuid not null,
        id uuid not null,
        key text collate "C" not null,
        name text not null,
        guardian text not null,
        level text not null check (level in ('street','community','household')),
        place integer not null check (place between 1 and 20),
        status text not null check (status in ('active','retired')),
        created_by text not null,
        created_by_name text not null,
        created_at timestamptz not null,${changed},
        unique (tenant_id, key)
      );
      call app.apply_tenant_policy('responsibility.guardianship_tier');

      create table responsibility.guardianship (
        tenant_id uuid not null,
        id uuid not null,
        tier_id uuid not null,
        tier_key text collate "C" not null,
        tier_name text not null,
        level text not null check (level in ('street','community','household')),
        member_id uuid,
        member_unit_id uuid,
        person_name text not null,
        post text,
        phone text,
        division_code text collate "C" not null,
        household text,
        households integer check (households > 0),
        address text,
        household_phone text,
        from_day text collate "C" not null,
        until_day text collate "C",
        end_reason text,
        predecessor_id uuid,
        hand_over_id uuid,
        status text not null check (status in ('active','ended')),
        entrusted_by text not null,
        entrusted_by_name text not null,
        entrusted_at timestamptz not null,${changed},
        foreign key (tenant_id, tier_id) references responsibility.guardianship_tier (tenant_id, id),
        foreign key (tenant_id, predecessor_id) references responsibility.guardianship (tenant_id, id),
        check ((level = 'household') = (household is not null)),
        check (level = 'household' or (households is null and address is null and household_phone is null)),
        check ((status = 'ended') = (until_day is not null) and (status = 'ended') = (end_reason is not null)),
        check (until_day is null or until_day >= from_day),
        check (member_id is not null or phone is not null)
      );
      -- Nobody has the same in his care twice.
      create unique index guardianship_once on responsibility.guardianship (tenant_id, tier_id, division_code, coalesce(household, ''), coalesce(member_id::text, person_name)) where status = 'active';
      create index guardianship_division on responsibility.guardianship (tenant_id, division_code, id);
      create index guardianship_member on responsibility.guardianship (tenant_id, member_id, id) where member_id is not null;
      call app.apply_tenant_policy('responsibility.guardianship');

      create table responsibility.hand_over (
        tenant_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        person_name text not null,
        on_day text collate "C" not null,
        reason text not null,
        division_code text collate "C" not null,
        lines jsonb not null check (jsonb_array_length(lines) > 0),
        handed_by text not null,
        handed_by_name text not null,
        handed_at timestamptz not null,
        primary key (tenant_id, id)
      );
      create index hand_over_member on responsibility.hand_over (tenant_id, member_id, id);
      create index hand_over_division on responsibility.hand_over (tenant_id, division_code, id);
      call app.apply_tenant_policy('responsibility.hand_over');

      create function responsibility.keep_hand_over() returns trigger language plpgsql as $$
      begin
        raise exception 'a hand-over stays on record as it was made' using errcode = 'restrict_violation';
      end $$;
      create trigger keep_hand_over before update or delete on responsibility.hand_over for each row execute function responsibility.keep_hand_over();
      create function responsibility.keep_ended_guardianship() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.status = 'ended' then
          raise exception 'a guardianship that ended stays on record as it was' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger keep_ended before update or delete on responsibility.guardianship for each row execute function responsibility.keep_ended_guardianship();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['hand_over', 'guardianship', 'guardianship_tier']) await q.query(`drop table responsibility.${t}`);
    for (const f of ['keep_hand_over', 'keep_ended_guardianship']) await q.query(`drop function responsibility.${f}()`);
  }
}
