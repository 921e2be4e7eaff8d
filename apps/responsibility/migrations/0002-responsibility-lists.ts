import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 清单种类, 责任清单, 清单事项. Nobody approves, enters or closes his own work; and what was issued does not change: the
 * columns that say it are kept by a trigger, whoever writes. A draft, its return to a draft, and who does an item stay free.
 */
export class ResponsibilityLists1780000000002 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.list_kind (
        tenant_id uuid not null,
        id uuid not null,
        key text collate "C" not null,
        name text not null,
        description text,
        item_name text not null,
        wants text[] not null,
        groups jsonb not null,
        performed boolean not null,
        published boolean not null,
        rolling boolean not null,
        promotion_name text,
        status text not null check (status in ('active','retired')),
        created_by text not null,
        created_by_name text not null,
        created_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, key)
      );
      call app.apply_tenant_policy('responsibility.list_kind');

      create table responsibility.responsibility_list (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        kind_id uuid not null,
        kind_key text collate "C" not null,
        kind_name text not null,
        rules jsonb not null,
        title text not null,
        year integer not null,
        division_code text collate "C" not null,
        unit_id uuid not null,
        effective_from text collate "C" not null,
        effective_to text collate "C",
        edition integer not null check (edition >= 1),
        revision_of uuid,
        revision_id uuid,
        status text not null check (status in ('draft','submitted','approved','issued','published','superseded','repealed','withdrawn')),
        authors text[] not null,
        decision text,
        document_number text,
        issued_on text collate "C",
        published_at timestamptz,
        published_as text,
        submitted_by text,
        submitted_by_name text,
        submitted_at timestamptz,
        approved_by text,
        approved_by_name text,
        approved_at timestamptz,
        drafted_by text not null,
        drafted_by_name text not null,
        drafted_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        foreign key (tenant_id, kind_id) references responsibility.list_kind (tenant_id, id),
        foreign key (tenant_id, revision_of) references responsibility.responsibility_list (tenant_id, id),
        check (effective_to is null or effective_from <= effective_to),
        check ((edition = 1) = (revision_of is null)),
        check (status in ('draft','withdrawn') or submitted_by is not null),
        check (status in ('draft','submitted','withdrawn') or approved_by is not null),
        -- Nobody approves what he drafted, changed or submitted.
        check (approved_by is null or (not approved_by = any(authors) and approved_by <> drafted_by and approved_by <> submitted_by)),
        check ((status in ('issued','published','superseded','repealed')) = (issued_on is not null)),
        check ((issued_on is null) = (document_number is null)),
        check (status <> 'published' or (rules->>'published')::boolean)
      );
      -- An edition is revised by one other at a time, and replaced by one alone.
      create unique index responsibility_list_revision on responsibility.responsibility_list (tenant_id, revision_of) where status <> 'withdrawn';
      create index responsibility_list_division on responsibility.responsibility_list (tenant_id, division_code, id);
      create index responsibility_list_waiting on responsibility.responsibility_list (tenant_id, id) where status = 'submitted';
      call app.apply_tenant_policy('responsibility.responsibility_list');

      create table responsibility.list_item (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        list_id uuid not null,
        list_number text collate "C" not null,
        list_status text not null,
        list_division_code text collate "C" not null,
        list_unit_id uuid not null,
        effective_from text collate "C" not null,
        effective_to text collate "C",
        kind_key text collate "C" not null,
        performed boolean not null,
        position integer not null,
        group_key text collate "C",
        content text not null,
        content_key text not null,
        legal_basis text,
        requirement text,
        measure text,
        evidence_wanted text,
        industry_code text collate "C",
        division_code text collate "C" not null,
        level text,
        due_day text collate "C",
        due_at timestamptz,
        attachments jsonb not null default '[]',
        owner_unit_id uuid,
        owner_post_id uuid,
        owner_member_id uuid,
        support_unit_ids uuid[] not null default '{}',
        status text not null check (status in ('draft','open','submitted','closed','removed')),
        entered_at timestamptz,
        entered_by text,
        report text,
        evidence jsonb not null default '[]',
        submitted_by text,
        submitted_by_name text,
        submitted_at timestamptz,
        decision text,
        closed_by text,
        closed_by_name text,
        closed_at timestamptz,
        reassignments jsonb not null default '[]',
        promotions jsonb not null default '[]',
        promoted_on text collate "C",
        city_promotion text check (city_promotion in ('asked','accepted','refused')),
        province_promotion text check (province_promotion in ('asked','accepted','refused')),
        copied_from uuid,
        authors text[] not null,
        drafted_by text not null,
        drafted_by_name text not null,
        drafted_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, list_id, position),
        foreign key (tenant_id, list_id) references responsibility.responsibility_list (tenant_id, id),
        foreign key (tenant_id, copied_from) references responsibility.list_item (tenant_id, id),
        check ((status in ('draft','removed')) = (entered_at is null)),
        -- What enters an issued edition does so by another's hand; with its list it enters by nobody's.
        check (entered_by is null or not entered_by = any(authors)),
        check (status not in ('submitted','closed') or submitted_by is not null),
        check ((status = 'closed') = (closed_by is not null)),
        check (closed_by is null or closed_by <> submitted_by),
        check ((promoted_on is null) = (city_promotion is null and province_promotion is null))
      );
      create index list_item_list on responsibility.list_item (tenant_id, list_id, id);
      create index list_item_division on responsibility.list_item (tenant_id, division_code, id);
      create index list_item_content on responsibility.list_item (tenant_id, md5(content_key)) where list_status in ('issued','published');
      create index list_item_due on responsibility.list_item (tenant_id, (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')), id) where status in ('open','submitted');
      call app.apply_tenant_policy('responsibility.list_item');

      create function responsibility.keep_issued_list() returns trigger language plpgsql as $$
      begin
        if old.issued_on is not null and (new.kind_id, new.rules, new.title, new.year, new.division_code, new.unit_id, new.effective_from, new.effective_to, new.edition, new.revision_of, new.document_number, new.issued_on, new.authors, new.approved_by)
          is distinct from (old.kind_id, old.rules, old.title, old.year, old.division_code, old.unit_id, old.effective_from, old.effective_to, old.edition, old.revision_of, old.document_number, old.issued_on, old.authors, old.approved_by) then
          raise exception 'an issued edition does not change' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger keep_issued before update on responsibility.responsibility_list for each row execute function responsibility.keep_issued_list();

      create function responsibility.keep_entered_item() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          raise exception 'an item of a list is removed by its state' using errcode = 'restrict_violation';
        end if;
        if old.entered_at is not null and (new.list_id, new.number, new.position, new.group_key, new.content, new.legal_basis, new.requirement, new.measure, new.evidence_wanted, new.industry_code, new.division_code, new.level, new.due_day, new.attachments, new.entered_at)
          is distinct from (old.list_id, old.number, old.position, old.group_key, old.content, old.legal_basis, old.requirement, old.measure, old.evidence_wanted, old.industry_code, old.division_code, old.level, old.due_day, old.attachments, old.entered_at) then
          raise exception 'an item in force does not change' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger keep_entered before update or delete on responsibility.list_item for each row execute function responsibility.keep_entered_item();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['list_item', 'responsibility_list', 'list_kind']) await q.query(`drop table responsibility.${t}`);
    for (const f of ['keep_issued_list', 'keep_entered_item']) await q.query(`drop function responsibility.${f}()`);
  }
}
