import type { MigrationInterface, QueryRunner } from 'typeorm';

const changed = `
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id)`;

/** 三防对象种类, 对象, 年度责任人名录, 责任人. What was published is kept by triggers, whoever writes: a holder gives his role up, and nothing else of his row changes. */
export class DutyHolders1780000000008 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.duty_kind (
        tenant_id uuid not null,
        id uuid not null,
        key text collate "C" not null,
        name text not null,
        description text,
        roles text[] not null check (roles <@ array['administrative','technical','inspection'] and cardinality(roles) > 0),
        status text not null check (status in ('active','retired')),
        created_by text not null,
        created_by_name text not null,
        created_at timestamptz not null,${changed},
        unique (tenant_id, key)
      );
      call app.apply_tenant_policy('responsibility.duty_kind');

      create table responsibility.duty_object (
        tenant_id uuid not null,
        id uuid not null,
        kind_id uuid not null,
        kind_key text collate "C" not null,
        code text collate "C" not null,
        name text not null,
        division_code text collate "C" not null,
        address text,
        lng double precision,
        lat double precision,
        crs text,
        unit_id uuid not null,
        status text not null check (status in ('in_use','retired')),
        retire_reason text,
        registered_by text not null,
        registered_by_name text not null,
        registered_at timestamptz not null,${changed},
        unique (tenant_id, code),
        foreign key (tenant_id, kind_id) references responsibility.duty_kind (tenant_id, id),
        check ((status = 'retired') = (retire_reason is not null)),
        check ((lng is null) = (lat is null) and (lng is null) = (crs is null))
      );
      create index duty_object_division on responsibility.duty_object (tenant_id, division_code, id);
      create index duty_object_unit on responsibility.duty_object (tenant_id, unit_id, id);
      call app.apply_tenant_policy('responsibility.duty_object');

      create table responsibility.duty_edition (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        year integer not null,
        division_code text collate "C" not null,
        title text not null,
        status text not null check (status in ('draft','submitted','approved','published','withdrawn')),
        authors text[] not null,
        decision text,
        document_number text,
        published_on text collate "C",
        adjustments integer not null check (adjustments >= 0),
        submitted_by text,
        submitted_by_name text,
        submitted_at timestamptz,
        approved_by text,
        approved_by_name text,
        approved_at timestamptz,
        drafted_by text not null,
        drafted_by_name text not null,
        drafted_at timestamptz not null,${changed},
        unique (tenant_id, number),
        check (status in ('draft','withdrawn') or submitted_by is not null),
        check (status not in ('approved','published') or approved_by is not null),
        -- Nobody approves what he drafted, changed or submitted.
        check (approved_by is null or (not approved_by = any(authors) and approved_by <> drafted_by and approved_by <> submitted_by)),
        check ((status = 'published') = (published_on is not null) and (published_on is null) = (document_number is null))
      );
      -- A division has one table a year.
      create unique index duty_edition_year on responsibility.duty_edition (tenant_id, year, division_code) where status <> 'withdrawn';
      create index duty_edition_division on responsibility.duty_edition (tenant_id, division_code, id);
      call app.apply_tenant_policy('responsibility.duty_edition');

      create table responsibility.duty_adjustment (
        tenant_id uuid not null,
        edition_id uuid not null,
        number integer not null check (number > 0),
        on_day text collate "C" not null,
        document_number text,
        reason text not null,
        actor text not null,
        actor_name text not null,
        at timestamptz not null,
        primary key (tenant_id, edition_id, number),
        foreign key (tenant_id, edition_id) references responsibility.duty_edition (tenant_id, id)
      );
      call app.apply_tenant_policy('responsibility.duty_adjustment');

      create table responsibility.duty_holder (
        tenant_id uuid not null,
        id uuid not null,
        edition_id uuid not null,
        year integer not null,
        object_id uuid not null,
        object_code text collate "C" not null,
        object_name text not null,
        kind_name text not null,
        role text not null check (role in ('administrative','technical','inspection')),
        division_code text collate "C" not null,
        unit_id uuid not null,
        member_id uuid,
        member_unit_id uuid,
        person_name text not null,
        post text,
        phone text,
        from_day text collate "C",
        until_day text collate "C",
        came_by integer not null check (came_by >= 0),
        left_by integer,
        end_reason text,
        predecessor_id uuid,
        hand_over_id uuid,
        status text not null check (status in ('drafted','standing','ended','dropped')),
        named_by text not null,
        named_by_name text not null,
        named_at timestamptz not null,${changed},
        foreign key (tenant_id, edition_id) references responsibility.duty_edition (tenant_id, id),
        foreign key (tenant_id, object_id) references responsibility.duty_object (tenant_id, id),
        foreign key (tenant_id, predecessor_id) references responsibility.duty_holder (tenant_id, id),
        check ((status in ('standing','ended')) = (from_day is not null)),
        check ((status = 'ended') = (until_day is not null) and (status = 'ended') = (end_reason is not null)),
        check (until_day is null or until_day >= from_day),
        check (member_id is not null or phone is not null)
      );
      -- One person holds a role of an object: in a table, and in a year among all tables.
      create unique index duty_holder_drafted on responsibility.duty_holder (tenant_id, edition_id, object_id, role) where status = 'drafted';
      create unique index duty_holder_standing on responsibility.duty_holder (tenant_id, year, object_id, role) where status = 'standing';
      create index duty_holder_edition on responsibility.duty_holder (tenant_id, edition_id, id);
      create index duty_holder_object on responsibility.duty_holder (tenant_id, object_id, year);
      create index duty_holder_member on responsibility.duty_holder (tenant_id, member_id, id) where member_id is not null;
      create index duty_holder_division on responsibility.duty_holder (tenant_id, division_code, id);
      call app.apply_tenant_policy('responsibility.duty_holder');

      create function responsibility.keep_published_edition() returns trigger language plpgsql as $$
      begin
        if old.published_on is not null and (new.number, new.year, new.division_code, new.title, new.status, new.authors, new.document_number, new.published_on, new.approved_by)
          is distinct from (old.number, old.year, old.division_code, old.title, old.status, old.authors, old.document_number, old.published_on, old.approved_by) then
          raise exception 'a published table of duty holders does not change' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger keep_published before update on responsibility.duty_edition for each row execute function responsibility.keep_published_edition();

      create function responsibility.keep_published_holder() returns trigger language plpgsql as $$
      begin
        if old.status in ('standing','ended') then
          if tg_op = 'DELETE' then
            raise exception 'a published holder stays on record' using errcode = 'restrict_violation';
          end if;
          if (new.edition_id, new.year, new.object_id, new.object_code, new.object_name, new.kind_name, new.role, new.member_id, new.person_name, new.post, new.phone, new.from_day, new.came_by, new.predecessor_id)
            is distinct from (old.edition_id, old.year, old.object_id, old.object_code, old.object_name, old.kind_name, old.role, old.member_id, old.person_name, old.post, old.phone, old.from_day, old.came_by, old.predecessor_id)
            or (old.status = 'ended' and (new.status, new.until_day, new.left_by, new.end_reason, new.hand_over_id) is distinct from (old.status, old.until_day, old.left_by, old.end_reason, old.hand_over_id))
            or (old.status = 'standing' and new.status not in ('standing','ended')) then
            raise exception 'a published holder does not change' using errcode = 'restrict_violation';
          end if;
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;
      create trigger keep_published before update or delete on responsibility.duty_holder for each row execute function responsibility.keep_published_holder();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['duty_holder', 'duty_adjustment', 'duty_edition', 'duty_object', 'duty_kind']) await q.query(`drop table responsibility.${t}`);
    for (const f of ['keep_published_edition', 'keep_published_holder']) await q.query(`drop function responsibility.${f}()`);
  }
}
